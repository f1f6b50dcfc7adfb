import { goalRecordSchema } from '@attain/shared/contract/goal-record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiServer, apiServer, errorOf, type Reply } from './api-server.ts';

const GOAL = {
  title: 'Improve data accuracy',
  targetDate: '2026-12-31',
  metrics: [
    { name: 'Data error rate', unit: 'percent', baseline: 12, target: 2 },
    { name: 'Audit findings', unit: 'findings', baseline: 15, target: 3, frequency: 'quarterly' },
  ],
};

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

const goalsOf = (id: string) => `/api/intelligence/success-metrics/${id}/goals`;

const fieldsOf = (reply: Reply) =>
  Object.fromEntries((errorOf(reply).details ?? []).map(({ field, message }) => [field, message]));

describe('a goal that a program defines', () => {
  it('is created with what follows from what it says, and answered with its version', async () => {
    const id = await api.addCustomer();
    const reply = await api.post(goalsOf(id), GOAL);
    expect(reply.status).toBe(201);
    expect(reply.headers.get('etag')).toBe('"1"');
    const goal = goalRecordSchema.strict().parse(reply.body);
    expect(goal).toMatchObject({
      companyId: id,
      version: 1,
      title: 'Improve data accuracy',
      targetDate: '2026-12-31',
      createdOn: '2026-07-01',
      agreement: null,
      recordedBy: 'API key',
      via: 'api',
    });
    expect(goal.metrics).toMatchObject([
      { direction: 'lower_is_better', mode: 'linear', frequency: 'monthly', weight: 1 },
      { direction: 'lower_is_better', frequency: 'quarterly' },
    ]);
    const read = await api.get(`/api/companies/${id}/goals/${goal.id}`);
    expect(read.body).toEqual(reply.body);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(await api.get(`/api/companies/${id}/goals`)).toMatchObject({ body: { goals: [goal] } });
  });

  it('may be the draft of an agreement, with milestones and who answers for what', async () => {
    const id = await api.addCustomer();
    const reply = await api.post(goalsOf(id), {
      ...GOAL,
      metrics: [],
      milestones: [{ title: 'Pilot', due: '2026-08-01' }, { title: 'Roll-out' }],
      startDate: '2026-07-01',
      agreement: {
        dependencies: 'Access to the warehouse',
        accountability: [{ task: 'Export the log', party: 'customer' }],
        clauses: [{ kind: 'bonus', text: 'A month free', link: 'https://example.com/c' }],
      },
    });
    expect(reply).toMatchObject({
      status: 201,
      body: {
        milestones: [
          { title: 'Pilot', due: '2026-08-01', done: false },
          { title: 'Roll-out', due: null, done: false },
        ],
        agreement: {
          state: 'draft',
          start: '2026-07-01',
          deadline: '2026-12-31',
          termsVersion: 1,
          accountability: [{ task: 'Export the log', party: 'customer', person: null, due: null }],
          clauses: [{ kind: 'bonus', link: 'https://example.com/c' }],
        },
      },
    });
  });

  it('names the card as its origin, and the person by id alone', async () => {
    const id = await api.addCustomer();
    const reply = await api.post(goalsOf(id), GOAL, { userId: '9410001' });
    expect(reply).toMatchObject({
      status: 201,
      body: { via: 'card', recordedBy: 'HubSpot user 9410001' },
    });
    expect(JSON.stringify(reply.body)).not.toContain('example.com');
  });

  it('belongs to the company that an external or merged id leads to', async () => {
    const key = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
    const id = await api.addCustomer({ accountKeys: [key, 'acc_123'], mergedIds: ['77'] });
    for (const named of [key, 'acc_123']) {
      const reply = await api.post(goalsOf(named), { ...GOAL, title: `By ${named}` });
      expect(reply).toMatchObject({ status: 201, body: { companyId: id } });
    }
  });

  it('wakes the worker, once for each change', async () => {
    const id = await api.addCustomer();
    const before = api.woken();
    await api.post(goalsOf(id), GOAL, { headers: { 'idempotency-key': 'wake-me-up-once' } });
    await api.post(goalsOf(id), GOAL, { headers: { 'idempotency-key': 'wake-me-up-once' } });
    await api.post(goalsOf(id), { ...GOAL, title: '' });
    expect(api.woken() - before).toBe(1);
  });
});

