import type { NextActionCode } from './advice/results.ts';
import type { AgreementsResult, AlertsResult } from './agreements/results.ts';
import type { Day, Instant } from './basics/time.ts';
import type { AdvocacyResult, ExpansionResult } from './growth/results.ts';
import type { SuccessResult } from './goals/results.ts';
import type { HealthResult } from './health/results.ts';
import type { Escalation, LifecycleStage, RenewalResult } from './lifecycle/results.ts';
import type { PeerStanding } from './portfolio/peer-standing.ts';
import type { Settings } from './settings.ts';
import type { ValueResult } from './value/results.ts';

/** Everything computed about one company at one instant. Screens, properties and reports draw this and compute nothing. */
export type Snapshot = {
  companyId: string;
  name: string | null;
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
  /** Its place among its peers, as last compared; `null` = never. Below the minimum cohort it has no percentile (C26). */
  peers: PeerStanding | null;
  nextAction: { code: NextActionCode; text: string };
  /** When a figure changes without any new data (a date passes, an input goes stale); at most a week ahead. */
  dueAgainAt: Instant;
};
