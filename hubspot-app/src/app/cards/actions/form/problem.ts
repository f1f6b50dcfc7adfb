import type { Faults } from './checks.ts';
import type { Stopped } from './sending.ts';

/** Why nothing was done, as the form tells it. */
export type Problem =
  /** The fields say what is wrong. */
  | { kind: 'faulty' }
  /** `others`: what is wrong with fields that the form does not show. */
  | { kind: 'refused'; message: string; others: readonly string[] }
  /** Somebody else changed it meanwhile. */
  | { kind: 'conflict'; message: string }
  /** The first try arrived after all; what was typed since then did not. */
  | { kind: 'sent_before' }
  /** HubSpot does not vouch for this page any more, or it is older than the worker. */
  | { kind: 'outdated' }
  | { kind: 'unanswered' };

const OUTDATED: ReadonlySet<string> = new Set(['unauthorized', 'method_not_allowed']);

/**
 * What a form shows for an answer.
 *
 * @param fieldOf the form's field for one of the API; `null`: it has none
 */
export function problemOf(
  { answer }: Stopped,
  fieldOf: (apiField: string) => string | null,
): { problem: Problem; faults: Faults } {
  if (answer.kind === 'unanswered') return { problem: { kind: 'unanswered' }, faults: {} };
  const { code, message, details } = answer;
  if (OUTDATED.has(code)) return { problem: { kind: 'outdated' }, faults: {} };
  if (code === 'stale_version') return { problem: { kind: 'conflict', message }, faults: {} };
  if (details.some(({ field }) => field === 'requestId') && code === 'conflict') {
    return { problem: { kind: 'sent_before' }, faults: {} };
  }
  const faults: Record<string, string> = {};
  const others: string[] = [];
  for (const detail of details) {
    const field = fieldOf(detail.field);
    if (field === null) others.push(`${detail.field} ${detail.message}`);
    else faults[field] ??= detail.message;
  }
  // The sentence of a rule says more than its fields do; that of a wrong request repeats them.
  const isAllShown = code === 'invalid_request' && details.length > 0 && others.length === 0;
  const problem: Problem = isAllShown ? { kind: 'faulty' } : { kind: 'refused', message, others };
  return { problem, faults };
}
