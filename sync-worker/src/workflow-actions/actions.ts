import type { WorkflowAction, WorkflowOutputs } from '@attain/shared/contract/workflow-actions';

import type { Calendar } from '../calendar.ts';
import type { Configuration } from '../config/configuration.ts';
import type { AnyOrder, AnyResult, WorkflowOrder, WorkflowResult } from './action.ts';
import { answerQuestion } from './answer-question.ts';
import { askForSignOff, type SignOff, type Telling, withSignOffUrl } from './ask-for-sign-off.ts';
import { createReviewTask } from './create-review-task.ts';
import { rescore } from './rescore.ts';
import { startRenewalPlay } from './start-renewal-play.ts';
import { valueSummary } from './value-summary.ts';

/** What actions ask of the world around them. */
export type ActionParts = {
  tasks: Configuration['tasks'];
  signOff: SignOff;
  calendar: Calendar;
  /** Whether HubSpot lets us tell a waiting workflow to go on. */
  mayWait: () => Promise<boolean>;
  /** Host of the portal's pages in HubSpot. */
  uiDomain: () => Promise<string>;
};

type Action<A extends WorkflowAction> = {
  /** Changes something: that is done once, however often HubSpot calls. */
  changes: boolean;
  /** Asks HubSpot what the action needs to know, before a transaction begins. */
  prepare: (parts: ActionParts) => Promise<(order: WorkflowOrder<A>) => Promise<WorkflowResult<A>>>;
  /** Adds what is told and kept nowhere, to a first answer and to repeats that are not late. */
  tell?: (outputs: WorkflowOutputs<A>, telling: Telling, parts: ActionParts) => WorkflowOutputs<A>;
};

/** The same for whichever action it is: its inputs were parsed by its own schema. */
export type AnyAction = {
  changes: boolean;
  prepare: (parts: ActionParts) => Promise<(order: AnyOrder) => Promise<AnyResult>>;
  tell?: (
    outputs: AnyResult['outputs'],
    telling: Telling,
    parts: ActionParts,
  ) => AnyResult['outputs'];
};

const ACTIONS: { readonly [A in WorkflowAction]: Action<A> } = {
  rescore: {
    changes: true,
    async prepare({ mayWait }) {
      const waits = await mayWait();
      return (order) => rescore(order, waits);
    },
  },
  'create-review-task': {
    changes: true,
    prepare:
      async ({ tasks }) =>
      (order) =>
        createReviewTask(order, tasks),
  },
  'start-renewal-play': {
    changes: true,
    prepare:
      async ({ tasks }) =>
      (order) =>
        startRenewalPlay(order, tasks),
  },
  'ask-for-sign-off': {
    changes: true,
    prepare:
      async ({ signOff }) =>
      (order) =>
        askForSignOff(order, signOff),
    tell: (outputs, telling, { signOff }) => withSignOffUrl(outputs, telling, signOff),
  },
  'value-summary': {
    changes: false,
    prepare: async () => valueSummary,
  },
  'answer-question': {
    changes: false,
    async prepare({ calendar, uiDomain }) {
      const domain = await uiDomain();
      return (order) => answerQuestion(order, { calendar, uiDomain: domain });
    },
  },
};

/** The action of a name. */
export function actionNamed(name: WorkflowAction): AnyAction {
  return ACTIONS[name] as unknown as AnyAction;
}
