import type { AlertState } from './agreements/alert-state.ts';
import type { Goal } from './goals/goal.ts';
import type { HealthOverride, MeasuredInputs } from './health/inputs.ts';
import type {
  AdvocacyRecord,
  LevelTickets,
  OnboardingSignals,
  RaisedEscalation,
  TicketCause,
  ValueHypothesis,
} from './lifecycle/inputs.ts';
import type { PeerStanding } from './portfolio/peer-standing.ts';
import type { ActivityVolume, ValueOpportunity } from './value/inputs.ts';
import type { HealthBand, HealthComponentKey } from './health/health-components.ts';
import type { Day, Instant } from './basics/time.ts';
import type { CostLine, Minor, ValueLine } from './value/value-line.ts';

/** Product usage of the last full weeks (four by default) in the portal's zone, aggregated by the store. */
export type UsageSignals = {
  /** The account's source delivered something (for any account) at this instant; older than 14 days = stale. */
  sourceLastDeliveredAt: Instant;
  /** Weekly active users of each of the weeks, oldest first. */
  weeklyActiveUsers: readonly number[];
  /** `false`: the product was used in those weeks, and no event says by whom. */
  namesUsers: boolean;
  /** Sessions per active user and week, over the weeks. `null` where nobody was active. */
  sessionsPerUserWeek: number | null;
  /** Minutes per active user and week, over the weeks. `null` where the source reports no durations. */
  minutesPerUserWeek: number | null;
  /** Share of the configured key features used, [0, 1]; `null` where no key features are configured. */
  featureAdoption: number | null;
  /** Most identified users of any week of the last 90 days: seats, where none are recorded. */
  peakWeeklyUsers: number;
  /** For `account_growth`: weekly active users of the week 90 days ago; `null` without that history. */
  weeklyUsers90DaysAgo: number | null;
  /** A key feature was first used in the last 28 days after 90 days of use (expansion signal). */
  newKeyFeature: boolean;
  firstEventAt: Instant | null;
  /** First event that names a user (onboarding: accounts created). */
  firstUserAt: Instant | null;
  lastEventAt: Instant | null;
};

/** Mean and size of one kind of survey, the latest answer per contact, within its staleness limit. */
export type SurveySignals = {
  mean: number;
  answers: number;
  latestAt: Instant;
  /** NPS in points (-100..100); `null` for CSAT. */
  nps: number | null;
  /** Answers of 9 or 10 to an NPS survey; `null` for CSAT. */
  promoters: number | null;
};

export type TicketSignals = {
  /** Severity-weighted: created in the last 28 days, and those open longer. */
  weighted: number;
  open: number;
  created28Days: number;
  /** Instants of tickets of the last 14 days, oldest first: two in seven days escalate. */
  recentCreatedAt: readonly Instant[];
  /** Tickets of categories that escalate, open or closed within the quiet days. */
  causes: readonly TicketCause[];
  /** Open tickets by the level of support that their category is mapped to; levels without any are left out. */
  openByLevel: readonly LevelTickets[];
};

export type OutreachSignals = { attempts: number; answered: number; latestAt: Instant };

export type EscalationFlag = 'none' | 'churn_threat' | 'downtime' | 'legal';

export type Contract = {
  /** First day of the customer's first term, as far as it is known: `start` moves on with each renewal, this does not. */
  firstStart: Day | null;
  start: Day | null;
  renewal: Day | null;
  /** The renewal of `renewal` is already won. */
  renewalWon: boolean;
  /** Yearly contract value; `derived` when summed from won deals because nobody recorded it. */
  yearlyValue: Minor | null;
  valueDerived: boolean;
  licensedSeats: number | null;
};

/** Employees as the company record says, now and 90 days ago; `null` = not recorded. */
export type CompanySize = { employees: number | null; employees90DaysAgo: number | null };

/** A health score as it was, for trend, driver and worst band. */
export type PastHealth = {
  at: Instant;
  score: number | null;
  band: HealthBand;
  /** Points by component with fresh input at that time. */
  points: Readonly<Partial<Record<HealthComponentKey, number>>>;
  /** What those components had measured; `null` or absent = of before it was kept. */
  inputs?: Readonly<Partial<Record<HealthComponentKey, number>>> | null;
  /** What was said then, where the rest is what the present settings make of it. */
  told?: { score: number; band: HealthBand };
};

/** Everything known about one company at one instant: what `scoreAccount` turns into a snapshot. */
export type Account = {
  companyId: string;
  name: string | null;
  createdOn: Day;
  /** Selects the health curves; `null` = the default set. */
  segment: string | null;
  contract: Contract;
  goals: readonly Goal[];
  valueLines: readonly ValueLine[];
  costLines: readonly CostLine[];
  /** `null`: no usage source knows this account. */
  usage: UsageSignals | null;
  /** Health inputs that the configuration binds to measures of usage, in the place of the default ones. */
  measuredInputs: MeasuredInputs;
  /** `null`: the portal has no tickets or the token may not read them. */
  tickets: TicketSignals | null;
  nps: SurveySignals | null;
  csat: SurveySignals | null;
  /** `null`: nothing was recorded. */
  outreach: OutreachSignals | null;
  /** Share of training completed, [0, 1], with its date. */
  training: { share: number; at: Instant } | null;
  escalationFlag: EscalationFlag;
  /** Escalations that people raised, with their reasons, and have not taken back. */
  raised: readonly RaisedEscalation[];
  industry: string | null;
  size: CompanySize;
  /** When the latest deal of the configured pilot pipeline was won (expansion signal). */
  pilotWonAt: Instant | null;
  onboarding: OnboardingSignals;
  /** Advocacy activities done, as recorded by people; oldest first. */
  advocacy: readonly AdvocacyRecord[];
  /** A person's own judgement of health, shown beside the computed score. */
  healthOverride: HealthOverride | null;
  /** The value that was hoped for before the sale; `null` = never recorded. */
  hypothesis: ValueHypothesis | null;
  /** What the product could still be worth, as recorded by people. */
  opportunities: readonly ValueOpportunity[];
  /** How much of what was done in the product, over the reporting period (O29). */
  activityVolumes: readonly ActivityVolume[];
  /** Where the alert rules stood after the last scoring; empty the first time. */
  alertStates: readonly AlertState[];
  /** Its place among its peers by health, as of the last comparison of the portfolio; `null` = never compared. */
  peers: PeerStanding | null;
  /** Oldest first; only rows where something changed. */
  pastHealth: readonly PastHealth[];
  /** Value and ROI of the last snapshot without a double count, kept while the ledger is blocked (C05). */
  lastUnblockedValue: ValueFigures | null;
};

/** The money figures that go to HubSpot; `null` = unknown, cleared there. */
export type ValueFigures = {
  confirmed: Minor | null;
  estimated: Minor | null;
  investment: Minor | null;
  /** Fractions: 0.404 = 40.4 %. */
  roiConfirmed: number | null;
  roiEstimated: number | null;
  multiple: number | null;
};

/** The instant and the calendar day in the portal's zone that a scoring run is about. */
export type AsOf = {
  now: Instant;
  today: Day;
  /** The instant at which `today` ends in the portal's zone; it anchors every other day. */
  nextMidnight: Instant;
};
