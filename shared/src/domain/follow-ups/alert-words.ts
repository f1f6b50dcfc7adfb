import type { AsOf } from '../account.ts';
import type { Alert } from '../agreements/results.ts';
import { date } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { Snapshot } from '../snapshot.ts';

/** What an alert asks for, and why: its own words, and since when it is so. */
export function alertWords(
  alert: Alert,
  { agreements }: Snapshot,
  asOf: AsOf,
): { title: string; reason: string } {
  const vla = agreements.vlas.find(({ goalId }) => goalId === alert.goalId);
  return {
    title: titleOf(alert, vla === undefined ? null : `"${vla.title}"`),
    reason: `${alert.text} It is so since ${date(dayAt(alert.since, asOf))}.`,
  };
}

function titleOf({ rule }: Alert, agreement: string | null): string {
  switch (rule) {
    case 'attainment':
      return agreement === null ? 'agreements fall short together' : `${agreement} falls short`;
    case 'drift':
      return `${agreement ?? 'an agreement'} is behind its plan`;
    case 'deadline':
      return `${agreement ?? 'an agreement'} will miss its deadline`;
  }
}
