import type { MetricResult } from '../metrics/results.ts';
import type { Snapshot } from '../snapshot.ts';
import type { OpportunityResult, ValueResult } from '../value/results.ts';
import { changeOf, type Change } from '../metrics/change.ts';
import type { HypothesisView } from './hypothesis.ts';
import { promiseKept, type PromiseKept } from './promise-kept.ts';
import { valueLeakage, type ValueLeak } from './value-leakage.ts';

/** A metric of an agreement in force with what has changed since its baseline. */
export type KpiProgress = { goalId: string; metric: MetricResult; change: Change | null };

/** What has come true (L25). */
export type RealizationView = {
  /** Net ROI on confirmed value, a fraction; `null` with its reason. */
  actualRoi: number | null;
  reason: ValueResult['reason'];
  /** `null` where no value was promised. */
  promise: PromiseKept | null;
  kpiProgress: readonly KpiProgress[];
  leakage: readonly ValueLeak[];
  /** Largest potential first. */
  opportunities: readonly OpportunityResult[];
};

/** Agreements in force and the confirmed ledger, against the hypothesis. */
export function realizationView(
  snapshot: Pick<Snapshot, 'agreements' | 'success' | 'value'>,
  hypothesis: HypothesisView | null,
): RealizationView {
  const { value } = snapshot;
  return {
    actualRoi: value.figures.roiConfirmed,
    reason: value.reason,
    promise: hypothesis === null ? null : promiseKept(hypothesis.yearlyValue, value),
    kpiProgress: kpiProgress(snapshot),
    leakage: valueLeakage(snapshot),
    opportunities: value.opportunities,
  };
}

function kpiProgress({
  agreements,
  success,
}: Pick<Snapshot, 'agreements' | 'success'>): KpiProgress[] {
  const inForce = new Set(agreements.vlas.map(({ goalId }) => goalId));
  return success.goals
    .filter(({ id }) => inForce.has(id))
    .flatMap(({ id, metrics }) =>
      metrics.map((metric) => ({ goalId: id, metric, change: sinceBaseline(metric) })),
    );
}

/** What has changed since the baseline (L19, L25); `null` where one of the two is not known. */
export function sinceBaseline({ baseline, current, unit }: MetricResult): Change | null {
  return baseline === null || current === null ? null : changeOf(baseline, current, unit);
}
