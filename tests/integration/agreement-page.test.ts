import { request as httpRequest } from 'node:http';

import { termsOf } from '@attain/shared/domain/agreements/terms';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';
import {
  changeGoal,
  endGoal,
  proposeRevision,
  signGoal,
  withdrawProposal,
  withdrawRevision,
} from '@attain/sync-worker/agreements/goal-steps';
import { linkTokens } from '@attain/sync-worker/agreements/link-token';
import { revokeLink } from '@attain/sync-worker/agreements/sign-off-links';
import { documentOf, fingerprint } from '@attain/sync-worker/agreements/signed-document';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type AgreementStage,
  agreementStage,
  COMPANY,
  type Form,
  hiddenFields,
  PORTAL,
  savedHours,
  SECRET,
  wholeGoal,
} from './agreement-stage.ts';

const PARTIES = ['executive', 'customer'] as const;
const FIRST_GOAL = 'goal-1';
const FIRST_LINE = 'value-1';

const it = test.extend<{ stage: AgreementStage }>({
  stage: async ({}, use) => {
    const stage = await agreementStage();
    await use(stage);
    await stage.close();
  },
});

/** A goal that waits for the customer, and a link to it. */
async function offered(stage: AgreementStage, overrides: Partial<Goal> = {}) {
  await stage.offerGoal(wholeGoal('g', overrides));
  return stage.link({ goalIds: ['g'] });
}

/** What a browser sends for a signature on the page as it stands. */
async function signature(stage: AgreementStage, token: string, name = 'Maria Lindqvist') {
  const { html } = await stage.get(token);
  return { ...hiddenFields(html, 'sign', FIRST_GOAL), name, agree: 'yes' };
}

async function goalOf({ portal }: AgreementStage, id = 'g', companyId = COMPANY): Promise<Goal> {
  const stored = await portal.records.record(companyId, 'goal', id);
  if (stored === undefined) throw new Error(`there is no goal ${id}`);
  return stored.body;
}

/** Every version of everything, to compare before and after. */
async function everything({ portal }: AgreementStage) {
  const kinds = ['goal', 'value'] as const;
  const companies = [COMPANY, '513'];
  return Promise.all(
    companies.flatMap((company) => kinds.map((kind) => portal.records.list(company, kind))),
  );
}

const goalOrder = (stage: AgreementStage, goalId = 'g') => ({
  companyId: COMPANY,
  goalId,
  by: stage.by(),
});

const executiveSigns = (stage: AgreementStage, termsVersion = 1) =>
  signGoal(stage.portal, {
    ...goalOrder(stage),
    ...{ party: 'executive', name: 'Sarah Chen', termsVersion, via: 'hubspot', parties: PARTIES },
  });

/** Both signed version 1; the target of the first metric is to move from 1 to 1.5. */
async function revised(stage: AgreementStage, reason = 'The export came late.') {
  const { token } = await offered(stage);
  await stage.post(token, await signature(stage, token));
  await executiveSigns(stage);
  await proposeRevision(stage.portal, {
    ...goalOrder(stage),
    reason,
    terms: (goal) => withTarget(goal, 1.5),
  });
  return stage.link({ goalIds: ['g'] });
}

function withTarget(goal: Goal, target: number) {
  const terms = termsOf(goal);
  const metrics = terms.metrics.map((metric, at) => (at === 0 ? { ...metric, target } : metric));
  return { ...terms, metrics };
}

