import { documentation, maximizeValue, newValue } from './advice-on-value.ts';
import type { Findings } from './findings.ts';
import { otherwise, RULES } from './next-action.ts';
import type { FurtherAdviceCode, Horizon, NextActionCode, Recommendation } from './results.ts';
import type { Rule } from './rule.ts';

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
  const urgent = whatIsDue(findings);
  const [first = otherwise(findings)] = urgent;
  const all: Recommendation[] = urgent.length === 0 ? [first] : urgent;
  const trouble = urgent.find(({ code }) => ON_TROUBLE.has(code));
  if (trouble?.goalId != null) all.push(...supporting(trouble, trouble.goalId, findings));
  for (const { code, horizon, advise } of FURTHER) {
    const advice = advise(findings, NOBODY);
    if (advice !== null) all.push({ code, horizon, ...advice });
  }
  if (all.length > 1) all.sort((a, b) => HORIZONS[a.horizon] - HORIZONS[b.horizon]);
  const most = findings.settings.advice.recommendations;
  return {
    nextAction: { code: first.code, text: first.text },
    recommendations: all.length > most ? all.slice(0, most) : all,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

function whatIsDue(findings: Findings): Recommendation<NextActionCode>[] {
  const due: Recommendation<NextActionCode>[] = [];
  let advised = NOBODY;
  for (const { code, horizon, advise } of RULES) {
    const advice = advise(findings, advised);
    if (advice === null) continue;
    due.push({ code, horizon, ...advice });
    if (advice.goalId !== null && ON_TROUBLE.has(code)) {
      advised = new Set(advised).add(advice.goalId);
    }
  }
  return due;
}

/** The second and third recommendation for a goal in trouble (V27). */
function supporting(
  { owner }: Recommendation,
  goalId: string,
  { insights }: Findings,
): Recommendation[] {
  const actions = insights.find((each) => each.goalId === goalId)?.actions ?? [];
  return actions.flatMap(({ code, horizon, text, reason }) =>
    code === 'supporting_action' || code === 'long_term_improvement'
      ? [{ code, horizon, text, goalId, owner, reason }]
      : [],
  );
}
