import type { Goal, Metric } from '@attain/shared/domain/goals/goal';

import { comparable } from '../../imports/identity.ts';
import { isSigned } from '../../imports/kinds/signed-terms.ts';
import type { GoalRefusal } from '../../ports/store.ts';
import type { Term, WantedGoal, WantedMetric } from './wanted-goal.ts';

const METRIC_TERMS = ['target', 'baseline', 'unit', 'direction', 'mode'] as const;

const WAY_OUT =
  'The agreed terms hold. Agree a revision with the customer and record it with their approval, or put the agreed value back in HubSpot.';

export function isSignedGoal({ commitment }: Goal): boolean {
  return commitment !== null && isSigned(commitment.state);
}

/**
 * What HubSpot would change of terms that a customer signed (V32, C27): every one, and none of them is made. A baseline
 * that was never captured may still be added, and with it the direction that follows from it.
 */
export function refusalsOf(stored: Goal, wanted: Goal, held: WantedGoal): readonly GoalRefusal[] {
  if (!isSignedGoal(stored)) return [];
  const refusals: GoalRefusal[] = [];
  if (stored.targetDate !== null && stored.targetDate !== wanted.targetDate) {
    const property = held.properties['target date'] ?? null;
    refusals.push(
      changed({ goal: stored, metric: null, term: 'target date', property }, [
        stored.targetDate,
        wanted.targetDate,
      ]),
    );
  }
  for (const metric of held.metrics) refusals.push(...metricRefusals(stored, wanted, metric));
  return refusals;
}

function metricRefusals(goal: Goal, wanted: Goal, held: WantedMetric): readonly GoalRefusal[] {
  const signed = metricNamed(goal, held.name);
  const next = metricNamed(wanted, held.name);
  const about = (term: Term) => ({
    goal,
    metric: held.name,
    term,
    property: held.properties[term] ?? null,
  });
  if (signed === undefined) {
    if (next === undefined) return [];
    const message = `"${goal.title}" was signed without the metric "${held.name}", which HubSpot adds. ${WAY_OUT}`;
    const { property } = about('target');
    return [{ goal: goal.title, metric: held.name, property, from: '', to: held.name, message }];
  }
  if (held.draft === null || next === undefined) {
    return signed.target === null ? [] : [changed(about('target'), [signed.target, null])];
  }
  const terms = METRIC_TERMS.filter(
    (term) => signed[term] !== next[term] && !isFirstBaseline(term, signed),
  );
  // Another target may turn the direction round: that is one change, not two.
  const numbers = terms.filter((term) => term === 'target' || term === 'baseline');
  return (numbers.length > 0 ? numbers : terms).map((term) =>
    changed(about(term), [signed[term], next[term]]),
  );
}

function metricNamed({ metrics }: Goal, name: string): Metric | undefined {
  return metrics.find((metric) => comparable(metric.name) === comparable(name));
}

/** Without a baseline there was no direction to agree on either. */
function isFirstBaseline(term: Term, { baseline }: Metric): boolean {
  return baseline === null && (term === 'baseline' || term === 'direction' || term === 'mode');
}

function changed(
  {
    goal,
    metric,
    term,
    property,
  }: { goal: Goal; metric: string | null; term: Term; property: string | null },
  [from, to]: readonly [string | number | null, string | number | null],
): GoalRefusal {
  const what = metric === null ? `the ${term}` : `the ${term} of "${metric}"`;
  const message = `"${goal.title}": ${what} is ${to ?? 'empty'} in HubSpot, but ${from ?? 'none'} is signed. ${WAY_OUT}`;
  return {
    goal: goal.title,
    metric,
    property,
    from: String(from ?? ''),
    to: String(to ?? ''),
    message,
  };
}

/** A signed goal that HubSpot does not have any more goes on: nothing ends an agreement silently. */
export function goneRefusal({ title }: Goal): GoalRefusal {
  const message = `"${title}" is signed and no longer in HubSpot. It goes on: end the agreement with the customer's knowledge, or fill its properties again.`;
  return { goal: title, metric: null, property: null, from: title, to: '', message };
}
