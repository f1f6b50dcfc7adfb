import type { ExpansionSignal } from '../growth/results.ts';
import type { Findings } from './findings.ts';
import { onAccount, type Advice } from './rule.ts';

const SIGNAL_NAME: Readonly<Record<ExpansionSignal, string>> = {
  license_limit: 'licences run short',
  positive_feedback: 'positive feedback',
  account_growth: 'the account grows',
  pilot_completed: 'a pilot was completed',
  new_use_case: 'a new use case',
};

/** Not while health is at risk or nothing is proven: then selling more costs trust (A36, L20). */
export function expansionSignal({ expansion }: Findings): Advice | null {
  if (expansion === null || expansion.heldBackBy.length > 0) return null;
  const named = expansion.signals.map(({ signal }) => SIGNAL_NAME[signal]).join(', ');
  return onAccount(
    `Talk about expansion: ${named}.`,
    expansion.signals.map(({ evidence }) => evidence).join(' '),
  );
}

/** A promoter who was never asked; never for a reward that hangs on a review (A38, C31). */
export function unmetPromoter({ advocacy }: Findings): Advice | null {
  return advocacy?.unmetPromoter === true
    ? onAccount(
        'Ask a promoter for a reference or a case study: nobody has been asked yet.',
        'A 9 or 10 in the NPS survey, and no advocacy activity on record.',
      )
    : null;
}
