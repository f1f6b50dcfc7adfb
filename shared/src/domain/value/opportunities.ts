import { moneyInWords, toMinor, type Currency } from '../basics/money.ts';
import { percent } from '../basics/plain-words.ts';
import type { GoalResult } from '../goals/results.ts';
import type { Settings } from '../settings.ts';
import type { ValueOpportunity } from './inputs.ts';
import type { Effort, OpportunityResult, ValueLineResult } from './results.ts';

const EFFORT_ORDER: Readonly<Record<Effort, number>> = { low: 0, medium: 1, high: 2 };

type Context = {
  goals: readonly GoalResult[];
  settings: Pick<Settings, 'value' | 'bands'>;
  currency: Currency;
};

/**
 * Value that could be had and is not (O32): what people recorded, what lines would be worth if their goals were attained
 * in full, what waits for the customer's confirmation, and what cannot be calculated yet. The largest potential first,
 * then the least effort.
 */
export function valueOpportunities(
  recorded: readonly ValueOpportunity[],
  lines: readonly ValueLineResult[],
  context: Context,
): OpportunityResult[] {
  return withOpportunitiesOf(lines, recorded.map(asRecorded), context);
}

/** The same for results of a day that is over: its recorded opportunities as they were, the others by its goals as now known. */
export function restatedOpportunities(
  before: readonly OpportunityResult[],
  lines: readonly ValueLineResult[],
  context: Context,
): OpportunityResult[] {
  const recorded = before.filter(({ source }) => source === 'recorded');
  return withOpportunitiesOf(lines, recorded, context);
}

function withOpportunitiesOf(
  lines: readonly ValueLineResult[],
  recorded: readonly OpportunityResult[],
  context: Context,
): OpportunityResult[] {
  const found = [...recorded];
  for (const line of lines) {
    for (const rule of [fromGoal, fromConfirmation, fromCompletion]) {
      const opportunity = rule(line, context);
      if (opportunity !== null) found.push(opportunity);
    }
  }
  return found.sort(
    (a, b) =>
      (b.potential ?? -1) - (a.potential ?? -1) || EFFORT_ORDER[a.effort] - EFFORT_ORDER[b.effort],
  );
}

function asRecorded(recorded: ValueOpportunity): OpportunityResult {
  const { goalId, description, potential, effort, recommendation } = recorded;
  const isAmount = Number.isFinite(potential) && potential >= 0;
  return {
    source: 'recorded',
    goalId,
    valueLineId: null,
    description,
    potential: isAmount ? potential : null,
    effort,
    formula: null,
    recommendation,
  };
}

/**
 * Yearly value / attainment - yearly value: what the line would be worth a year beyond today if it grew with its goal.
 * Only for lines that run today, and only from an attainment on that says something.
 */
function fromGoal(line: ValueLineResult, context: Context): OpportunityResult | null {
  const { goals, settings, currency } = context;
  const { yearly } = line;
  if (yearly === null) return null;
  const goal = goals.find(({ id }) => id === line.goalId);
  if (goal?.kind !== 'scored') return null;
  const { attainment } = goal;
  if (attainment >= 1 || attainment < settings.value.potentialFromAttainment || attainment <= 0) {
    return null;
  }
  return {
    source: 'goal_not_attained',
    goalId: goal.id,
    valueLineId: line.id,
    description: line.description,
    potential: toMinor(yearly / attainment - yearly),
    effort: effortOf(attainment, settings.bands.attainment),
    formula: `${moneyInWords(yearly, currency)} a year / ${percent(attainment)} attained - ${moneyInWords(yearly, currency)}`,
    recommendation: `Attain "${goal.title}" in full: it is at ${percent(attainment)} of its target.`,
  };
}

/** What the confirmed ledger would gain at least: a confirmation counts without the factor. */
function fromConfirmation(line: ValueLineResult): OpportunityResult | null {
  if (line.ledger !== 'estimated' || line.counted === 0) return null;
  return {
    source: 'not_confirmed',
    goalId: line.goalId,
    valueLineId: line.id,
    description: line.description,
    potential: line.yearly ?? line.counted,
    effort: 'low',
    formula: line.formula,
    recommendation: `Ask the customer to confirm the estimated value of "${line.description}".`,
  };
}

function fromCompletion(line: ValueLineResult): OpportunityResult | null {
  if (line.ledger !== 'incomplete') return null;
  return {
    source: 'incomplete',
    goalId: line.goalId,
    valueLineId: line.id,
    description: line.description,
    potential: null,
    effort: 'low',
    formula: null,
    recommendation: `Complete "${line.description}". ${line.notice}`,
  };
}

/** The further a goal has come, the less is left to do. */
function effortOf(attainment: number, bands: Settings['bands']['attainment']): Effort {
  if (attainment > bands.onTrackAbove) return 'low';
  return attainment >= bands.atRiskFrom ? 'medium' : 'high';
}
