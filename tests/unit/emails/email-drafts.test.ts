import type { EmailKind, EmailSources, Sender } from '@attain/shared/emails/email-draft';
import { emailDraft, emailDrafts } from '@attain/shared/emails/email-drafts';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { anyAccount } from '../domain/arbitrary-account.ts';
import { asOf, PROPERTY_RUNS, USD } from '../domain/builders.ts';

const SENDER: Sender = {
  company: 'Orbit Inc',
  product: 'Orbit',
  supportAddress: 'success@orbit.example.com',
  meetingLink: 'https://meet.example.com/orbit',
};
const NOBODY: Sender = { company: null, product: null, supportAddress: null, meetingLink: null };
const WORDS = { account: 'school', users: 'learners' };

function sources(snapshot: Snapshot, changes: Partial<EmailSources> = {}): EmailSources {
  return {
    snapshot,
    firstName: 'Sarah',
    ownerName: 'Priya Nair',
    sender: SENDER,
    words: WORDS,
    ...changes,
  };
}

const draftOf = (
  name: keyof typeof reportCases,
  kind: EmailKind,
  changes: Partial<EmailSources> = {},
) => emailDraft(kind, sources(reportCases[name].snapshot, changes));

describe('the welcome e-mail', () => {
  it('says what happens next, who looks after them and where they get help', () => {
    const { snapshot } = reportCases.acme;
    const onboarding: Snapshot['onboarding'] = {
      start: '2025-01-01',
      day: null,
      percent: 10,
      status: 'on_schedule',
      items: [
        {
          item: 'kickoff',
          dueOn: '2025-01-14',
          doneOn: '2025-01-09',
          source: 'recorded',
          overdue: false,
        },
      ],
    };
    expect(emailDraft('welcome', sources({ ...snapshot, onboarding }))).toEqual({
      kind: 'welcome',
      subject: "Welcome to Orbit! Let's get started.",
      body: [
        'Hi Sarah,',
        'Welcome to Orbit! We are excited to partner with Acme Corp.',
        "Here's what happens next:\n1. Kickoff call (held on Jan 9, 2025)\n2. Technical setup (we handle this)\n3. Training sessions\n4. First use with your learners",
        'Your dedicated success manager is Priya Nair, and you can reach us anytime at success@orbit.example.com.',
        'Priya Nair\nOrbit Inc',
      ].join('\n\n'),
      notes: [],
    });
  });

  it('takes the day of the plan for no appointment: it tells the sender to add one', () => {
    const { body, notes } = draftOf('strong', 'welcome');
    expect(body).not.toContain('Kickoff');
    expect(body).toContain('1. Technical setup');
    expect(notes).toEqual([
      expect.stringMatching(/^Add the kickoff call with its date and time: none is on record\./),
    ]);
  });

  it.each([
    [{ ownerName: null }, 'You can reach us anytime at success@orbit.example.com.'],
    [
      { sender: { ...SENDER, supportAddress: null } },
      'Your dedicated success manager is Priya Nair.',
    ],
  ])('without a part of the way to help (%j) tells the other', (changes, sentence) => {
    expect(draftOf('acme', 'welcome', changes).body).toContain(sentence);
  });
});

describe('the check-in e-mail', () => {
  it('names what was noticed, the good before the bad', () => {
    const { subject, body, notes } = draftOf('acme', 'check_in');
    expect(subject).toBe("How's everything going with Orbit?");
    expect(body).toMatch(
      /\n\nI noticed that ".+" has been \w+.* since \w+ \d+, 202\d; it stands at .+\.\n\nHow are things going\?/,
    );
    expect(notes).toEqual([]);
  });

  it('without an observation tells how the product is used', () => {
    const { snapshot } = reportCases.strong;
    const { body } = emailDraft('check_in', sources({ ...snapshot, insights: [] }));
    expect(body).toContain(
      'I looked at how you use the product lately: 180.3 users a week on 200 seats.',
    );
  });

  it('without anything to notice asks in general, and tells the sender so', () => {
    const { body, notes } = draftOf('missing-data', 'check_in');
    expect(body).toBe(
      'Hi Sarah,\n\nHow are things going? Any questions or feedback I can help with?\n\nPriya Nair\nOrbit Inc',
    );
    expect(notes).toEqual([
      'Nothing was noticed: write what you observed, or the draft asks in general.',
    ]);
  });
});

