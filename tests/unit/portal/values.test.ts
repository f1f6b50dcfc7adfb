import { expect, it } from 'vitest';

import { checkValue, instantOf } from '../../portal/crm/values.ts';
import {
  bool,
  choice,
  date,
  datetime,
  number,
  property,
  text,
} from '../../portal/schema/define.ts';

const checkbox = { ...choice('c', 'C', ['a', 'b']), fieldType: 'checkbox' };

it.each([
  { draft: number('n', 'N'), raw: 42.5, value: '42.5' },
  { draft: number('n', 'N'), raw: '-3e2', value: '-3e2' },
  { draft: number('n', 'N'), raw: '1,000', error: 'INVALID_INTEGER' },
  { draft: number('n', 'N'), raw: 'NaN', error: 'INVALID_INTEGER' },
  { draft: date('d', 'D'), raw: '2026-12-31', value: '2026-12-31' },
  { draft: date('d', 'D'), raw: Date.UTC(2026, 11, 31), value: '2026-12-31' },
  { draft: date('d', 'D'), raw: Date.UTC(2026, 11, 31) + 1, error: 'INVALID_DATE' },
  { draft: date('d', 'D'), raw: '31/12/2026', error: 'INVALID_LONG' },
  { draft: datetime('t', 'T'), raw: '2026-12-31', value: '2026-12-31T00:00:00Z' },
  { draft: datetime('t', 'T'), raw: '2026-03-12T10:00:00Z', value: '2026-03-12T10:00:00Z' },
  { draft: datetime('t', 'T'), raw: 0, value: '1970-01-01T00:00:00.000Z' },
  { draft: datetime('t', 'T'), raw: 'soon', error: 'INVALID_LONG' },
  { draft: bool('b', 'B'), raw: true, value: 'true' },
  { draft: bool('b', 'B'), raw: 'yes', error: 'INVALID_OPTION' },
  { draft: choice('c', 'C', ['a', 'b']), raw: 'a', value: 'a' },
  { draft: choice('c', 'C', ['a', 'b']), raw: 'a;b', error: 'INVALID_OPTION' },
  { draft: checkbox, raw: 'b;a', value: 'b;a' },
  { draft: checkbox, raw: 'a;c', error: 'INVALID_OPTION' },
  { draft: text('s', 'S'), raw: 'x'.repeat(65_536), value: 'x'.repeat(65_536) },
  { draft: text('s', 'S'), raw: 'x'.repeat(65_537), error: 'PROPERTY_VALUE_TOO_LONG' },
  { draft: number('n', 'N'), raw: '', value: '' },
  { draft: number('n', 'N'), raw: null, value: '' },
])('takes $raw into a $draft.type as $value $error', ({ draft, raw, value, error }) => {
  expect(checkValue(property(draft, 'g'), raw)).toMatchObject(
    error === undefined ? { value } : { error },
  );
});

it.each(['2026-02-30', '2026-13-01', 'today', '9'.repeat(17)])('knows no instant %s', (written) => {
  expect(instantOf(written)).toBeUndefined();
});
