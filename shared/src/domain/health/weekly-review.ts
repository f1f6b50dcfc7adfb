import { count, date } from '../basics/plain-words.ts';
import type { RenewalResult } from '../lifecycle/results.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';
import { HEALTH_GUIDE } from './health-actions.ts';
import { scoreInWords } from './health-band.ts';
import type { HealthBand } from './health-components.ts';
import type { HealthResult } from './results.ts';

/** What the review looks at of a snapshot, and what the contract is worth in a year. */
export type ReviewedAccount = Pick<Snapshot, 'companyId' | 'name' | 'bands'> & {
  health: Pick<HealthResult, 'score' | 'band' | 'trend' | 'trendPoints' | 'driver' | 'override'>;
  renewal: Pick<RenewalResult, 'date' | 'daysLeft' | 'stage'>;
  yearlyValue: Minor | null;
};

/** Why an account is on the list. `judged`: only a person holds it to be at risk or critical. */
export type ReviewCause = 'critical' | 'at_risk' | 'declining' | 'judged';

export type HealthReviewRow = {
  account: ReviewedAccount;
  cause: ReviewCause;
  /** Flagged beside its cause: at risk and declining at once is worse. */
  declining: boolean;
  /** In words: the band and score, the fall, what drove it, the renewal, a person's judgement. */
  reason: string;
};

export type HealthReview = {
  accounts: number;
  byBand: Readonly<Record<HealthBand, number>>;
  declining: number;
  /** Most pressing first; what to do is in the guide of the row's band. */
  rows: readonly HealthReviewRow[];
};

const URGENCY: Readonly<Record<ReviewCause, number>> = {
  critical: 0,
  at_risk: 1,
  declining: 2,
  judged: 3,
};

/**
 * The weekly health review (A24): all scores counted by band; accounts that are critical, at risk or declining, and those
 * that a person judges so, in order of urgency: critical, at risk, declining, judged; then the deepest fall over the
 * trend's window, the nearest renewal, the largest yearly value, the id.
 */
export function weeklyHealthReview(
  accounts: Iterable<ReviewedAccount>,
  settings: Pick<Settings, 'health'>,
): HealthReview {
  const byBand = { healthy: 0, stable: 0, at_risk: 0, critical: 0, insufficient_data: 0 };
  const listed: Omit<HealthReviewRow, 'reason'>[] = [];
  let reviewed = 0;
  let decliningAccounts = 0;
  for (const account of accounts) {
    reviewed += 1;
    byBand[account.health.band] += 1;
    const declining = account.health.trend === 'declining';
    if (declining) decliningAccounts += 1;
    const cause = causeOf(account, declining);
    if (cause !== null) listed.push({ account, cause, declining });
  }
  return {
    accounts: reviewed,
    byBand,
    declining: decliningAccounts,
    rows: listed.sort(byUrgency).map((row) => ({ ...row, reason: reasonOf(row, settings) })),
  };
}

function causeOf({ health }: ReviewedAccount, declining: boolean): ReviewCause | null {
  const { band, override } = health;
  if (band === 'critical' || band === 'at_risk') return band;
  if (declining) return 'declining';
  return override?.band === 'critical' || override?.band === 'at_risk' ? 'judged' : null;
}

type Listed = Pick<HealthReviewRow, 'account' | 'cause'>;

function byUrgency(a: Listed, b: Listed): number {
  const [one, other] = [a.account, b.account];
  return (
    URGENCY[a.cause] - URGENCY[b.cause] ||
    ascending(one.health.trendPoints ?? 0, other.health.trendPoints ?? 0) ||
    ascending(one.renewal.daysLeft ?? Infinity, other.renewal.daysLeft ?? Infinity) ||
    ascending(other.yearlyValue ?? -Infinity, one.yearlyValue ?? -Infinity) ||
    ascending(one.companyId, other.companyId)
  );
}

function ascending<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function reasonOf({ account }: Listed, settings: Pick<Settings, 'health'>): string {
  const { health, renewal } = account;
  const sentences = [standing(account, settings.health.trend.windowDays)];
  if (health.driver !== null) sentences.push(health.driver);
  if (renewal.date !== null) {
    const due = renewal.stage === 'overdue' ? 'The renewal was due on' : 'Renews on';
    sentences.push(`${due} ${date(renewal.date)}`);
  }
  if (health.override?.differs) {
    const { by, band, until, reason } = health.override;
    const judged = HEALTH_GUIDE[band].name.toLowerCase();
    sentences.push(`${by} judges it ${judged} until ${date(until)}: ${reason.replace(/\.$/, '')}`);
  }
  return `${sentences.join('. ')}.`;
}

function standing({ health, bands }: ReviewedAccount, windowDays: number): string {
  const { name } = HEALTH_GUIDE[health.band];
  if (health.score === null) return name;
  const at = `${name} at ${scoreInWords(health.score, bands.health)}`;
  const moved = count(Math.abs(health.trendPoints ?? 0), 'point');
  if (moved === '0 points') return at;
  const way = (health.trendPoints ?? 0) < 0 ? 'down' : 'up';
  return `${at}, ${moved} ${way} in ${count(windowDays, 'day')}`;
}
