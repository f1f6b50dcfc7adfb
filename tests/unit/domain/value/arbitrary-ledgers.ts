import type { Account } from '@attain/shared/domain/account';
import { addDays, type Day } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';

import {
  confirmedAt,
  someAccount,
  someContract,
  someCostLine,
  someValueLine,
  TODAY,
} from '../builders.ts';

const day = fc.integer({ min: -700, max: 60 }).map((days): Day => addDays(TODAY, days));
const length = fc.integer({ min: 0, max: 900 });
const amount = fc.integer({ min: 0, max: 10 ** 10 });
const per = fc.constantFrom(null, 'day', 'week', 'month', 'quarter', 'year');
const dated = { startsAt: day, length, recurring: per };

const valueLine = fc
  .record({
    ...dated,
    amount,
    confidence: fc.constantFrom('measured', 'customer_stated', 'modelled'),
    confirmed: fc.option(amount.map(confirmedAt), { nil: null }),
    disputed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  })
  .map(({ length: days, ...fields }) =>
    someValueLine({ ...fields, endsAt: addDays(fields.startsAt, days) }),
  );

const costLine = fc
  .record({ ...dated, amount, kind: fc.constantFrom('licence', 'services', 'implementation') })
  .map(({ length: days, ...fields }) =>
    someCostLine({ ...fields, endsAt: addDays(fields.startsAt, days) }),
  );

/** Accounts with a contract, a few value lines of sound inputs and of no common source, and costs. */
export const anyLedgers: fc.Arbitrary<Account> = fc
  .record({
    start: fc.option(day, { nil: null }),
    yearlyValue: fc.option(amount, { nil: null }),
    valueLines: fc.array(valueLine, { minLength: 1, maxLength: 4 }),
    costLines: fc.array(costLine, { maxLength: 3 }),
  })
  .map(({ start, yearlyValue, valueLines, costLines }) =>
    someAccount({
      contract: someContract({ start, yearlyValue, renewal: null }),
      valueLines: valueLines.map((line, index) => ({ ...line, id: `v${index}` })),
      costLines,
    }),
  );