describe('the same goal again', () => {
  it('is the same goal, because HubSpot repeats a request by itself', async () => {
    const id = await api.addCustomer();
    const first = await api.post(goalsOf(id), GOAL);
    const again = await api.post(goalsOf(id), {
      ...GOAL,
      title: '  improve DATA   accuracy ',
    });
    expect(again.status).toBe(409);
    const same = await api.post(goalsOf(id), GOAL);
    expect({ status: same.status, body: same.body }).toEqual({ status: 200, body: first.body });
  });

  it('with other content is refused, with the way to change it', async () => {
    const id = await api.addCustomer();
    await api.post(goalsOf(id), GOAL);
    const before = api.rows();
    const [metric] = GOAL.metrics;
    const reply = await api.post(goalsOf(id), { ...GOAL, metrics: [{ ...metric, target: 5 }] });
    expect(reply.status).toBe(409);
    expect(errorOf(reply)).toMatchObject({ code: 'conflict', rule: 'title_taken' });
    expect(errorOf(reply).message).toContain('change that goal');
    expect(api.rows()).toEqual(before);
  });

  it('is the same goal also after readings came', async () => {
    const id = await api.addCustomer();
    const first = await api.post(goalsOf(id), GOAL);
    const [metric] = goalRecordSchema.parse(first.body).metrics;
    await api.store.records.addReadings(
      id,
      [{ metricId: metric?.id ?? '', value: 9, measuredAt: 0, source: null, evidence: null }],
      { at: 1, who: 'x', via: 'import' },
    );
    expect((await api.post(goalsOf(id), GOAL)).status).toBe(200);
  });

  it('by ten callers at once is one goal', async () => {
    const id = await api.addCustomer();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => api.post(goalsOf(id), GOAL)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(9).fill(200),
      201,
    ]);
    expect(await api.store.records.list(id, 'goal')).toHaveLength(1);
  });
});