describe('reading', () => {
  it('shows what is to be signed, for people', async ({ stage }) => {
    const { token } = await offered(stage);
    const { status, text, html } = await stage.get(token, { 'accept-language': 'en-US' });
    expect(status).toBe(200);
    for (const shown of [
      'Northwind Education',
      'Maria Lindqvist',
      'Cut the time to create a report',
      'Teachers create their weekly reports in a quarter of the time.',
      'Sarah Chen',
      '4 hours',
      'at most 1 hours',
      '4 hours → 1 hours (-3 hours, -75 %)',
      'Baseline of January 15, 2026, source: Time study of January',
      '8.0 % → 6.8 % (-1.2 pp, -15 % relative)',
      'First school live by May 1, 2026',
      'March 1, 2026',
      'December 31, 2026',
      'Data export from the old system by April',
      'Ola Berg, Northwind Education, by April 1, 2026',
      'Train the teachers your provider',
      'Half a month of fees is returned when the target is missed.',
      'version 1',
      fingerprint(documentOf(await goalOf(stage))),
    ]) {
      expect(text).toContain(shown);
    }
    expect(html).toContain('<html lang="en-US">');
    expect(html).toContain('href="https://files.example/contract.pdf"');
    expect(html).not.toContain('<script');
  });

  it('writes dates as the reader does, in English only', async ({ stage }) => {
    const { token } = await offered(stage);
    const german = await stage.get(token, { 'accept-language': 'de-DE,de;q=0.9' });
    expect(german.html).toContain('<html lang="en-GB">');
    expect(german.text).toContain('31 December 2026');
  });

  it('decides nothing and may be repeated, as mail scanners do', async ({ stage }) => {
    const { token } = await offered(stage);
    const before = await everything(stage);
    for (let at = 0; at < 30; at += 1) expect((await stage.get(token)).status).toBe(200);
    const head = await fetch(`${stage.origin}/agreements/${token}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await everything(stage)).toEqual(before);
    expect(stage.woken).toEqual([]);
  });

  it('keeps the address secret and lets nothing else into the page', async ({ stage }) => {
    const { token } = await offered(stage);
    for (const { headers } of [await stage.get(token), await stage.get('no-such-token')]) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(JSON.stringify(stage.logged)).not.toContain(token);
  });

  it('shows the goals and lines of the link, and nothing else of the account', async ({
    stage,
  }) => {
    await stage.addGoal(wholeGoal('other', { title: 'Not for this reader' }));
    await stage.addLine(savedHours('hidden', { description: 'Not for this reader either' }));
    await stage.offerGoal(wholeGoal('foreign', { title: 'Of another company' }), '513');
    const { token } = await offered(stage);
    const { text } = await stage.get(token);
    expect(text).not.toContain('Not for this reader');
    expect(text).not.toContain('Of another company');
  });

  it('makes text of everything that people recorded', async ({ stage }) => {
    const { token } = await offered(stage, {
      title: `<script>alert('1')</script> "quoted" & 'done'`,
      description: '</p><img src=x onerror=alert(1)>',
    });
    const { html, text } = await stage.get(token);
    expect(html).not.toMatch(/<script|<img/);
    expect(text).toContain(`<script>alert('1')</script> "quoted" & 'done'`);
  });

  it('follows no address that could run something', async ({ stage }) => {
    const goal = wholeGoal('g');
    const clauses = [{ kind: 'bonus' as const, text: 'A bonus', link: 'javascript:alert(1)' }];
    await stage.offerGoal({
      ...goal,
      commitment: goal.commitment && { ...goal.commitment, clauses },
    });
    const { html, text } = await stage.get((await stage.link({ goalIds: ['g'] })).token);
    expect(text).toContain('javascript:alert(1)');
    expect(html).not.toContain('href="javascript:');
  });
});

describe('signing', () => {
  it('keeps name, time and the exact version, and tells the page who signed', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const before = await goalOf(stage);
    const answer = await stage.post(token, await signature(stage, token));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${token}#${FIRST_GOAL}`);

    const { commitment } = await goalOf(stage);
    expect(commitment?.signatures).toEqual([
      {
        party: 'customer',
        by: 'Maria Lindqvist',
        at: stage.clock.now,
        termsVersion: 1,
        digest: fingerprint(documentOf(before)),
        via: 'link',
      },
    ]);
    const history = await stage.portal.records.history(COMPANY, 'goal', 'g');
    expect(history.at(-1)).toMatchObject({
      recordedBy: `customer link ${link.id}`,
      via: 'link',
      change: { action: 'signed' },
    });
    expect(stage.woken).toEqual([PORTAL]);
    const { text, html } = await stage.get(token);
    expect(text).toContain('Signed by Maria Lindqvist.');
    expect(text).toContain('Maria Lindqvist for Northwind Education 10 February 2026, 10:30');
    expect(html).not.toContain('<form');
  });

  it('makes terms agreed only with both parties', async ({ stage }) => {
    const { token } = await offered(stage);
    await stage.post(token, await signature(stage, token));
    expect((await goalOf(stage)).commitment?.state).toBe('proposed');
    await executiveSigns(stage);
    expect((await goalOf(stage)).commitment).toMatchObject({
      state: 'signed',
      signedBy: 'Maria Lindqvist',
    });
    const { text } = await stage.get(token);
    expect(text).toContain('Sarah Chen for your provider');
    expect(text).not.toContain('Not signed yet');
  });

  it('of a revision is the approval, with contact, date, reason, old and new', async ({
    stage,
  }) => {
    const { token } = await revised(stage);
    const page = await stage.get(token);
    expect(page.text).toContain('The export came late.');
    expect(page.text).toContain('Target: Time to create a report1 hours1.5 hours');
    await executiveSigns(stage, 2);
    const answer = await stage.post(token, await signature(stage, token, 'Maria L.'));
    expect(answer.status).toBe(303);

    const goal = await goalOf(stage);
    expect(goal.metrics[0]?.target).toBe(1.5);
    expect(goal.commitment?.state).toBe('signed');
    expect(goal.commitment?.approvals).toEqual([
      {
        contact: 'Maria L.',
        contactId: '7701',
        on: '2026-02-10',
        reason: 'The export came late.',
        evidence: null,
        termsVersion: 2,
        changes: [
          {
            term: 'target',
            subjectId: 'g-time',
            subject: 'Time to create a report',
            from: 1,
            to: 1.5,
          },
        ],
      },
    ]);
    expect((await stage.get(token)).text).toContain(
      'Target: Time to create a report1 hours1.5 hours',
    );
  });

  it('dates an approval by the day of the portal, not of Greenwich', async ({ stage }) => {
    const { token } = await revised(stage);
    const form = await signature(stage, token);
    stage.clock.now += 14 * 3_600_000;
    await stage.post(token, form);
    expect((await goalOf(stage)).commitment?.approvals[0]?.on).toBe('2026-02-11');
  });

  it.for([
    ['nothing typed', { name: '', agree: '' }, ['Type your full name.', 'Tick the box']],
    ['blanks', { name: '  \t ', agree: 'yes' }, ['Type your full name.']],
    ['no tick', { name: 'Maria', agree: 'no' }, ['Tick the box']],
    ['a name of 201 characters', { name: 'a'.repeat(201), agree: 'yes' }, ['at most 200']],
    ['a NUL', { name: 'Ma\u0000ria', agree: 'yes' }, ['cannot be shown']],
    ['a line break', { name: 'Maria\nSigned: all', agree: 'yes' }, ['cannot be shown']],
    ['a turned direction', { name: 'Maria \u202Egnol', agree: 'yes' }, ['cannot be shown']],
    ['only a picture', { name: '👍', agree: 'yes' }, ['in letters']],
  ] as const)(
    'refuses %s, says why, and keeps what was typed',
    async ([, typed, words], { stage }) => {
      const { token } = await offered(stage);
      const before = await everything(stage);
      const answer = await stage.post(token, { ...(await signature(stage, token)), ...typed });
      expect(answer.status).toBe(422);
      for (const word of words) expect(answer.text).toContain(word);
      if (typed.name === 'Maria') expect(answer.html).toContain('value="Maria"');
      expect(await everything(stage)).toEqual(before);
    },
  );

  it.for([
    ['200 characters', 'a'.repeat(200)],
    ['markup', `<script>alert("x")</script> O'Neil & Söhne`],
    ['right to left', 'نور الهدى'],
    ['a picture beside letters', 'Maria 👩‍💻'],
    ['another script', '李 小龙'],
  ])('takes a name of %s as it was written', async ([, name = ''], { stage }) => {
    const { token } = await offered(stage);
    expect((await stage.post(token, await signature(stage, token, name))).status).toBe(303);
    expect((await goalOf(stage)).commitment?.signatures[0]?.by).toBe(name);
    const { html, text } = await stage.get(token);
    expect(html).not.toContain('<script');
    expect(text).toContain(name);
  });
});