describe('the renewal reminder', () => {
  it('tells when it renews, what was achieved, and how to go on', () => {
    const { subject, body, notes } = draftOf('strong', 'renewal');
    expect(subject).toBe('Your Orbit subscription renews in 62 days');
    expect(body).toContain('your Orbit subscription renews on Sep 1, 2026.');
    expect(body).toContain(
      'Where Northwind Logistics stands since Sep 1, 2025:\n- 180.3 users a week on 200 seats\n- Deliveries on time: from 81% to 96.4%\n- Fuel saved: $210,677.42 of value that you confirmed',
    );
    expect(body).toContain('schedule a quick call: https://meet.example.com/orbit');
    expect(notes).toEqual([]);
  });

  it('calls nothing an outcome that nobody confirmed', () => {
    const { body, notes } = draftOf('single-ledger', 'renewal');
    expect(body).not.toContain('$');
    expect(notes).toEqual([
      'No outcome is there: no value is confirmed and no agreement is achieved.',
    ]);
  });

  it('tells no amount while two lines count the same quantity', () => {
    expect(draftOf('double-count', 'renewal').body).not.toContain('$');
  });

  it.each([
    ['2026-07-01', 0, 'renews today'],
    ['2026-07-02', 1, 'renews in 1 day'],
    ['2026-07-03', 2, 'renews in 2 days'],
    ['2026-06-30', -1, 'was due for renewal'],
    [null, null, 'is up for renewal'],
  ])('on %s (%s days left) says that it %s', (date, daysLeft, words) => {
    const { snapshot } = reportCases.strong;
    const renewal = { ...snapshot.renewal, date, daysLeft };
    const { subject, notes } = emailDraft('renewal', sources({ ...snapshot, renewal }));
    expect(subject).toBe(`Your Orbit subscription ${words}`);
    expect(notes.length).toBe(daysLeft === null || daysLeft < 0 ? 1 : 0);
  });
});

describe('a draft of which little is known', () => {
  it.each(['welcome', 'check_in', 'renewal'] as const)(
    '(%s) leaves out what is missing, and says what for the sender to do',
    (kind) => {
      const { snapshot } = reportCases['no-goals'];
      const nothing = { ...snapshot, name: null, onboarding: null, health: bare(snapshot) };
      const unknown = { firstName: null, ownerName: null, sender: NOBODY };
      const { subject, body, notes } = emailDraft(kind, sources(nothing, unknown));
      expect(body.startsWith('Hi,\n\n')).toBe(true);
      expect(`${subject}${body}`).not.toMatch(/null|undefined|\[|\]|not known|  /);
      expect(notes.length).toBeGreaterThanOrEqual(4);
      for (const note of notes) expect(note).toMatch(/\.$|\?$/);
    },
  );

  it('never holds a placeholder, whatever the account is like', () => {
    const kinds = fc.record({
      firstName: fc.constantFrom(null, 'Sarah'),
      ownerName: fc.constantFrom(null, 'Priya Nair'),
      sender: fc.constantFrom(NOBODY, SENDER),
    });
    fc.assert(
      fc.property(anyAccount, kinds, (account, changes) => {
        const snapshot = scoreAccount({ ...account, name: 'Acme' }, asOf(), DEFAULT_SETTINGS, USD);
        for (const { subject, body } of emailDrafts(sources(snapshot, changes)))
          expect(`${subject}\n${body}`).not.toMatch(/\bnull\b|undefined|NaN|Infinity|\[object/);
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 150) },
    );
  });
});

/** Nothing measured. */
function bare({ health }: Snapshot): Snapshot['health'] {
  return {
    ...health,
    components: health.components.map((each) => ({ ...each, state: 'missing' })),
  };
}
