import type { AsOf } from '../domain/account.ts';
import { addDays, type Day } from '../domain/basics/time.ts';
import type { RenewalMilestoneCode } from '../domain/lifecycle/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ReportReason } from './issued-report.ts';
import type { ReportKind } from './report.ts';

/** A day of the renewal calendar that calls for a report. */
export type Occasion = {
  /** The same while it is about the same day: one report for one occasion. */
  cause: string;
  why: Exclude<ReportReason, 'asked'>;
  kind: ReportKind;
  /** The day on which it began to call. */
  from: Day;
};

/** A review is prepared in its last week. */
const REVIEW_LEAD_DAYS = 7;

const OF_MILESTONE: Partial<Record<RenewalMilestoneCode, Pick<Occasion, 'why' | 'kind'>>> = {
  early_warning: { why: 'early_warning', kind: 'vla' },
  value_review: { why: 'value_review', kind: 'outcome' },
};

/**
 * The reports that an account needs by its calendar:
 *
 * - the quarterly review (V30): the success report, from a week before the next review of the agreements until it is held;
 * - 90 days before the renewal (A25): the status of the agreements, or the success report where there are none;
 * - 60 days before it (A26): the value report.
 *
 * The days are those of the settings. A milestone that has passed calls for nothing any more.
 */
export function reportOccasions(
  { agreements, renewal }: Pick<Snapshot, 'agreements' | 'renewal'>,
  { today }: Pick<AsOf, 'today'>,
): readonly Occasion[] {
  const occasions: Occasion[] = [];
  const { nextReview, vlas } = agreements;
  const prepareFrom = nextReview === null ? null : addDays(nextReview, -REVIEW_LEAD_DAYS);
  if (prepareFrom !== null && prepareFrom <= today) {
    const why = 'quarterly_review';
    occasions.push({ cause: `${why}:${nextReview}`, why, kind: 'success', from: prepareFrom });
  }
  for (const { code, state, on } of renewal.milestones) {
    const wanted = OF_MILESTONE[code];
    if (wanted === undefined || state !== 'due' || renewal.date === null) continue;
    const kind = wanted.kind === 'vla' && vlas.length === 0 ? 'success' : wanted.kind;
    occasions.push({ cause: `${wanted.why}:${renewal.date}`, why: wanted.why, kind, from: on });
  }
  return occasions;
}
