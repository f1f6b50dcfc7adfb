import type { Account } from '@attain/shared/domain/account';
import type { Settings } from '@attain/shared/domain/settings';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { scoreValue } from '@attain/shared/domain/value/value-result';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import {
  asOf,
  confirmedAt,
  someAccount,
  someContract,
  someCostLine,
  someValueLine,
  USD,
} from '../builders.ts';

export const YEAR = { startsAt: '2025-01-01', endsAt: '2025-12-31' };

/** Value of an account whose contract began with 2025, at the end of that year. */
export function score(
  overrides: Partial<Account>,
  today = '2025-12-31',
  settings: Settings = DEFAULT_SETTINGS,
) {
  const contract = someContract({ start: '2025-01-01', renewal: null });
  return scoreValue(someAccount({ contract, ...overrides }), [], asOf(today), settings, USD);
}

/** The value lines of the success metrics document, confirmed at the amounts printed there. */
export const DOCUMENT = {
  reporting: printedLine('Reporting time saved', 'hours saved', 100_800_00),
  correction: printedLine('Correction time saved', 'corrections', 64_800_00),
  errors: printedLine('Error reduction', 'corrections', 64_800_00),
  tools: printedLine('Tool consolidation', 'tools retired', 45_000_00),
};

/** Its investment: the subscription, 150,000 a year. */
export const ARR = someCostLine({ amount: 150_000_00, ...YEAR });

export function printedLine(description: string, sourceMetric: string, amount: number): ValueLine {
  const confirmed = confirmedAt(amount);
  return someValueLine({ ...YEAR, id: description, description, sourceMetric, amount, confirmed });
}
