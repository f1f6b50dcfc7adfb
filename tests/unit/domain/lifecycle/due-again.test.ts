import type { Account } from '@attain/shared/domain/account';
import { addDays, DAY_MS, HOUR_MS } from '@attain/shared/domain/basics/time';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, someAccount, someContract, someTickets, TODAY, USD } from '../builders.ts';

const AS_OF = asOf();
const NOW = AS_OF.now;
const IDLE = AS_OF.nextMidnight + 6 * DAY_MS;

const due = (overrides: Partial<Account>) =>
  scoreAccount(someAccount(overrides), AS_OF, DEFAULT_SETTINGS, USD).dueAgainAt;

describe('an account is scored again', () => {
  it('a week later where nothing moves by itself', () => {
    expect(due({})).toBe(IDLE);
  });

  it('when the cause of an escalation has been gone for the quiet days', () => {
    const closed = (days: number, hours = 0) =>
      due({
        tickets: someTickets({
          causes: [
            {
              cause: 'legal',
              openedAt: NOW - 30 * DAY_MS,
              closedAt: NOW - days * DAY_MS + hours * HOUR_MS,
            },
          ],
        }),
      });
    expect(closed(5)).toBe(NOW + 2 * DAY_MS);
    expect(closed(7, 1)).toBe(NOW + HOUR_MS);
    expect(closed(7)).toBe(IDLE);
  });

  it('not because of a cause that lasts', () => {
    const causes = [{ cause: 'legal', openedAt: NOW - DAY_MS, closedAt: null }] as const;
    expect(due({ tickets: someTickets({ causes }) })).toBe(IDLE);
  });

  it('just after an answer was due', () => {
    const tickets = someTickets({
      openByLevel: [
        {
          level: 'technical',
          open: 3,
          unansweredSince: [NOW - 25 * HOUR_MS, NOW - 22 * HOUR_MS, NOW],
        },
        { level: 'cs_agent', open: 1, unansweredSince: [NOW - HOUR_MS] },
      ],
    });
    expect(due({ tickets })).toBe(NOW + 2 * HOUR_MS + 1);
  });

  it('when its first contract begins', () => {
    const starting = (days: number) =>
      due({
        contract: someContract({ firstStart: addDays(TODAY, days), renewal: null }),
      });
    expect(starting(3)).toBe(at(addDays(TODAY, 3)));
    expect(starting(8)).toBe(IDLE);
  });

  it.each([
    { day: 1, is: 'every day', at: AS_OF.nextMidnight },
    { day: 180, is: 'every day', at: AS_OF.nextMidnight },
    { day: 181, is: 'once a week', at: IDLE },
  ])('$is on day $day of its onboarding', ({ day, at: instant }) => {
    const firstStart = addDays(TODAY, 1 - day);
    expect(due({ contract: someContract({ firstStart, renewal: null }) })).toBe(instant);
  });
});
