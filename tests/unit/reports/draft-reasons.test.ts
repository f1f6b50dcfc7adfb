import type { Account } from '@attain/shared/domain/account';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { draftReasons } from '@attain/shared/reports/draft-reasons';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { TODAY } from '../../reports/cases/parts.ts';
import { sourcesOf } from '../../reports/cases/sources.ts';
import {
  at,
  readings,
  someAccount,
  someCommitment,
  someGoal,
  someMetric,
} from '../domain/builders.ts';

const draftOf = (account: Partial<Account>) =>
  draftReasons(sourcesOf(someAccount(account), TODAY)).map(({ code, text }) => [code, text]);

const readOn = (day: string, goal: Partial<Goal> = {}, commitment?: Partial<Commitment>) =>
  draftOf({
    goals: [
      someGoal({
        metrics: [someMetric({ readings: readings([day, 60]) })],
        commitment: commitment === undefined ? null : someCommitment(commitment),
        ...goal,
      }),
    ],
  });

describe('a report is a draft', () => {
  it('while two lines count one quantity, and says which to exclude', () => {
    expect(draftReasons(reportCases['double-count'])).toEqual([
      {
        code: 'double_count',
        text: '"Correction time saved" and "Error reduction" both count Correction hours saved over the same days: exclude one of them, then run the report again.',
      },
    ]);
  });

  it('while the last reading of a metric is older than its limit, which is 45 days for a monthly one', () => {
    // 1 July, noon: 45 days back is 17 May, noon.
    expect(readOn('2026-05-18')).toEqual([]);
    expect(readOn('2026-05-17')).toEqual([
      [
        'stale_input',
        'The last reading of "Reports created" of the goal "Reduce reporting time" is of May 17, 2026, older than its limit: record a newer one.',
      ],
    ]);
  });

  it('not for old readings of what was decided: achieved, missed, or reached and past its date', () => {
    const old = '2026-02-01';
    expect(readOn(old, {}, { state: 'achieved' })).toEqual([]);
    expect(readOn(old, {}, { state: 'missed' })).toEqual([]);
    const reached = { metrics: [someMetric({ readings: readings([old, 100]) })] };
    expect(readOn(old, { ...reached, targetDate: '2026-06-30' })).toEqual([]);
    expect(readOn(old, { ...reached, targetDate: TODAY })).toHaveLength(1);
    expect(readOn(old, { targetDate: '2026-06-30' })).toHaveLength(1);
  });

  it.each([
    { what: 'signed by somebody, without a recorded signature', with: {}, broken: null },
    {
      what: 'in force and signed by nobody',
      with: { signedAt: null, signedBy: null },
      broken: 'is in force and nobody has signed it',
    },
    {
      what: 'signed under the terms that hold',
      with: { termsVersion: 2, signatures: [signature(1), signature(2)] },
      broken: null,
    },
    {
      what: 'signed under other terms than those that hold',
      with: { termsVersion: 2, signatures: [signature(1)] },
      broken: 'was signed in another version than the one that holds (version 2)',
    },
    {
      what: 'not signed and not in force',
      with: { state: 'proposed', signedAt: null } as const,
      broken: null,
    },
    {
      what: 'signed, while a revision of it waits',
      with: { state: 'revised' } as const,
      broken: null,
    },
  ])('while an agreement is $what: $broken', ({ with: commitment, broken }) => {
    const told = readOn('2026-06-20', {}, commitment);
    expect(told).toEqual(
      broken === null
        ? []
        : [
            [
              'sign_off_broken',
              `The agreement "Reduce reporting time" ${broken}: have it signed off.`,
            ],
          ],
    );
  });

  it('of none of these reasons for any of the other accounts', () => {
    const drafts = Object.entries(reportCases).filter(
      ([, sources]) => draftReasons(sources).length > 0,
    );
    expect(drafts.map(([name]) => name)).toEqual(['double-count']);
  });
});

function signature(termsVersion: number) {
  return {
    party: 'customer',
    by: 'Ann Lee',
    at: at('2026-01-01'),
    termsVersion,
    digest: null,
    via: 'record',
  } as const;
}
