import { DAY_MS, HOUR_MS } from '@attain/shared/domain/basics/time';
import type { LevelTickets, SupportLevel } from '@attain/shared/domain/lifecycle/inputs';
import { support } from '@attain/shared/domain/lifecycle/support';
import { SUPPORT_LEVELS } from '@attain/shared/domain/lifecycle/support-levels';
import { triage } from '@attain/shared/domain/lifecycle/triage';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, someAccount, someTickets } from '../builders.ts';

const NOW = asOf().now;

describe('the levels of support (A43-A45)', () => {
  it.each([
    {
      level: 'self_service',
      number: 1,
      title: 'Self-service',
      handles: 'Help centre articles, Video tutorials, Frequent questions',
      answeredBy: 'An automatic answer',
      hours: 1,
    },
    {
      level: 'cs_agent',
      number: 2,
      title: 'Customer success',
      handles: 'Account questions, Usage guidance, Best practices, Minor technical issues',
      answeredBy: 'A customer success manager',
      hours: 4,
    },
    {
      level: 'technical',
      number: 3,
      title: 'Technical team',
      handles: 'Bugs and errors, Integration issues, Data problems, Performance issues',
      answeredBy: 'The technical team',
      hours: 24,
    },
  ] as const)('$number, $title: $answeredBy within $hours h', ({ level, hours, ...is }) => {
    const { handles, ...of } = SUPPORT_LEVELS[level];
    expect({ ...of, handles: handles.join(', ') }).toEqual({
      number: is.number,
      title: is.title,
      handles: is.handles,
      answeredBy: is.answeredBy,
    });
    expect(DEFAULT_SETTINGS.support.responseHours[level]).toBe(hours);
  });
});

describe('a ticket (A43-A45)', () => {
  it.each([
    { level: 'self_service', hours: 1 },
    { level: 'cs_agent', hours: 4 },
    { level: 'technical', hours: 24 },
  ] as const)('of $level is to be answered within $hours h', ({ level, hours }) => {
    const due = NOW + hours * HOUR_MS;
    const ticket = { level, openedAt: NOW, answeredAt: null };
    expect(triage(ticket, due, DEFAULT_SETTINGS)).toEqual({
      level,
      respondBy: due,
      overdue: false,
    });
    expect(triage(ticket, due + 1, DEFAULT_SETTINGS).overdue).toBe(true);
  });

  it('stays overdue where the answer came too late, and not where it came in time', () => {
    const answered = (after: number) =>
      triage(
        { level: 'cs_agent', openedAt: NOW, answeredAt: NOW + after },
        NOW + 30 * DAY_MS,
        DEFAULT_SETTINGS,
      ).overdue;
    expect(answered(4 * HOUR_MS)).toBe(false);
    expect(answered(4 * HOUR_MS + 1)).toBe(true);
  });

  it('may be promised another time', () => {
    const settings = {
      support: { responseHours: { self_service: 1, cs_agent: 0.5, technical: 24 } },
    };
    const ticket = { level: 'cs_agent', openedAt: NOW, answeredAt: null } as const;
    expect(triage(ticket, NOW, settings).respondBy).toBe(NOW + HOUR_MS / 2);
  });
});

describe('the support of an account', () => {
  const of = (...openByLevel: LevelTickets[]) =>
    support(someAccount({ tickets: someTickets({ openByLevel }) }), asOf(), DEFAULT_SETTINGS);
  const waiting = (level: SupportLevel, open: number, ...hours: number[]): LevelTickets => ({
    level,
    open,
    unansweredSince: hours.map((ago) => NOW - ago * HOUR_MS),
  });

  it('counts what is open, unanswered and overdue by level and in all', () => {
    expect(
      of(
        waiting('self_service', 3, 2, 1.5, 1),
        waiting('cs_agent', 1),
        waiting('technical', 5, 25, 2),
      ),
    ).toEqual({
      open: 9,
      unanswered: 5,
      overdue: 3,
      levels: [
        { level: 'self_service', open: 3, unanswered: 3, overdue: 2, respondBy: NOW - HOUR_MS },
        { level: 'cs_agent', open: 1, unanswered: 0, overdue: 0, respondBy: null },
        { level: 'technical', open: 5, unanswered: 2, overdue: 1, respondBy: NOW - HOUR_MS },
      ],
    });
  });

  it('is empty without an open ticket, and without tickets to read', () => {
    expect(of()).toBeNull();
    expect(support(someAccount({ tickets: null }), asOf(), DEFAULT_SETTINGS)).toBeNull();
  });
});
