import { checkedText, peerPercentileText } from '@attain/shared/crm/wire-text';
import { expect, it } from 'vitest';

it.each([
  { percentile: null, text: '' },
  { percentile: 0, text: '0' },
  { percentile: 49.499, text: '49' },
  { percentile: 49.5, text: '50' },
  { percentile: 99.5, text: '100' },
])('a percentile of $percentile among peers is written as "$text"', ({ percentile, text }) => {
  expect(peerPercentileText(percentile)).toBe(text);
});

it.each([
  { values: [], text: '' },
  { values: ['license_limit'], text: 'license_limit' },
  { values: ['license_limit', 'new_use_case'], text: 'license_limit;new_use_case' },
])('the checked values $values are written as "$text"', ({ values, text }) => {
  expect(checkedText(values)).toBe(text);
});