describe('a link', () => {
  /** Reading and answering by this token is refused with the status, and nothing changes. */
  async function isRefused(stage: AgreementStage, token: string, form: Form, status: number) {
    const before = await everything(stage);
    expect((await stage.get(token)).status).toBe(status);
    const answer = await stage.post(token, form);
    expect(answer.status).toBe(status);
    expect(await everything(stage)).toEqual(before);
    return answer.text;
  }

  it('that was used does not sign again', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    expect((await stage.post(token, form)).status).toBe(303);
    const before = await everything(stage);
    const again = await stage.post(token, { ...form, name: 'Somebody Else' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('This version is signed already. Nothing was changed.');
    await executiveSigns(stage);
    const later = await stage.post(token, form);
    expect(later.status).toBe(409);
    expect((await goalOf(stage)).commitment?.signatures).toHaveLength(2);
    expect(before).not.toEqual(await everything(stage));
  });

  it('signs once when the form is sent twice at once', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    const answers = await Promise.all([1, 2, 3, 4].map(() => stage.post(token, form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    expect((await goalOf(stage)).commitment?.signatures).toHaveLength(1);
  });

  it('is good until the instant it expires', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const form = await signature(stage, token);
    stage.clock.now = link.expiresAt - 1;
    expect((await stage.get(token)).status).toBe(200);
    stage.clock.now = link.expiresAt;
    expect(await isRefused(stage, token, form, 410)).toContain('This link has expired');
    stage.clock.now += 365 * DAY_MS;
    await isRefused(stage, token, form, 410);
  });

  it('that was taken back is refused', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const form = await signature(stage, token);
    await revokeLink(stage.portal, { companyId: COMPANY, linkId: link.id, by: stage.by() });
    expect(await isRefused(stage, token, form, 410)).toContain('This link was withdrawn');
  });

  it('altered in any one character is refused, as if it had never been', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    const before = await everything(stage);
    const never = await stage.get('4711.AAAAAAAAAAAAAAAAAAAAAA.1.x');
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
    for (let at = 0; at < token.length; at += 1) {
      const [other = 'A'] = alphabet.filter((letter) => letter !== token[at]);
      const altered = token.slice(0, at) + other + token.slice(at + 1);
      const answer = await (at % 2 === 0 ? stage.get(altered) : stage.post(altered, form));
      expect([answer.status, answer.html]).toEqual([404, never.html]);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...alphabet),
        async (at, letter) => {
          fc.pre(token[at] !== letter);
          const answer = await stage.get(token.slice(0, at) + letter + token.slice(at + 1));
          expect(answer.status).toBe(404);
        },
      ),
      { numRuns: 100 },
    );
    expect(await everything(stage)).toEqual(before);
  });

  it.for([
    ['cut short', (token: string) => token.slice(0, -1)],
    ['longer', (token: string) => `${token}A`],
    ['with a slash', (token: string) => `${token}/`],
    ['with its end cut off and filled', (token: string) => `${token.slice(0, -2)}==`],
    ['with a broken escape', (token: string) => `${token.slice(0, -1)}%E0%A4%A`],
    ['with a NUL', (token: string) => `${token}%00`],
    ['nothing', () => ''],
  ] as const)('%s is refused', async ([, alter], { stage }) => {
    const { token } = await offered(stage);
    const { status, headers } = await stage.get(alter(token));
    expect([400, 404]).toContain(status);
    expect(headers.get('content-type')).toContain('text/html');
  });

  it('made with another secret is refused', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const form = await signature(stage, token);
    const forged = linkTokens('another secret').issue({
      portalId: PORTAL,
      linkId: link.id,
      expiresAt: link.expiresAt,
    });
    await isRefused(stage, forged, form, 404);
  });

  it('that says a later end than it was made with is refused', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const form = await signature(stage, token);
    const [portalId, linkId, , digest] = token.split('.');
    const later = link.expiresAt + 365 * DAY_MS;
    await isRefused(stage, `${portalId}.${linkId}.${later}.${digest}`, form, 404);
  });

  it('of another portal opens nothing here', async ({ stage }) => {
    const { token, link } = await offered(stage);
    const form = await signature(stage, token);
    await stage.store.savePortal({ portalId: 4712, timeZone: 'UTC', currency: 'USD' });
    await stage.store.forPortal(4712).signOffLinks.add(link);
    const there = linkTokens(SECRET).issue({
      portalId: 4712,
      linkId: link.id,
      expiresAt: link.expiresAt,
    });
    await isRefused(stage, there, form, 404);
  });

  it('of which this portal knows nothing is refused', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    const unknown = {
      portalId: PORTAL,
      linkId: 'A'.repeat(22),
      expiresAt: stage.clock.now + DAY_MS,
    };
    await isRefused(stage, linkTokens(SECRET).issue(unknown), form, 404);
  });

  it('of one company decides nothing of another, nor of a goal it was not made for', async ({
    stage,
  }) => {
    const { token } = await offered(stage);
    await stage.addLine(savedHours('v'));
    await stage.offerGoal(wholeGoal('mine'));
    await stage.offerGoal(wholeGoal('theirs'), '513');
    await stage.addLine(savedHours('theirs'), '513');
    const form = await signature(stage, token);
    const before = await everything(stage);
    for (const goal of ['mine', 'theirs', 'none']) {
      const document = fingerprint(documentOf(wholeGoal(goal)));
      const { status } = await stage.post(token, { ...form, goal, document });
      expect(status).toBe(404);
    }
    for (const line of ['v', 'theirs', 'none']) {
      const confirm = { decision: 'confirm', line, version: '1', amount: '1', name: 'Maria' };
      expect((await stage.post(token, confirm)).status).toBe(404);
    }
    expect(await everything(stage)).toEqual(before);
  });
});

