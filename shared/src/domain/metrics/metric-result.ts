import type { AsOf } from '../account.ts';
import { metricStatus } from './attainment-band.ts';
import { deadlineRisk } from './deadline-risk.ts';
import { drift } from './drift.ts';
import { elapsedShare, expectedProgress, type Span } from './expected-path.ts';
import type { Metric, Reading } from '../goals/goal.ts';
import { holdsALevel, metricProgress, type MetricProgress } from './metric-progress.ts';
import { periodMove, previousReading, trendOf } from './metric-trend.ts';
import { isBehind, pace } from './pace.ts';
import { dayPosition } from '../basics/portal-day.ts';
import { projectedFinish, type Projection } from './projected-finish.ts';
import type { Settings } from '../settings.ts';
import type { MetricResult } from './results.ts';
import { isStale } from './staleness.ts';
import { dayNumber, dayOf, type Day } from '../basics/time.ts';

/** Later than this, a projection means "not in any time that matters", and calendars stop having names. */
const LAST_NAMED_DAY = dayNumber('9999-12-31');

/** Everything that is shown about one metric of a goal with this span. */
export function scoreMetric(
  recorded: Metric,
  span: Span,
  asOf: AsOf,
  settings: Settings,
): MetricResult {
  const scored = metricProgress(recorded, settings);
  const metric =
    scored.kind === 'not_scored' && scored.reason === 'not_a_number'
      ? withoutNonsense(recorded)
      : recorded;
  const latest = metric.readings.at(-1);
  const current = latest?.value ?? null;
  const previous = previousReading(metric, asOf);
  const progress = scored.kind === 'scored' ? scored.progress : null;
  const expected =
    latest === undefined ? null : expectedAt(metric, latest, { span, asOf }, settings);
  const metricPace = progress === null ? null : pace(progress, expected, settings);
  const projection = projectionOf(metric, scored, { start: span.start, asOf }, settings);

  return {
    id: metric.id,
    name: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    mode: metric.mode,
    baseline: metric.baseline,
    target: metric.target,
    current,
    measuredAt: latest?.measuredAt ?? null,
    stale: isStale(metric, asOf.now, settings),
    previous,
    trend: trendOf(periodMove(metric, previous, current), settings),
    deadlineRisk: deadlineRisk({
      deadline: span.deadline,
      today: dayNumber(asOf.today),
      reached: isReached(metric, scored),
      behind: isBehind(metricPace, settings),
      finish: holdsALevel(metric) && scored.kind === 'scored' ? -Infinity : finishOf(projection),
    }),
    pace: metricPace,
    expectedProgress: expected,
    drift: drift(progress, expected),
    outlook: outlookOf(metric, scored, projection),
    projectedFinish: named(projection?.finish),
    projectedEarliest: named(projection?.earliest),
    projectedLatest: named(projection?.latest),
    ...withStatus(scored, settings),
  };
}

/** Where a value is no number, nothing that was read is shown: every figure would rest on it. */
function withoutNonsense(metric: Metric): Metric {
  const numberOrNull = (value: number | null) => (Number.isFinite(value) ? value : null);
  return {
    ...metric,
    baseline: numberOrNull(metric.baseline),
    target: numberOrNull(metric.target),
    readings: [],
  };
}

/** Expected when the reading was taken, so that a late reading does not read as a slow customer. */
function expectedAt(
  metric: Metric,
  { measuredAt }: Reading,
  { span, asOf }: { span: Span; asOf: AsOf },
  settings: Settings,
): number | null {
  const elapsed = elapsedShare(span, dayPosition(measuredAt, asOf));
  return elapsed === null ? null : expectedProgress(metric, elapsed, settings);
}

function projectionOf(
  metric: Metric,
  scored: MetricProgress,
  from: { start: number; asOf: AsOf },
  settings: Settings,
): Projection | null {
  return metric.target === null || !hasAWayToGo(metric, scored)
    ? null
    : projectedFinish(metric, metric.target, from, settings);
}

function hasAWayToGo(metric: Metric, scored: MetricProgress): boolean {
  return scored.kind === 'scored' && scored.progress < 1 && !holdsALevel(metric);
}

function outlookOf(
  metric: Metric,
  scored: MetricProgress,
  projection: Projection | null,
): MetricResult['outlook'] {
  if (!hasAWayToGo(metric, scored)) return 'not_needed';
  if (projection === null) return 'too_few_readings';
  return named(projection.finish) === null ? 'not_moving' : 'projected';
}

/** A target may be met without a score: it needs no baseline to see that. */
function isReached(metric: Metric, scored: MetricProgress): boolean {
  if (scored.kind === 'scored') return scored.progress >= 1;
  const current = metric.readings.at(-1)?.value;
  if (scored.reason !== 'baseline_not_set' || current === undefined || metric.target === null) {
    return false;
  }
  return metric.direction === 'higher_is_better'
    ? current >= metric.target
    : current <= metric.target;
}

function finishOf(projection: Projection | null): number | 'never' | 'unknown' {
  return projection === null ? 'unknown' : (projection.finish ?? 'never');
}

function named(position: number | null | undefined): Day | null {
  if (position === null || position === undefined || position > LAST_NAMED_DAY) return null;
  return dayOf(Math.floor(position));
}

function withStatus(scored: MetricProgress, settings: Settings) {
  return scored.kind === 'scored'
    ? { ...scored, status: metricStatus(scored.progress, settings.bands.attainment) }
    : scored;
}
