import type { GoalInsights, NextActionCode, Recommendation } from './advice/results.ts';
import type { AgreementsResult, AlertsResult } from './agreements/results.ts';
import type { Day, Instant } from './basics/time.ts';
import type { AdvocacyResult, ExpansionResult } from './growth/results.ts';
import type { SuccessResult } from './goals/results.ts';
import type { HealthResult } from './health/results.ts';
import type {
  Escalation,
  EscalationReason,
  LifecycleStage,
  OnboardingResult,
  RenewalResult,
  SupportResult,
  TimeToValue,
} from './lifecycle/results.ts';
import type { PeerStanding } from './portfolio/peer-standing.ts';
import type { Settings } from './settings.ts';
import type { ValueResult } from './value/results.ts';

/** Everything computed about one company at one instant. Screens, properties and reports draw this and compute nothing. */
export type Snapshot = {
  companyId: string;
  name: string | null;
  /** First day of the first contract; `null` = not known. Snapshots of before it was kept lack it, as they lack the industry. */
  customerSince?: Day | null;
  /** As HubSpot names it. */
  industry?: string | null;
  asOf: Instant;
  today: Day;
  modelVersion: string;
  /** The edges that the figures were banded by; rounding for display never crosses one. */
  bands: Settings['bands'];
  currency: string;
  /** Digits of the minor unit: 2 for USD, 0 for JPY. */
  currencyDigits: number;
  health: HealthResult;
  agreements: AgreementsResult;
  /** `null`: no agreement is in force. */
  alerts: AlertsResult | null;
  success: SuccessResult;
  value: ValueResult;
  renewal: RenewalResult;
  lifecycleStage: LifecycleStage;
  /** `null`: no signal of growth. */
  expansion: ExpansionResult | null;
  /** `null`: nothing was done and no sign of an advocate holds. */
  advocacy: AdvocacyResult | null;
  escalation: Escalation;
  /** Why it is escalated, the most urgent first; empty where it is not. */
  escalationReasons: readonly EscalationReason[];
  /** `null`: no contract has begun, or the days that count passed without anything done. */
  onboarding: OnboardingResult | null;
  /** `null`: not used yet, and nothing achieved. */
  timeToValue: TimeToValue | null;
  /** `null`: no ticket of a known level is open. */
  support: SupportResult | null;
  /** Its place among its peers, as last compared; `null` = never. Below the minimum cohort it has no percentile (C26). */
  peers: PeerStanding | null;
  /** Drivers, blockers, trends and actions of the goals that have any. */
  insights: readonly GoalInsights[];
  nextAction: { code: NextActionCode; text: string };
  /** The most urgent first, by horizon; the first is the next action. */
  recommendations: readonly Recommendation[];
  /** When a figure changes without any new data (a date passes, an input goes stale); at most a week ahead. */
  dueAgainAt: Instant;
};