describe('an agreement that moved on', () => {
  /** The page says so, offers nothing to sign, shows nothing of the newer text; the old form changes nothing. */
  async function isReplaced(stage: AgreementStage, token: string, form: Form, words: string) {
    const before = await everything(stage);
    const page = await stage.get(token);
    expect(page.status).toBe(200);
    expect(page.text).toContain(words);
    expect(page.html).not.toContain('<form');
    expect(page.text).not.toContain('Internal');
    const answer = await stage.post(token, form);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Not recorded.');
    expect(answer.text).not.toContain('Internal');
    expect(await everything(stage)).toEqual(before);
  }

  it('by other terms is not signed in the version that was read', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    await changeGoal(stage.portal, {
      ...goalOrder(stage),
      note: null,
      edit: (goal) => ({ ...goal, title: 'Internal', metrics: goal.metrics.slice(0, 1) }),
    });
    await isReplaced(stage, token, form, 'This text was changed after the link was made.');
    const newer = await stage.link({ goalIds: ['g'] });
    expect((await stage.post(token, await signature(stage, newer.token))).status).toBe(409);
    expect((await stage.post(newer.token, await signature(stage, newer.token))).status).toBe(303);
    expect((await goalOf(stage)).commitment?.signatures[0]?.termsVersion).toBe(2);
  });

  it('by another word is not signed either', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    await changeGoal(stage.portal, {
      ...goalOrder(stage),
      note: null,
      edit: (goal) => ({ ...goal, description: 'Internal words' }),
    });
    await isReplaced(stage, token, form, 'This text was changed after the link was made.');
  });

  it('by taking the offer back waits for nobody', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    await withdrawProposal(stage.portal, { ...goalOrder(stage), reason: 'Internal' });
    await isReplaced(stage, token, form, 'This no longer waits for an answer.');
  });

  it('by its end waits for nobody', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    await endGoal(stage.portal, { ...goalOrder(stage), reason: 'Internal' });
    await isReplaced(stage, token, form, 'This no longer waits for an answer.');
  });

  it('to another revision of the same number is not signed by the link to the first', async ({
    stage,
  }) => {
    const { token } = await revised(stage);
    const form = await signature(stage, token);
    await withdrawRevision(stage.portal, { ...goalOrder(stage), reason: null });
    await proposeRevision(stage.portal, {
      ...goalOrder(stage),
      reason: 'Internal',
      terms: (goal) => withTarget(goal, 3.9),
    });
    await isReplaced(stage, token, form, 'This text was changed after the link was made.');
    expect((await goalOf(stage)).metrics[0]?.target).toBe(1);
  });

  it('still shows the text that was signed', async ({ stage }) => {
    const first = await offered(stage);
    await stage.post(first.token, await signature(stage, first.token));
    await executiveSigns(stage);
    await proposeRevision(stage.portal, {
      ...goalOrder(stage),
      reason: 'Internal',
      terms: (goal) => withTarget(goal, 3.9),
    });
    const { text, html } = await stage.get(first.token);
    expect(text).toContain('Signed by Maria Lindqvist.');
    expect(text).toContain('at most 1 hours');
    expect(text).not.toContain('3.9');
    expect(html).not.toContain('<form');
  });

  it.for([
    ['the version', { version: '2' }],
    ['the fingerprint', { document: 'f'.repeat(64) }],
  ] as const)(
    'is not signed by a form in which somebody altered %s',
    async ([, altered], { stage }) => {
      const { token } = await offered(stage);
      const before = await everything(stage);
      const answer = await stage.post(token, { ...(await signature(stage, token)), ...altered });
      expect(answer.status).toBe(409);
      expect(await everything(stage)).toEqual(before);
    },
  );
});

