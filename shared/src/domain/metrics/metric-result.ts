import type { AsOf } from '../account.ts';
import { metricStatus } from './attainment-band.ts';
import { deadlineRisk } from './deadline-risk.ts';
import { elapsedShare, expectedProgress, type Span } from './expected-path.ts';
import type { Metric } from '../goals/goal.ts';
import { holdsALevel, metricProgress, type MetricProgress } from './metric-progress.ts';
import { metricTrend } from './metric-trend.ts';
import { isBehind, pace } from './pace.ts';
import { dayPosition } from '../basics/portal-day.ts';
import { projectedFinish, type Projection } from './projected-finish.ts';
import type { Settings } from '../settings.ts';
import type { MetricResult } from './results.ts';
import { DAY_MS, dayNumber, dayOf, type Day } from '../basics/time.ts';

/** Later than this, a projection means "not in any time that matters", and calendars stop having names. */
const LAST_NAMED_DAY = dayNumber('9999-12-31');

/** Everything that is shown about one metric of a goal with this span. */
export function scoreMetric(
  metric: Metric,
  span: Span,
  asOf: AsOf,
  settings: Settings,
): MetricResult {
  const scored = metricProgress(metric, settings);
  const latest = metric.readings.at(-1);
  const expected = latest === undefined ? null : expectedAt(metric, span, asOf, settings);
  const metricPace = scored.kind === 'scored' ? pace(scored.progress, expected, settings) : null;
  const projection = projectionOf(metric, scored, { start: span.start, asOf }, settings);

  return {
    id: metric.id,
    name: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    mode: metric.mode,
    baseline: metric.baseline,
    target: metric.target,
    current: latest?.value ?? null,
    measuredAt: latest?.measuredAt ?? null,
    stale: latest !== undefined && asOf.now - latest.measuredAt > staleAfterMs(metric, settings),
    trend: metricTrend(metric, asOf, settings),
    deadlineRisk: deadlineRisk({
      deadline: span.deadline,
      today: dayNumber(asOf.today),
      reached: isReached(metric, scored),
      behind: isBehind(metricPace, settings),
      finish: holdsALevel(metric) && scored.kind === 'scored' ? -Infinity : finishOf(projection),
    }),
    pace: metricPace,
    expectedProgress: expected,
    projectedFinish: named(projection?.finish),
    projectedEarliest: named(projection?.earliest),
    projectedLatest: named(projection?.latest),
    ...withStatus(scored, settings),
  };
}

/** How long a reading counts as current. */
export function staleAfterMs(metric: Metric, settings: Pick<Settings, 'metric'>): number {
  return settings.metric.staleAfterDays[metric.frequency] * DAY_MS;
}

/** Expected where the latest reading was taken, so that a late reading does not read as a slow customer. */
function expectedAt(metric: Metric, span: Span, asOf: AsOf, settings: Settings): number | null {
  const latest = metric.readings.at(-1);
  if (latest === undefined) return null;
  const elapsed = elapsedShare(span, dayPosition(latest.measuredAt, asOf));
  return elapsed === null ? null : expectedProgress(metric, elapsed, settings);
}

function projectionOf(
  metric: Metric,
  scored: MetricProgress,
  from: { start: number; asOf: AsOf },
  settings: Settings,
): Projection | null {
  if (scored.kind !== 'scored' || scored.progress >= 1 || metric.target === null) return null;
  return holdsALevel(metric) ? null : projectedFinish(metric, metric.target, from, settings);
}

/** Without a score, the target may still have been met: it needs no baseline to see that. */
function isReached(metric: Metric, scored: MetricProgress): boolean {
  if (scored.kind === 'scored') return scored.progress >= 1;
  const current = metric.readings.at(-1)?.value;
  if (current === undefined || metric.target === null) return false;
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
