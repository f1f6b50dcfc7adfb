import { goalOrderSchema } from '@attain/shared/contract/goal-order';
import { askForTaskRoute } from '@attain/shared/contract/task-routes';
import {
  advocacyRoutes,
  escalationRoutes,
  healthOverrideRoutes,
} from '@attain/shared/contract/person-input-routes';
import { addReadingsRoute } from '@attain/shared/contract/reading-routes';
import { createLinkRoute } from '@attain/shared/contract/sign-off-link-routes';
import { dayOf } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  advocacyBody,
  advocacyFaults,
} from '../../../hubspot-app/src/app/cards/actions/account/advocacy-form.ts';
import {
  escalationBody,
  escalationFaults,
} from '../../../hubspot-app/src/app/cards/actions/account/escalation-form.ts';
import { judgementFaults } from '../../../hubspot-app/src/app/cards/actions/account/health-form.ts';
import * as checks from '../../../hubspot-app/src/app/cards/actions/form/checks.ts';
import {
  toDay,
  toInputDate,
  toNumber,
} from '../../../hubspot-app/src/app/cards/actions/form/input-values.ts';
import { problemOf } from '../../../hubspot-app/src/app/cards/actions/form/problem.ts';
import { newRequestId } from '../../../hubspot-app/src/app/cards/actions/form/request-id.ts';
import { Stopped } from '../../../hubspot-app/src/app/cards/actions/form/sending.ts';
import {
  goalBody,
  goalFaults,
  goalField,
} from '../../../hubspot-app/src/app/cards/actions/goals/goal-form.ts';
import {
  readingBody,
  readingFaults,
} from '../../../hubspot-app/src/app/cards/actions/readings/reading-form.ts';
import { subjectInWords } from '../../../hubspot-app/src/app/cards/actions/sharing/share-subject.ts';
import { invitation } from '../../../hubspot-app/src/app/cards/actions/sign-off/invitation.ts';
import {
  linkBody,
  linkFaults,
} from '../../../hubspot-app/src/app/cards/actions/sign-off/link-form.ts';
import {
  proposedTask,
  taskBody,
  taskFaults,
} from '../../../hubspot-app/src/app/cards/actions/tasks/task-form.ts';
import { someFormat } from '../builders.ts';

const TODAY = '2026-07-01';
const ID = 'a-form-that-was-opened:add';

describe('a date of an input', () => {
  it.each([
    { day: '2026-01-31', value: { year: 2026, month: 0, date: 31 } },
    { day: '2026-12-01', value: { year: 2026, month: 11, date: 1 } },
    { day: '1970-02-09', value: { year: 1970, month: 1, date: 9 } },
    { day: '0099-10-10', value: { year: 99, month: 9, date: 10 } },
  ])('$day counts its months from 0', ({ day, value }) => {
    expect(toInputDate(day)).toEqual(value);
    expect(toDay(value)).toBe(day);
  });

  it('comes back as it went, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 84_000 }), (number) => {
        expect(toDay(toInputDate(dayOf(number)))).toBe(dayOf(number));
      }),
    );
  });

  it.each([null, undefined])('that was cleared (%s) is none', (value) => {
    expect(toDay(value)).toBeNull();
  });
});

describe('a number of an input', () => {
  it.each([
    { typed: 0, number: 0 },
    { typed: -1.5, number: -1.5 },
    { typed: Number.NaN, number: null },
    { typed: Infinity, number: null },
    { typed: undefined, number: null },
    { typed: '', number: null },
  ])('$typed is $number', ({ typed, number }) => {
    expect(toNumber(typed)).toBe(number);
  });
});

describe('a check', () => {
  it.each([
    { check: checks.line('  '), says: 'is missing' },
    { check: checks.line('x'.repeat(255)), says: null },
    { check: checks.line('x'.repeat(256)), says: 'is longer than 255 characters: shorten it' },
    { check: checks.line('two\nlines'), says: 'has control characters: write it in one line' },
    { check: checks.text('two\nlines'), says: null },
    { check: checks.text('x'.repeat(4_001)), says: 'is longer than 4000 characters: shorten it' },
    { check: checks.number(1e12), says: null },
    { check: checks.number(1e12 + 1), says: 'is too large: check the number of digits' },
    { check: checks.number(null), says: 'is missing' },
    { check: checks.amount(0), says: null },
    { check: checks.amount(-0.01), says: 'is below 0: write 0 or more' },
    { check: checks.pastDay(TODAY, TODAY), says: null },
    { check: checks.pastDay('2026-07-02', TODAY), says: 'is in the future: check the year' },
    { check: checks.pastDay('1969-12-31', TODAY), says: 'must be within the years 1970 to 2199' },
    { check: checks.comingDay(TODAY, TODAY), says: null },
    { check: checks.comingDay('2026-06-30', TODAY), says: 'is over: name a day from today on' },
    { check: checks.comingDay('2200-01-01', TODAY), says: 'must be within the years 1970 to 2199' },
    { check: checks.optionalWebAddress(''), says: null },
    { check: checks.optionalWebAddress('https://example.com/a b'), says: WRONG_ADDRESS() },
    { check: checks.optionalWebAddress('javascript:alert(1)'), says: WRONG_ADDRESS() },
  ])('says $says', ({ check, says }) => {
    expect(check).toBe(says);
  });
});