describe('asking for a change', () => {
  const wish = async (stage: AgreementStage, token: string, reason: string) => ({
    ...hiddenFields((await stage.get(token)).html, 'change', FIRST_GOAL),
    reason,
  });

  it('keeps the words, with who and when, and changes neither terms nor state', async ({
    stage,
  }) => {
    const { token, link } = await offered(stage);
    const before = await goalOf(stage);
    const reason = 'The target date is too early.\r\nMake it <b>March</b>.';
    expect((await stage.post(token, await wish(stage, token, reason))).status).toBe(303);
    const after = await goalOf(stage);
    const text = 'The target date is too early.\nMake it <b>March</b>.';
    const request = { by: 'Maria Lindqvist', at: stage.clock.now, text, termsVersion: 1 };
    expect(after.commitment?.changeRequests).toEqual([request]);
    expect(after).toEqual({
      ...before,
      commitment: { ...before.commitment, changeRequests: [request] },
    });
    const [last] = (await stage.portal.records.history(COMPANY, 'goal', 'g')).slice(-1);
    expect(last).toMatchObject({
      change: { action: 'change_requested', note: text },
      recordedBy: `customer link ${link.id}`,
      via: 'link',
    });
    const page = await stage.get(token);
    expect(page.text).toContain('Make it <b>March</b>.');
    expect(page.html).not.toContain('<b>');
    expect((await stage.post(token, await signature(stage, token))).status).toBe(303);
  });

  it('leaves a revision a revision', async ({ stage }) => {
    const { token } = await revised(stage);
    await stage.post(token, await wish(stage, token, 'Not yet.'));
    expect((await goalOf(stage)).commitment?.state).toBe('revised');
  });

  it.for([
    ['nothing', ' \n ', 'Say in a sentence what is not right.'],
    ['2,001 characters', 'a'.repeat(2_001), 'At most 2000 characters'],
    ['a NUL', 'a\u0000b', 'cannot be shown'],
  ] as const)('with %s is refused', async ([, reason, words], { stage }) => {
    const { token } = await offered(stage);
    const answer = await stage.post(token, await wish(stage, token, reason));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.html).toContain('<details open');
    expect((await goalOf(stage)).commitment?.changeRequests).toEqual([]);
  });

  it('does not take back a signature', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await wish(stage, token, 'Wait.');
    await stage.post(token, await signature(stage, token));
    expect((await stage.post(token, form)).status).toBe(409);
  });

  it('cannot flood the history', async ({ stage }) => {
    const { token } = await offered(stage);
    const form = await wish(stage, token, 'More.');
    for (let at = 0; at < 20; at += 1) expect((await stage.post(token, form)).status).toBe(303);
    const bounded = await stage.post(token, form);
    expect(bounded.status).toBe(429);
    expect(Number(bounded.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await stage.get(token)).status).toBe(200);
    stage.clock.now += 60_000;
    expect((await stage.post(token, form)).status).toBe(409);
    expect((await goalOf(stage)).commitment?.changeRequests).toHaveLength(20);
  });
});

