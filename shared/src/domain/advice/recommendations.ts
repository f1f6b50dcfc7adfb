import { documentation, maximizeValue, newValue } from './advice-on-value.ts';
import type { Findings } from './findings.ts';
import { goalActions } from './goal-actions.ts';
import { otherwise, RULES } from './next-action.ts';
import type { FurtherAdviceCode, Horizon, NextActionCode, Recommendation } from './results.ts';
import type { Advice, Rule } from './rule.ts';

/** The rules that speak of a goal in trouble; each takes the worst goal that none before it has taken. */
const ON_TROUBLE: ReadonlySet<NextActionCode> = new Set([
  'vla_will_miss',
  'vla_off_track',
  'goal_at_risk',
]);

/** What an outcome report recommends beside (O34). */
const FURTHER: readonly Rule<FurtherAdviceCode>[] = [
  { code: 'maximize_value', horizon: 'this_month', advise: maximizeValue },
  { code: 'new_value', horizon: 'this_month', advise: newValue },
  { code: 'documentation', horizon: 'this_month', advise: documentation },
];

const NOBODY: ReadonlySet<string> = new Set();

const HORIZONS: Readonly<Record<Horizon, number>> = { immediate: 0, this_week: 1, this_month: 2 };

export type Recommendations = {
  /** The first of the list, in words with names, dates and figures. */
  nextAction: { code: NextActionCode; text: string };
  recommendations: readonly Recommendation[];
};

/**
 * What to do about the account, the most urgent first, by horizon, and no more than people can do (V20, V27, M57, M74):
 * every rule that applies, the supporting action and the long-term improvement of the goal that is worst off, and what
 * makes more of the value.
 */
export function recommendations(findings: Findings): Recommendations {
  const due = whatIsDue(findings);
  const [first = otherwise(findings)] = due;
  const all: Recommendation[] = due.length === 0 ? [first] : due;
  const trouble = due.find(({ code }) => ON_TROUBLE.has(code));
  if (trouble !== undefined) all.push(...supporting(trouble, findings));
  for (const rule of FURTHER) {
    const advice = rule.advise(findings, NOBODY);
    if (advice !== null) all.push(recommendation(rule, advice));
  }
  all.sort((a, b) => HORIZONS[a.horizon] - HORIZONS[b.horizon]);
  const most = findings.settings.advice.recommendations;
  return {
    nextAction: { code: first.code, text: first.text },
    recommendations: all.slice(0, most),
  };
}

function whatIsDue(findings: Findings): Recommendation<NextActionCode>[] {
  const due: Recommendation<NextActionCode>[] = [];
  let advised = NOBODY;
  for (const rule of RULES) {
    const advice = rule.advise(findings, advised);
    if (advice === null) continue;
    due.push(recommendation(rule, advice));
    if (advice.goalId !== null) advised = new Set(advised).add(advice.goalId);
  }
  return due;
}

function recommendation<Code>(
  { code, horizon }: Rule<Code>,
  { text, goalId, owner, reason }: Advice,
): Recommendation<Code> {
  return { code, horizon, text, goalId, owner, reason };
}

/** The second and third recommendation for a goal in trouble (V27). */
function supporting(
  { goalId, owner }: Recommendation,
  { insights, success, health }: Findings,
): Recommendation[] {
  const goal = success.goals.find(({ id }) => id === goalId);
  const told = insights.find((each) => each.goalId === goalId);
  if (goal === undefined || told === undefined) return [];
  return goalActions(told, { goal, health }).flatMap(({ code, horizon, text, reason }) =>
    code === 'supporting_action' || code === 'long_term_improvement'
      ? [{ code, horizon, text, goalId, owner, reason }]
      : [],
  );
}
