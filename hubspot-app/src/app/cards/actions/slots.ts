import type {
  AccountView,
  AgreementView,
  GoalView,
  MetricView,
  ValueLineView,
} from '@attain/shared/contract/account-view';

/**
 * What each place of the card that does something is given. A place draws its own buttons, panels and modals, and nothing where there is
 * nothing to do (an agreement that is decided, a line that is confirmed).
 */
export type Slot = {
  /** The record that the card is on: `/api/companies/:companyId/...`. */
  companyId: string;
  /** The whole account as shown; a part that an older worker does not send is missing, so read it with care. */
  view: AccountView;
  ask: Ask;
  /** To be called once something was done: the card says so and loads the account again, which stays on the screen meanwhile. */
  onDone: (message: string) => void;
  format: Format;
};

/** Beside the title of a goal: targets, sign-off, sharing. */
export type GoalSlot = Slot & {
  goal: GoalView;
  /** `null`: it is a goal and no agreement is in force for it. */
  agreement: AgreementView | null;
};

/** In the row of a metric: a reading, a change of its target. */
export type MetricSlot = GoalSlot & { metric: MetricView };

/** In the panel of a value line: confirm, dispute. */
export type ValueLineSlot = Slot & { line: ValueLineView };

/** Under the head of the card: add a goal, share, judge health, onboarding, advocacy, escalation. */
export type AccountSlot = Slot;

/** One button that does what is recommended; without an action of its own it offers to create the task. */
export type RecommendationSlot = Slot & {
  recommendation: RecommendationView;
  /** The next action of the account is the one primary button of the card; all others are secondary and small. */
  variant: 'primary' | 'secondary';
};

export type RecommendationView = {
  /** Stays the same while the matter does, for keys and test ids. */
  id: string;
  text: string;
  /** The fact that it rests on. */
  reason: string;
  horizon: 'immediate' | 'this_week' | 'this_month' | 'this_quarter' | 'before_renewal';
  goalId: string | null;
  /** Who of the customer it is to be done with. */
  owner: string | null;
  action: SuggestedAction;
};

/** What a button does about it. Ids are those of the API; `dueOn` is a day in the portal's zone. */
export type SuggestedAction =
  | { kind: 'create_task'; title: string; dueOn: string }
  | { kind: 'schedule_meeting'; title: string }
  | { kind: 'enrol_workflow' }
  | { kind: 'add_goal' }
  | { kind: 'add_reading'; goalId: string; metricId: string }
  | { kind: 'change_target'; goalId: string }
  | { kind: 'request_sign_off'; goalId: string }
  | { kind: 'confirm_value'; valueLineId: string }
  | { kind: 'record_advocacy' };

/** Sends one request to the worker. It never throws: whatever goes wrong is an answer that can be shown. */
export type Ask = <Body>(call: Call) => Promise<Answer<Body>>;

export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Begins with `/api/`. */
  path: string;
  /** With `requestId` where it writes, since HubSpot repeats a request by itself. */
  body?: Readonly<Record<string, unknown>>;
};

export type Answer<Body> =
  | { kind: 'done'; status?: number; body: Body }
  | {
      kind: 'refused';
      status?: number;
      code: string;
      /** One sentence for people. */
      message: string;
      /** Reasons field by field, in the API's notation (`metrics[0].target`). */
      details: readonly { field: string; message: string }[];
      rule: string | null;
      /** With `stale_version`: the version that holds now. */
      currentVersion: number | null;
    }
  /** Nobody knows whether it was done: the same request with the same `requestId` may be sent again. */
  | { kind: 'unanswered' };

/** How figures are written for the reader. */
export type Format = {
  number: (value: number) => string;
  /** Of 0-100. */
  percent: (percent: number) => string;
  money: (amount: number, currency: string | null) => string;
  date: (day: string) => string;
  moment: (at: number | string) => string;
};