describe('a value line', () => {
  async function valued(stage: AgreementStage) {
    await stage.addLine(savedHours('v'));
    return stage.link({ valueLineIds: ['v'] });
  }
  const fields = async (stage: AgreementStage, token: string, decision: string, typed: Form) => ({
    ...hiddenFields((await stage.get(token)).html, decision, FIRST_LINE),
    ...typed,
  });
  const lineOf = async ({ portal }: AgreementStage) =>
    (await portal.records.record(COMPANY, 'value', 'v'))?.body;

  it('is shown with how it was calculated', async ({ stage }) => {
    const { token } = await valued(stage);
    const { text, html } = await stage.get(token);
    for (const shown of [
      'Hours saved on reporting',
      'EUR 3,600.00 a month',
      '120 hours a month x EUR 60.00 x 0.5 realisation',
      '1 January 2026 to 31 December 2026',
      'Medium: as you stated it',
      'Time study of January',
      '50 % of the hours turn into money.',
    ]) {
      expect(text.replaceAll('\u00A0', ' ')).toContain(shown);
    }
    expect(html).toContain('value="3600.00"');
  });

  it('is confirmed at the amount that the customer typed', async ({ stage }) => {
    const { token, link } = await valued(stage);
    const form = await fields(stage, token, 'confirm', { amount: '3200.5', name: 'Maria' });
    const answer = await stage.post(token, form);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${token}#${FIRST_LINE}`,
    ]);
    const confirmed = { by: 'Maria', at: stage.clock.now, amount: 3_200_50 };
    expect(await lineOf(stage)).toMatchObject({ confirmed, disputed: false });
    const [last] = (await stage.portal.records.history(COMPANY, 'value', 'v')).slice(-1);
    expect(last).toMatchObject({
      change: { action: 'confirmed' },
      recordedBy: `customer link ${link.id}`,
    });
    expect((await stage.get(token)).html).not.toContain('<form');
    expect((await stage.post(token, form)).status).toBe(409);
  });

  it('that is disputed counts nowhere, and the words stay', async ({ stage }) => {
    const { token } = await valued(stage);
    const dispute = await fields(stage, token, 'dispute', {
      reason: 'We see 80 hours.',
      name: 'Maria',
    });
    expect((await stage.post(token, dispute)).status).toBe(303);
    expect(await lineOf(stage)).toMatchObject({ confirmed: null, disputed: true });
    expect((await stage.get(token)).text).toContain('Maria: We see 80 hours.');
    const confirm = { ...dispute, decision: 'confirm', amount: '1' };
    expect((await stage.post(token, confirm)).status).toBe(409);
    expect(await lineOf(stage)).toMatchObject({ confirmed: null, disputed: true });
  });

  it('that was changed meanwhile is read again first', async ({ stage }) => {
    const { token } = await valued(stage);
    const form = await fields(stage, token, 'confirm', { amount: '3600', name: 'Maria' });
    await stage.addLine(savedHours('v', { quantity: 10 }));
    const answer = await stage.post(token, form);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This value was changed while you were reading.');
    expect(answer.html).toContain('value="300.00"');
    expect((await lineOf(stage))?.confirmed).toBe(null);
  });

  it.for([
    ['nothing', ''],
    ['a thousands separator', '3,600'],
    ['three decimals', '3600.001'],
    ['a minus', '-1'],
    ['words', 'all of it'],
    ['an exponent', '1e9'],
    ['another script', '٣٦٠٠'],
    ['14 digits', '1'.repeat(14)],
  ])('is not confirmed at %s', async ([, amount = ''], { stage }) => {
    const { token } = await valued(stage);
    const form = await fields(stage, token, 'confirm', { amount, name: 'Maria' });
    const answer = await stage.post(token, form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('such as 12000.00');
    expect(answer.html).toContain('value="Maria"');
    expect((await lineOf(stage))?.confirmed).toBe(null);
  });

  it('that counts no more offers nothing', async ({ stage }) => {
    const { token } = await valued(stage);
    const form = await fields(stage, token, 'confirm', { amount: '1', name: 'Maria' });
    await stage.portal.records.save(COMPANY, 'value', savedHours('v'), {
      by: stage.by(),
      ended: true,
    });
    expect((await stage.get(token)).html).not.toContain('<form');
    expect((await stage.post(token, form)).status).toBe(409);
  });
});

