import type { Goal } from '../goals/goal.ts';

/**
 * Whether two versions of a goal read the same beside their terms: title, description, owner, dependencies, who answers
 * for what, and where baselines come from. A party that signs has read all of it.
 */
export function hasSameWords(one: Goal, other: Goal): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}

function wordsOf({ title, description, owner, metrics, commitment }: Goal): unknown {
  return [
    title,
    description,
    owner,
    commitment?.dependencies ?? null,
    (commitment?.accountability ?? []).map(({ task, party, person, due }) => [
      task,
      party,
      person,
      due,
    ]),
    metrics.map(({ baselineSource, baselineEvidence }) => [baselineSource, baselineEvidence]),
  ];
}