function WRONG_ADDRESS() {
  return 'is not a web address: write one such as https://example.com/page';
}

const aLine = fc.oneof(
  fc.constantFrom('', ' ', 'Tickets', 'x'.repeat(255), 'x'.repeat(256), 'a\nb', 'a\u0000'),
  fc.string(),
);
const aNumber = fc.option(
  fc.oneof(
    fc.constantFrom(0, 4, 2, -1e12, 1e13),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
);
const aDay = fc.option(
  fc.constantFrom(
    '1969-12-31',
    '1970-01-01',
    '2026-06-30',
    TODAY,
    '2026-07-02',
    '2199-12-31',
    '2200-01-01',
  ),
);

describe('what a form lets through, the contract takes; what the contract refuses, the form told before', () => {
  /** Drafts that are right but for one or two of their fields. */
  const around = <Draft extends object>(
    right: Draft,
    fields: { [Name in keyof Draft]?: fc.Arbitrary<unknown> },
  ) =>
    fc
      .subarray(Object.entries<fc.Arbitrary<unknown> | undefined>(fields), { maxLength: 2 })
      .chain((some) => fc.record(Object.fromEntries(some) as Record<string, fc.Arbitrary<unknown>>))
      .map((changed) => ({ ...right, ...changed }));

  function holds<Draft>(
    drafts: fc.Arbitrary<Draft>,
    faults: (draft: Draft) => checks.Faults,
    isTaken: (draft: Draft) => boolean,
  ): void {
    const seen = { sent: 0, refused: 0 };
    fc.assert(
      fc.property(drafts, (draft) => {
        const found = faults(draft);
        const isSent = Object.keys(found).length === 0;
        seen[isSent ? 'sent' : 'refused'] += 1;
        if (isSent) expect(isTaken(draft)).toBe(true);
        if (!isTaken(draft)) expect(found).not.toEqual({});
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.sent, seen.refused)).toBeGreaterThan(40);
  }

  it('for a goal', () => {
    const metric = around(
      {
        ...{
          name: 'Error rate',
          unit: 'percent',
          baseline: 12,
          baselineAt: '2026-06-01',
          target: 2,
        },
        ...{ direction: '', frequency: 'monthly' },
      },
      {
        ...{ name: aLine, unit: aLine, baseline: aNumber, baselineAt: aDay, target: aNumber },
        direction: fc.constantFrom('', 'higher_is_better', 'lower_is_better'),
      },
    );
    const goal = around(
      {
        ...{ title: 'Fewer errors', description: '', owner: '', category: '', kind: 'goal' },
        ...{ targetDate: '2026-12-31', metrics: [] as object[], milestones: [] as object[] },
      },
      {
        ...{ title: aLine, description: aLine, owner: aLine, targetDate: aDay },
        category: fc.constantFrom('', 'efficiency'),
        kind: fc.constantFrom('goal', 'agreement'),
      },
    );
    const milestone = around(
      { title: 'Pilot finished', due: null },
      { title: aLine, due: fc.option(aDay) },
    );
    const drafts = fc
      .tuple(goal, fc.array(metric, { maxLength: 2 }), fc.array(milestone, { maxLength: 2 }))
      .map(([draft, metrics, milestones]) => ({ ...draft, metrics, milestones }));
    holds(
      drafts as fc.Arbitrary<Parameters<typeof goalBody>[0]>,
      (draft) => goalFaults(draft, TODAY),
      (draft) => goalOrderSchema.safeParse({ ...goalBody(draft), requestId: ID }).success,
    );
  });

  it('for a reading', () => {
    holds(
      around(
        { value: 4, measuredAt: TODAY, source: '', evidence: '' },
        { value: aNumber, measuredAt: aDay, source: aLine, evidence: aLine },
      ),
      (draft) => readingFaults(draft, TODAY),
      (draft) => addReadingsRoute.body.safeParse({ ...readingBody(draft), requestId: ID }).success,
    );
  });

  it('for a link', () => {
    const subject = { goalIds: ['g'], valueLineIds: [] };
    holds(
      around(
        { contactId: '', contact: 'Sarah Chen', validDays: 14 },
        {
          contactId: fc.constantFrom('', '901'),
          contact: aLine,
          validDays: fc.option(fc.constantFrom(0, 1, 1.5, 90, 91)),
        },
      ),
      linkFaults,
      (draft) =>
        createLinkRoute.body.safeParse({ ...linkBody(draft, subject), requestId: ID }).success,
    );
  });

  it('for a task', () => {
    holds(
      around(
        {
          ...{ title: 'Call them', reason: 'They are down.', dueOn: TODAY },
          ...{ priority: 'low', to: 'legal' },
        },
        { title: aLine, reason: aLine, dueOn: aDay },
      ),
      (draft) => taskFaults(draft, TODAY),
      (draft) => askForTaskRoute.body.safeParse({ ...taskBody(draft), requestId: ID }).success,
    );
  });

  it('for advocacy', () => {
    holds(
      around(
        { activity: 'webinar', on: TODAY, note: '', link: '' },
        {
          activity: fc.constantFrom('', 'webinar'),
          ...{ on: aDay, note: aLine, link: fc.oneof(aLine, fc.webUrl()) },
        },
      ),
      (draft) => advocacyFaults(draft, TODAY),
      (draft) =>
        advocacyRoutes.record.body.safeParse({ ...advocacyBody(draft), requestId: ID }).success,
    );
  });

  it('for an escalation and a judgement of health', () => {
    holds(
      around(
        { cause: 'legal', reason: 'A question', since: TODAY },
        { cause: fc.constantFrom('', 'legal'), reason: aLine, since: aDay },
      ),
      (each) => escalationFaults(each, TODAY),
      (each) =>
        escalationRoutes.record.body.safeParse({ ...escalationBody(each), requestId: ID }).success,
    );
    holds(
      around(
        { band: 'stable', reason: 'They said so.', until: TODAY },
        { band: fc.constantFrom('', 'stable'), reason: aLine, until: aDay },
      ),
      (each) => judgementFaults(each, TODAY),
      (each) => healthOverrideRoutes.set.body.safeParse({ ...each, requestId: ID }).success,
    );
  });
});

describe('a judgement of health', () => {
  it.each([
    { until: '2026-06-30', says: 'is over: name a day from today on' },
    { until: '2026-07-01', says: undefined },
    { until: '2026-09-29', says: undefined },
    {
      until: '2026-09-30',
      says: 'is more than 90 days ahead: name an earlier day, and renew it then',
    },
  ])('until $until: $says', ({ until, says }) => {
    expect(judgementFaults({ band: 'stable', reason: 'x', until }, TODAY)['until']).toBe(says);
  });
});

describe('two metrics or milestones of one name', () => {
  it('are told apart by nobody, whatever their case', () => {
    const metric = {
      ...{ name: 'Tickets', unit: 'tickets', baseline: null, baselineAt: null, target: 1 },
      ...({ direction: '', frequency: 'monthly' } as const),
    };
    const faults = goalFaults(
      {
        ...{
          title: 'x',
          description: '',
          owner: '',
          category: '',
          targetDate: TODAY,
          kind: 'goal',
        },
        metrics: [metric, { ...metric, name: ' tickets ' }],
        milestones: [
          { title: 'Pilot', due: null },
          { title: 'PILOT', due: TODAY },
        ],
      },
      TODAY,
    );
    const twin = 'is there already: keep one of them';
    expect(faults).toEqual({ 'metrics[1].name': twin, 'milestones[1].title': twin });
  });
});

describe('a field of the API', () => {
  it.each([
    { field: 'title', shown: 'title' },
    { field: 'metrics[2].target', shown: 'metrics[2].target' },
    { field: 'metrics', shown: 'metrics' },
    { field: 'metrics[0].weight', shown: null },
    { field: 'weight', shown: null },
  ])('$field is shown at $shown', ({ field, shown }) => {
    expect(goalField(field)).toBe(shown);
  });
});

describe('an answer that is no success', () => {
  const refused = (overrides: object) =>
    new Stopped({
      ...{ kind: 'refused', status: 400, code: 'invalid_request', message: 'Two are wrong.' },
      ...{ details: [], rule: null, currentVersion: null },
      ...overrides,
    });
  const fieldOf = (field: string) => (field === 'title' ? 'title' : null);

  it.each([
    {
      name: 'of fields that are all shown',
      stopped: refused({ details: [{ field: 'title', message: 'is missing' }] }),
      problem: { kind: 'faulty' },
      faults: { title: 'is missing' },
    },
    {
      name: 'of a field that is not shown',
      stopped: refused({
        details: [
          { field: 'title', message: 'is missing' },
          { field: 'owner', message: 'is unknown here' },
        ],
      }),
      problem: { kind: 'refused', message: 'Two are wrong.', others: ['owner is unknown here'] },
      faults: { title: 'is missing' },
    },
    {
      name: 'of a rule',
      stopped: refused({ code: 'refused', message: 'They signed.', rule: 'terms_agreed' }),
      problem: { kind: 'refused', message: 'They signed.', others: [] },
      faults: {},
    },
    {
      name: 'of another version',
      stopped: refused({ code: 'stale_version', message: 'Another holds.', currentVersion: 4 }),
      problem: { kind: 'conflict', message: 'Another holds.' },
      faults: {},
    },
    {
      name: 'of a key that was used',
      stopped: refused({
        code: 'conflict',
        details: [{ field: 'requestId', message: 'was used' }],
      }),
      problem: { kind: 'sent_before' },
      faults: {},
    },
    {
      name: 'of a page that HubSpot does not vouch for',
      stopped: refused({ code: 'unauthorized' }),
      problem: { kind: 'outdated' },
      faults: {},
    },
    {
      name: 'of nobody',
      stopped: new Stopped({ kind: 'unanswered' }),
      problem: { kind: 'unanswered' },
      faults: {},
    },
  ])('$name', ({ stopped, problem, faults }) => {
    expect(problemOf(stopped, fieldOf)).toEqual({ problem, faults });
  });
});

describe('the key of a form', () => {
  it('is another one for each, and one that the worker takes', () => {
    const keys = Array.from({ length: 100 }, newRequestId);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[\w-]{16,60}$/);
  });

  it('is made without a browser’s help too', () => {
    const held = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    try {
      expect(newRequestId()).toMatch(/^[\w-]{21,60}$/);
      expect(newRequestId()).not.toBe(newRequestId());
    } finally {
      Object.defineProperty(globalThis, 'crypto', held);
    }
  });
});

describe('a proposed task', () => {
  it.each([
    { name: 'a day that is over', dueOn: '2026-06-30', due: '2026-07-08' },
    { name: 'no day', dueOn: null, due: '2026-07-08' },
    { name: 'today', dueOn: TODAY, due: TODAY },
    { name: 'a later day', dueOn: '2026-08-01', due: '2026-08-01' },
  ])('for $name is due on $due', ({ dueOn, due }) => {
    const task = proposedTask({ text: 'Call', reason: 'x', dueOn }, 'Acme', TODAY);
    expect([task.title, task.dueOn]).toEqual(['Acme: Call', due]);
  });

  it('is no longer than a title may be', () => {
    const { title } = proposedTask({ text: 'x'.repeat(300), reason: '', dueOn: null }, 'A', TODAY);
    expect(title).toHaveLength(255);
    expect(proposedTask({ text: '', reason: '', dueOn: null }, 'Acme', TODAY).title).toBe('');
  });
});

describe('what the customer is written', () => {
  const link = { contact: 'Sarah Chen, VP', expiresAt: '2026-07-15T10:00:00.000Z' };
  const goals = [{ goalId: 'g', termsVersion: 1 }];

  it.each([
    { goals, valueLineIds: [], asks: 'read and sign what we agreed on:' },
    { goals: [], valueLineIds: ['v'], asks: 'confirm or correct what it has been worth to you:' },
    { goals, valueLineIds: ['v'], asks: 'agreed on, and confirm or correct' },
  ])('asks them to $asks', ({ goals, valueLineIds, asks }) => {
    const url = 'https://attain.example.com/agreements/x';
    const { body } = invitation({ ...link, goals, valueLineIds }, url, someFormat);
    expect(body).toContain(asks);
    expect(body).toMatch(/^Hello Sarah,\n/);
    expect(body).toContain(url);
    expect(body).toContain('Jul 15, 2026');
  });

  it.each([
    { goals: 0, lines: 0, words: 'nothing' },
    { goals: 1, lines: 0, words: '1 goal' },
    { goals: 2, lines: 1, words: '2 goals and 1 value line' },
    { goals: 0, lines: 3, words: '3 value lines' },
  ])('$goals and $lines are $words', ({ words, ...counts }) => {
    expect(subjectInWords(counts)).toBe(words);
  });
});