describe('an answer', () => {
  it.for([
    ['is empty', ''],
    ['is no form', '{"decision":"sign"}'],
    ['decides nothing', 'decision=approve&goal=g'],
    ['lacks the version', `decision=sign&goal=g&document=${'a'.repeat(64)}`],
    ['has broken escapes', 'decision=%E0%A4%A&goal=%'],
    ['names its goal twice', `decision=sign&goal=g&goal=h&version=1&document=${'a'.repeat(64)}`],
  ] as const)('that %s is refused', async ([, body], { stage }) => {
    const { token } = await offered(stage);
    const before = await everything(stage);
    const response = await fetch(`${stage.origin}/agreements/${token}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(400);
    expect(await everything(stage)).toEqual(before);
  });

  it.for([
    ['of another type', 415, { 'content-type': 'application/json' }, '{}'],
    [
      'in another character set',
      415,
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' },
      'a=b',
    ],
    [
      'that is too long',
      413,
      { 'content-type': 'application/x-www-form-urlencoded' },
      `reason=${'a'.repeat(70_000)}`,
    ],
    [
      'with too many fields',
      413,
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=b&'.repeat(30),
    ],
  ] as const)('%s is refused', async ([, status, headers, body], { stage }) => {
    const { token } = await offered(stage);
    const response = await fetch(`${stage.origin}/agreements/${token}`, {
      method: 'POST',
      body,
      headers,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('with a name that came twice asks for it again', async ({ stage }) => {
    const { token } = await offered(stage);
    const fields = new URLSearchParams(await signature(stage, token));
    fields.append('name', 'Somebody Else');
    const response = await fetch(`${stage.origin}/agreements/${token}`, {
      method: 'POST',
      body: fields,
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Fill in this field.');
  });

  it.for([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['another site, as the browser says', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'its own page, which keeps its address to itself',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      303,
    ],
    ['the public origin', { origin: 'https://attain.example' }, 303],
    ['no browser', {}, 303],
  ] as const)('from %s gets its due', async ([, headers, status], { stage }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    // Not fetch: it keeps these headers for browsers.
    expect(await statusOf(`${stage.origin}/agreements/${token}`, form, headers)).toBe(status);
    const signed = (await goalOf(stage)).commitment?.signatures.length;
    expect(signed).toBe(status === 303 ? 1 : 0);
  });

  it('is not waited for while the database is away, and the address stays out of the log', async ({
    stage,
  }) => {
    const { token } = await offered(stage);
    const form = await signature(stage, token);
    await stage.store.close();
    const answer = await stage.post(token, form);
    expect([500, 503]).toContain(answer.status);
    expect(answer.text).toContain('Nothing was changed.');
    expect(JSON.stringify(stage.logged)).not.toContain(token.slice(-20));
  });
});

function statusOf(url: string, form: Form, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = httpRequest(
      url,
      { method: 'POST', headers: { ...type, ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end(new URLSearchParams(form).toString());
  });
}
