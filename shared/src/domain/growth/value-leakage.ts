import type { VlaResult } from '../agreements/results.ts';
import { date } from '../basics/plain-words.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ValueLineResult } from '../value/results.ts';
import type { Minor } from '../value/value-line.ts';

/** Value that was counted on and may not come. */
export type ValueLeak = {
  kind: 'vla_missed' | 'vla_will_miss' | 'vla_behind' | 'value_disputed';
  goalId: string | null;
  text: string;
  /**
   * Money at risk in the reporting period, where it is known: the estimated value that rests on the agreement's goal,
   * or the disputed amount. A line is at risk once only, so leaks can be added up.
   */
  atRisk: Minor | null;
};

/** Where promised value leaks away (L25): agreements missed or behind their path, and value that is disputed. */
export function valueLeakage({
  agreements,
  value,
}: Pick<Snapshot, 'agreements' | 'value'>): ValueLeak[] {
  const disputed = value.lines.filter(({ ledger }) => ledger === 'disputed');
  return [
    ...agreements.vlas.flatMap((vla) => leakOf(vla, value.lines)),
    ...disputed.map(({ goalId, description, amount }): ValueLeak => {
      const text = `The customer disputes the value of "${description}".`;
      return { kind: 'value_disputed', goalId, text, atRisk: amount };
    }),
  ];
}

function leakOf(vla: VlaResult, lines: readonly ValueLineResult[]): ValueLeak[] {
  const loss = lossOf(vla);
  if (loss === null) return [];
  const { goalId } = vla;
  return [{ ...loss, goalId, atRisk: estimatedValueOf(goalId, lines) }];
}

/** An achieved agreement is on pace, and without a deadline there is nothing to miss. */
function lossOf({
  title,
  state,
  deadline,
  deadlineRisk,
}: VlaResult): Pick<ValueLeak, 'kind' | 'text'> | null {
  if (state === 'missed') return { kind: 'vla_missed', text: `"${title}" was missed.` };
  if (deadline === null) return null;
  const due = `its deadline of ${date(deadline)}`;
  if (deadlineRisk === 'will_miss') {
    return { kind: 'vla_will_miss', text: `"${title}" will miss ${due}.` };
  }
  return deadlineRisk === 'behind'
    ? { kind: 'vla_behind', text: `"${title}" is behind the path to ${due}.` }
    : null;
}

function estimatedValueOf(goalId: string, lines: readonly ValueLineResult[]): Minor | null {
  const resting = lines.filter((line) => line.goalId === goalId && line.ledger === 'estimated');
  return resting.length === 0 ? null : resting.reduce((sum, { counted }) => sum + counted, 0);
}
