import { addDays } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { reportOccasions } from '@attain/shared/reports/occasions';
import { expect, it } from 'vitest';

const TODAY = '2026-06-10';
const DATE = '2026-08-20';

type Given = { nextReview?: string | null; vlas?: number; due?: string };

const occasions = ({ nextReview = null, vlas = 1, due }: Given) =>
  reportOccasions(
    {
      agreements: { nextReview, vlas: Array.from({ length: vlas }) },
      renewal: {
        date: DATE,
        milestones: ['early_warning', 'value_review', 'proposal', 'close'].map((code) => ({
          ...{ code, on: DATE },
          state: code === due ? 'due' : 'upcoming',
        })),
      },
    } as unknown as Snapshot,
    { today: TODAY },
  ).map(({ why, kind, cause }) => [why, kind, cause]);

it.for([
  ['a review eight days ahead', { nextReview: addDays(TODAY, 8) }, []],
  [
    'a review in seven days',
    { nextReview: addDays(TODAY, 7) },
    [['quarterly_review', 'success', `quarterly_review:${addDays(TODAY, 7)}`]],
  ],
  [
    'a review that is overdue',
    { nextReview: '2026-05-01' },
    [['quarterly_review', 'success', 'quarterly_review:2026-05-01']],
  ],
  [
    'the early warning',
    { due: 'early_warning' },
    [['early_warning', 'vla', `early_warning:${DATE}`]],
  ],
  [
    'the early warning without agreements',
    { due: 'early_warning', vlas: 0 },
    [['early_warning', 'success', `early_warning:${DATE}`]],
  ],
  [
    'the value review',
    { due: 'value_review' },
    [['value_review', 'outcome', `value_review:${DATE}`]],
  ],
  ['the proposal', { due: 'proposal' }, []],
] as const)('%s calls for its report', ([, given, wanted]) => {
  expect(occasions(given)).toEqual(wanted);
});
