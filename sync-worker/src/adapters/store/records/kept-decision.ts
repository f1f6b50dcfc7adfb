import { isAgreed } from '@attain/shared/domain/agreements/governance';
import type { Goal } from '@attain/shared/domain/goals/goal';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import { fromJson } from '../json.ts';
import type { RecordVersion } from '../schema.ts';

/**
 * Of a record that two merged companies both had, the version that ends their common history where the last word would
 * undo what was decided: terms that were signed, a value that the customer confirmed or disputed, a line that was excluded.
 *
 * @param history of both companies, in the order it was recorded
 * @returns what was decided, once more, as the next version; `null` where the last word undoes nothing
 */
export function keptDecision(history: readonly RecordVersion[]): RecordVersion | null {
  const last = history.at(-1);
  if (last === undefined || isDecided(last)) return null;
  const ofEach = new Map(history.map((row) => [row.company_id, row]));
  const decided = [...ofEach.values()].find((row) => row !== last && isDecided(row));
  if (decided === undefined) return null;
  return {
    ...decided,
    recorded_at: last.recorded_at,
    recorded_by: 'merge of companies',
    via: 'hubspot',
    action: 'edited',
    note: 'What was decided stays after the merge',
  };
}

function isDecided({ kind, body, ended }: RecordVersion): boolean {
  if (ended === 1) return false;
  if (kind === 'goal') {
    const { commitment } = fromJson<Goal>(body);
    return commitment !== null && isAgreed(commitment.state);
  }
  if (kind !== 'value') return false;
  const { confirmed, disputed, excluded } = fromJson<ValueLine>(body);
  return confirmed !== null || disputed || excluded;
}