describe('a repeat under a key', () => {
  const key = (name: string) => ({ headers: { 'idempotency-key': name } });

  it('gets the first answer, byte by byte, and changes nothing', async () => {
    const id = await api.addCustomer();
    const first = await api.post(goalsOf(id), GOAL, key('first-request-1'));
    const before = api.rows();
    const again = await api.post(goalsOf(id), GOAL, key('first-request-1'));
    expect({ ...again, headers: null }).toEqual({ ...first, headers: null });
    expect(again.headers.get('etag')).toBe('"1"');
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(api.rows()).toEqual(before);
  });

  it('may carry the key in its body, because the proxy of a card passes no header', async () => {
    const id = await api.addCustomer();
    const body = { ...GOAL, requestId: 'card-request-1' };
    const first = await api.post(goalsOf(id), body, { userId: '7' });
    const again = await api.post(goalsOf(id), body, { userId: '7' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it.each([
    ['another body', { ...GOAL, targetDate: '2027-01-31' }, {}],
    ['another caller', GOAL, { userId: '7' }],
  ])('with %s is refused', async (_, body, caller) => {
    const id = await api.addCustomer();
    const name = `other-content-${id}`;
    await api.post(goalsOf(id), GOAL, key(name));
    const before = api.rows();
    const reply = await api.post(goalsOf(id), body, { ...caller, ...key(name) });
    expect(reply.status).toBe(409);
    expect(errorOf(reply).message).toContain('take a new one for each new request');
    expect(api.rows()).toEqual(before);
  });

  it('is no repeat where the first one was refused', async () => {
    const id = await api.addCustomer();
    const bad = await api.post(goalsOf(id), { ...GOAL, title: '' }, key(`refused-${id}`));
    expect(bad.status).toBe(400);
    expect((await api.post(goalsOf(id), GOAL, key(`refused-${id}`))).status).toBe(201);
  });

  it('runs once, however many come at once', async () => {
    const id = await api.addCustomer();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => api.post(goalsOf(id), GOAL, key(`at-once-${id}`))),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    const replayed = replies.filter(({ headers }) => headers.get('idempotent-replayed'));
    expect(replayed).toHaveLength(9);
  });

  it.each([
    ['too short', 'short', 'must have at least 8 characters'],
    ['with spaces', 'a key with spaces', 'is not plain'],
  ])('whose key is %s is told so', async (_, name, message) => {
    const id = await api.addCustomer();
    const reply = await api.post(goalsOf(id), GOAL, key(name));
    expect(reply.status).toBe(400);
    expect(fieldsOf(reply)['Idempotency-Key']).toContain(message);
  });

  it('with two different keys is told to give one', async () => {
    const id = await api.addCustomer();
    const body = { ...GOAL, requestId: 'key-in-the-body' };
    expect(fieldsOf(await api.post(goalsOf(id), body, key('key-in-the-header')))).toHaveProperty(
      'requestId',
    );
  });
});

describe('bad input', () => {
  it('is told field by field, all at once, each with an example of right', async () => {
    const id = await api.addCustomer();
    const before = api.rows();
    const reply = await api.post(goalsOf(id), {
      metrics: [
        { name: 'Error rate', unit: 'percent', baseline: 12, target: 'two' },
        { name: 'Findings', unit: '', baseline: 3, target: 15, direction: 'lower_is_better' },
        { name: 'error  RATE', unit: 'percent', target: 5, tarrget: 5, frequency: 'montly' },
        { name: 'Uptime', unit: 'percent', baseline: 99, target: 99 },
        { name: 'Adoption', unit: 'percent', target: 90, baselineAt: '2026-01-01' },
      ],
      targetDate: '2026-02-30',
      startDate: '2026-13-01',
      weight: 0,
      owner: 5,
      milestones: [{ title: 'Pilot', done: 'yes' }],
      ownr: 'x',
    });
    expect(reply.status).toBe(400);
    const { code, message, details = [] } = errorOf(reply);
    expect(code).toBe('invalid_request');
    expect(message).toMatch(/^\d+ fields are wrong: /);
    expect(Object.fromEntries(details.map(({ field, ...rest }) => [field, rest]))).toEqual({
      title: { message: 'is missing', example: 'Reduce support tickets' },
      'metrics[0].target': { message: 'must be a number, not text', example: 2 },
      'metrics[1].unit': { message: 'is empty', example: 'percent' },
      'metrics[1].target': {
        message:
          'target 15 is worse than baseline 3 for lower_is_better: correct the target or the direction',
        example: 2,
      },
      'metrics[2].name': {
        message: 'is the one of metrics[0]: keep one of them',
        example: 'Data error rate',
      },
      'metrics[2].frequency': {
        message: 'must be one of daily, weekly, monthly, quarterly (did you mean monthly?)',
        example: 'monthly',
      },
      'metrics[2].tarrget': { message: 'is unknown here: did you mean target?' },
      'metrics[3].direction': {
        message:
          'metric "Uptime" keeps its baseline, so direction must say which side is good: write higher_is_better or lower_is_better',
        example: 'lower_is_better',
      },
      'metrics[4].baselineAt': {
        message: 'is there, but baseline is missing: give both',
        example: '2026-01-31',
      },
      targetDate: {
        message: 'is not a calendar date: write YYYY-MM-DD',
        example: '2026-06-30',
      },
      startDate: { message: 'is not a calendar date: write YYYY-MM-DD', example: '2026-01-01' },
      weight: { message: 'must be above 0', example: 1 },
      owner: { message: 'must be text, not a number', example: 'VP Operations' },
      'milestones[0].done': { message: 'must be true or false, not text', example: false },
      ownr: { message: 'is unknown here: did you mean owner?' },
    });
    expect(api.rows()).toEqual(before);
  });

  it.each([
    ['an empty object', {}, ['metrics', 'targetDate', 'title']],
    ['a list', [], ['body']],
    ['null', null, ['body']],
    ['no metric and no milestone', { ...GOAL, metrics: [] }, ['metrics']],
    ['a start after its end', { ...GOAL, startDate: '2027-01-01' }, ['targetDate']],
    ['a year that is none', { ...GOAL, targetDate: '0026-12-31' }, ['targetDate']],
    ['spaces for a title', { ...GOAL, title: '   ' }, ['title']],
    ['a title of two lines', { ...GOAL, title: 'a\u0000b' }, ['title']],
    ['half a character', { ...GOAL, title: '\ud800' }, ['title']],
    ['a title that is too long', { ...GOAL, title: 'x'.repeat(256) }, ['title']],
    [
      'a number beyond all figures',
      { ...GOAL, metrics: [{ ...GOAL.metrics[0], target: 1e300 }] },
      ['metrics[0].target'],
    ],
    [
      'a baseline of the year to come',
      { ...GOAL, metrics: [{ ...GOAL.metrics[0], baselineAt: '2027-07-01' }] },
      ['metrics[0].baselineAt'],
    ],
    [
      'too many metrics',
      { ...GOAL, metrics: Array.from({ length: 51 }, () => GOAL.metrics[0]) },
      ['metrics'],
    ],
    [
      'an address that is no web page',
      { ...GOAL, agreement: { clauses: [{ kind: 'bonus', text: 'x', link: 'javascript:1' }] } },
      ['agreement.clauses[0].link'],
    ],
  ])('of %s is refused by its field', async (_, body, fields) => {
    const id = await api.addCustomer();
    const before = api.rows();
    const reply = await api.call('POST', goalsOf(id), { raw: JSON.stringify(body) });
    expect(reply.status).toBe(400);
    expect(Object.keys(fieldsOf(reply)).sort()).toEqual(fields);
    expect(api.rows()).toEqual(before);
  });

  it('names prototypes as what they are: unknown fields', async () => {
    const id = await api.addCustomer();
    const raw = `{"__proto__":{"title":"x"},"constructor":1,${JSON.stringify(GOAL).slice(1)}`;
    const reply = await api.call('POST', goalsOf(id), { raw });
    expect(reply.status).toBe(400);
    expect(Object.keys(fieldsOf(reply)).sort()).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    ['no JSON', { raw: '{"title": ' }, 400, 'not valid JSON'],
    ['no UTF-8', { raw: Uint8Array.of(0x22, 0xff, 0x22) }, 400, 'not UTF-8'],
    ['nothing', {}, 400, 'empty'],
    ['a form', { raw: 'title=x', headers: { 'content-type': 'text/plain' } }, 415, 'must be JSON'],
    [
      'another alphabet',
      { raw: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
      'must be JSON',
    ],
    ['more than 1 MB', { raw: `{"title":"${'x'.repeat(1_100_000)}"}` }, 413, 'larger than 1 MB'],
    ['a pit', { raw: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }, 400, 'nested too deeply'],
    [
      'an unknown encoding',
      { raw: '{}', headers: { 'content-encoding': 'zstd-plus' } },
      415,
      'encoded in a way',
    ],
  ])('of %s is told in one sentence', async (_, call, status, sentence) => {
    const id = await api.addCustomer();
    const reply = await api.call('POST', goalsOf(id), call);
    expect({ status: reply.status, message: errorOf(reply).message }).toEqual({
      status,
      message: expect.stringContaining(sentence) as unknown,
    });
  });

  it('in the address is told, too', async () => {
    const id = await api.addCustomer();
    const goals = `/api/companies/${id}/goals`;
    expect(fieldsOf(await api.get(`${goals}?ended=true&ended=false`))).toEqual({
      ended: 'is given twice: give it once',
    });
    expect(fieldsOf(await api.get(`${goals}?endet=true`))).toEqual({
      endet: 'is unknown here: did you mean ended?',
    });
    expect(fieldsOf(await api.get(`${goals}?endet=true`, { userId: '7' }))).toHaveProperty('endet');
    expect((await api.get(`${goals}?hubspotLocale=de`, { userId: '7' })).status).toBe(200);
    expect(fieldsOf(await api.get('/api/companies/acme/goals?ended=ja'))).toEqual({
      companyId: 'is not a HubSpot company id, which is digits',
      ended: 'must be one of true, false',
    });
  });

  it('of a method that the address does not know is answered with those it knows', async () => {
    const id = await api.addCustomer();
    const reply = await api.call('DELETE', `/api/companies/${id}/goals`);
    expect({ status: reply.status, allow: reply.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET',
    });
    expect(errorOf(reply).code).toBe('method_not_allowed');
    const head = await api.call('HEAD', `/api/companies/${id}/goals`);
    expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: undefined });
  });
});
