import type { AsOf } from '../account.ts';
import type { GoalResult } from '../goals/results.ts';
import { isBehind } from '../metrics/pace.ts';
import type { Settings } from '../settings.ts';
import type { GoalPart } from './goal-parts.ts';
import type { GoalSituation } from './results.ts';

type ScoredGoal = GoalResult & { kind: 'scored' };

/**
 * Where a goal stands, by what it needs next, first match (M52, M74): a goal that cannot be scored a measure; one that is
 * reached the next target; one past its date, out of reach, or at risk a plan; then old and missing readings; then the
 * small gap of a goal above 80 %.
 *
 * @param calledAchieved somebody has called the agreement achieved
 * @returns `null`: it goes as planned.
 */
export function goalSituation(
  result: GoalResult,
  parts: readonly GoalPart[],
  calledAchieved: boolean,
  asOf: AsOf,
  settings: Settings,
): GoalSituation | null {
  if (result.kind === 'not_scored') {
    return toMeasure(result) ?? { code: 'not_measurable', metricId: null };
  }
  if (calledAchieved || result.status === 'achieved') return { code: 'achieved', metricId: null };
  const trouble = troubleOf(result, parts, asOf, settings);
  if (trouble !== null) return trouble;
  const stale = result.metrics.find((metric) => metric.stale);
  if (stale !== undefined) return { code: 'reading_stale', metricId: stale.id };
  const unmeasured = toMeasure(result);
  if (unmeasured !== null) return unmeasured;
  return result.attainment > settings.bands.attainment.onTrackAbove
    ? { code: 'small_gap', metricId: leadOf(parts) }
    : null;
}

function toMeasure({ metrics }: GoalResult): GoalSituation | null {
  const metric = metrics.find(({ kind }) => kind === 'not_scored');
  if (metric?.kind !== 'not_scored') return null;
  const code = metric.reason === 'no_data' ? 'reading_missing' : 'not_measurable';
  return { code, metricId: metric.id };
}

function troubleOf(
  { targetDate, deadlineRisk, status, pace }: ScoredGoal,
  parts: readonly GoalPart[],
  { today }: AsOf,
  settings: Settings,
): GoalSituation | null {
  if (targetDate !== null && targetDate < today) return { code: 'past_date', metricId: null };
  if (deadlineRisk === 'will_miss') return { code: 'will_miss', metricId: null };
  if (status !== 'at_risk') return null;
  return { code: isBehind(pace, settings) ? 'behind' : 'at_risk', metricId: leadOf(parts) };
}

/** The metric that lacks most of the goal; `null` = the milestones. */
function leadOf(parts: readonly GoalPart[]): string | null {
  let lead: GoalPart | undefined;
  for (const part of parts) {
    if (lead === undefined || part.lacking > lead.lacking) lead = part;
  }
  return lead?.kind === 'metric' ? lead.metric.id : null;
}
