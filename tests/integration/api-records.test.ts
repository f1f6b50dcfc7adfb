import { apiErrorSchema } from '@attain/shared/contract/api-error';
import { accountViewSchema } from '@attain/shared/contract/account-view';
import { successMetricsSchema } from '@attain/shared/contract/success-metrics';
import { API_ROUTES } from '@attain/shared/contract/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiServer, apiServer, errorOf, type Reply } from './api-server.ts';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

type Recorded = { id: string; version: number; ended: boolean } & Record<string, unknown>;

/** The record of an answer, which must have the shape that the contract of its operation says. */
function recordIn(reply: Reply, operationId: string): Recorded {
  const contract = API_ROUTES.find((route) => route.operationId === operationId);
  const answer = contract?.answers[reply.status];
  if (answer === undefined) throw new Error(`${operationId}: ${JSON.stringify(reply)}`);
  expect(answer.body.parse(reply.body)).toEqual(reply.body);
  return reply.body as Recorded;
}

function faultsIn(reply: Reply): Record<string, unknown> {
  const { details = [] } = apiErrorSchema.parse(reply.body);
  return Object.fromEntries(details.map(({ field, example }) => [field, example]));
}

/** A company with a goal of one metric. */
async function aCustomer(properties: Record<string, string> = {}) {
  const id = await api.addCustomer({ properties });
  const { body } = await api.post(`/api/intelligence/success-metrics/${id}/goals`, {
    title: 'Faster reports',
    targetDate: '2026-12-31',
    metrics: [{ name: 'Hours per report', unit: 'hours', baseline: 4, target: 2 }],
  });
  const goal = body as { id: string; metrics: { id: string }[] };
  const at = `/api/companies/${id}`;
  return { id, at, goalId: goal.id, metricId: goal.metrics[0]?.id ?? '' };
}

async function figuresOf({ id, at }: { id: string; at: string }) {
  await api.score([id]);
  const reply = await api.get(`${at}/summary`);
  return accountViewSchema.parse(reply.body);
}

const LINE = {
  type: 'hard_savings',
  description: 'Licences of the old tool',
  startsAt: '2026-01-01',
  endsAt: '2026-12-31',
  recurring: 'month',
  amount: 1250.5,
  confidence: 'measured',
};
const QUOTE = {
  text: 'Reports take us 20 minutes instead of 4 hours.',
  by: 'Sarah Chen',
  on: '2026-06-30',
  external: false,
};

type Kind = {
  path: string;
  end: string;
  order: object;
  shown: object;
  patch: object;
  corrected: object;
  /** What other words about the same thing are; `null`: every word is part of what it is about. */
  other: object | null;
  wrong: object;
  faults: readonly string[];
};

/** Kinds of which a company has many, by the noun of their operations. */
const KINDS: Readonly<Record<string, Kind>> = {
  valueLine: {
    path: 'value-lines',
    end: 'end',
    order: LINE,
    shown: { ...LINE, goalId: null, rate: null, confirmed: null, disputed: false },
    patch: { amount: 1300, evidence: 'https://example.com/invoice' },
    corrected: { ...LINE, amount: 1300, evidence: 'https://example.com/invoice' },
    other: { amount: 900 },
    wrong: { amount: 10.005, margin: 2, endsAt: '2026-02-30', recurring: 'fortnight' },
    faults: ['margin', 'endsAt', 'recurring'],
  },
  costLine: {
    path: 'cost-lines',
    end: 'end',
    order: {
      kind: 'services',
      description: 'Data migration',
      amount: 0.29,
      startsAt: '2026-01-01',
      endsAt: '2026-01-31',
      recurring: null,
    },
    shown: { amount: 0.29, recurring: null },
    patch: { amount: 1_000_000_000.07 },
    corrected: { kind: 'services', amount: 1_000_000_000.07 },
    other: { amount: 1 },
    wrong: { kind: 'licences', amount: -1, recurring: undefined },
    faults: ['kind', 'amount', 'recurring'],
  },
  valueOpportunity: {
    path: 'value-opportunities',
    end: 'withdrawal',
    order: { description: 'Bulk import', potential: 24_000, effort: 'low' },
    shown: {
      potential: 24_000,
      recommendation: 'Plan "Bulk import" with the customer.',
      goalId: null,
    },
    patch: { effort: 'high', recommendation: 'Show it to the data team.' },
    corrected: { potential: 24_000, effort: 'high', recommendation: 'Show it to the data team.' },
    other: { potential: 5 },
    wrong: { description: '', potential: '24k', effort: 'lo' },
    faults: ['description', 'potential', 'effort'],
  },
  advocacyActivity: {
    path: 'advocacy-activities',
    end: 'withdrawal',
    order: { activity: 'case_study', on: '2026-05-01', link: 'https://example.com/case' },
    shown: { activity: 'case_study', note: null, link: 'https://example.com/case' },
    patch: { activity: 'webinar', note: 'It became a webinar' },
    corrected: { activity: 'webinar', note: 'It became a webinar', on: '2026-05-01' },
    other: { note: 'Another' },
    wrong: { activity: 'casestudy', on: 'yesterday', link: 'javascript:alert(1)' },
    faults: ['activity', 'on', 'link'],
  },
  review: {
    path: 'reviews',
    end: 'withdrawal',
    order: { heldOn: '2026-06-01', attendees: 'VP Operations' },
    shown: { heldOn: '2026-06-01', goalIds: null, attendees: 'VP Operations', notes: null },
    patch: { notes: 'On pace' },
    corrected: { attendees: 'VP Operations', notes: 'On pace' },
    other: { notes: 'Off pace' },
    wrong: { heldOn: '2026-6-1', goalIds: [], atendees: 'Ann' },
    faults: ['heldOn', 'goalIds', 'atendees'],
  },
  quote: {
    path: 'quotes',
    end: 'withdrawal',
    order: QUOTE,
    shown: { ...QUOTE, role: null, goalId: null, questionedNumbers: ['20 minutes'] },
    patch: { role: 'VP Operations', external: true },
    corrected: { by: 'Sarah Chen', role: 'VP Operations', external: true },
    other: { role: 'CEO' },
    wrong: { text: ' ', by: 7, external: 'yes' },
    faults: ['text', 'by', 'external'],
  },
  escalation: {
    path: 'escalations',
    end: 'resolution',
    order: { cause: 'churn_threat', reason: 'Sponsor left', since: '2026-06-01T14:00:00Z' },
    shown: { since: '2026-06-01T14:00:00.000Z', resolvedOn: null },
    patch: { reason: 'Their sponsor left' },
    corrected: { cause: 'churn_threat', reason: 'Their sponsor left' },
    other: { reason: 'Something else' },
    wrong: { cause: 'anger', reason: '', since: 'long ago' },
    faults: ['cause', 'reason', 'since'],
  },
};

const STEPS: Readonly<Record<string, { record: string; correct: string; end: string }>> = {
  valueLine: { record: 'addValueLine', correct: 'editValueLine', end: 'endValueLine' },
  costLine: { record: 'addCostLine', correct: 'editCostLine', end: 'endCostLine' },
  valueOpportunity: {
    record: 'recordValueOpportunity',
    correct: 'changeValueOpportunity',
    end: 'withdrawValueOpportunity',
  },
  advocacyActivity: {
    record: 'recordAdvocacyActivity',
    correct: 'correctAdvocacyActivity',
    end: 'withdrawAdvocacyActivity',
  },
  review: { record: 'recordReview', correct: 'correctReview', end: 'withdrawReview' },
  quote: { record: 'recordQuote', correct: 'correctQuote', end: 'withdrawQuote' },
  escalation: { record: 'raiseEscalation', correct: 'correctEscalation', end: 'resolveEscalation' },
};

describe.each(Object.keys(KINDS))('records: %s', (noun) => {
  const kind = KINDS[noun]!;
  const steps = STEPS[noun]!;

  async function recorded() {
    const customer = await aCustomer();
    const all = `${customer.at}/${kind.path}`;
    const record = recordIn(await api.post(all, kind.order), steps.record);
    return { ...customer, all, one: `${all}/${record.id}`, record };
  }

  it('is recorded, read, listed', async () => {
    const { all, one, record } = await recorded();
    expect(record).toMatchObject({ ...kind.shown, version: 1, ended: false, via: 'api' });
    const read = await api.get(one);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(recordIn(read, noun)).toEqual(record);
    expect((await api.get(all)).body).toEqual({ records: [record] });
  });

  it('is the same record when it comes again, by its key and by its content', async () => {
    const { at } = await aCustomer();
    const body = { ...kind.order, requestId: `${noun}-once-and-again-${at.split('/').pop()}` };
    const first = await api.post(`${at}/${kind.path}`, body);
    const before = api.rows();
    const repeated = await api.post(`${at}/${kind.path}`, body);
    expect(repeated).toMatchObject({ status: 201, body: first.body });
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    const same = await api.post(`${at}/${kind.path}`, kind.order);
    expect(same).toMatchObject({ status: 200, body: first.body });
    expect(api.rows()).toEqual(before);
  });

  it('is not overwritten by other words about the same thing', async () => {
    const { all, one, record } = await recorded();
    const reply = await api.post(all, { ...kind.order, ...kind.other });
    expect(reply.status).toBe(409);
    expect(errorOf(reply)).toMatchObject({ code: 'conflict', rule: 'already_recorded' });
    expect((await api.get(one)).body).toEqual(record);
  });

  it('is corrected on the version that holds; what is left out stays', async () => {
    const { one } = await recorded();
    const unsaid = await api.call('PATCH', one, { body: kind.patch });
    expect(errorOf(unsaid).code).toBe('precondition_required');
    const reply = await api.call('PATCH', one, {
      body: kind.patch,
      headers: { 'if-match': '"1"' },
    });
    expect(recordIn(reply, steps.correct)).toMatchObject({ ...kind.corrected, version: 2 });
    const stale = await api.call('PATCH', one, { body: { ...kind.patch, version: 1 } });
    expect(stale.status).toBe(409);
    expect(errorOf(stale)).toMatchObject({ code: 'stale_version', currentVersion: 2 });
  });

  it('is ended, never deleted, and tells its whole history', async () => {
    const { all, one, record } = await recorded();
    await api.call('PATCH', one, { body: { ...kind.patch, version: 1 } });
    const path = `${one}/${kind.end}`;
    expect((await api.post(path, {})).status).toBe(428);
    expect((await api.post(path, { version: 1 })).status).toBe(409);
    const ended = recordIn(await api.post(path, { version: 2, reason: 'A mistake' }), steps.end);
    expect(ended).toMatchObject({ ...kind.corrected, version: 3, ended: true });
    expect(recordIn(await api.post(path, { version: 3 }), steps.end)).toEqual(ended);
    expect((await api.get(all)).body).toEqual({ records: [] });
    expect((await api.get(`${all}?ended=true`)).body).toEqual({ records: [ended] });
    const edited = await api.call('PATCH', one, { body: { ...kind.patch, version: 3 } });
    expect(errorOf(edited)).toMatchObject({ rule: 'ended' });
    const history = await api.get(`${one}/history`);
    expect(recordIn(history, `${noun}History`)).toMatchObject({
      versions: [
        record,
        { version: 2, change: { action: 'edited' } },
        { version: 3, change: { action: 'ended', note: 'A mistake' }, ended: true },
      ],
    });
  });

  it('is refused with every wrong field at once, and an example of right', async () => {
    const { at } = await aCustomer();
    const before = api.rows();
    const reply = await api.post(`${at}/${kind.path}`, { ...kind.order, ...kind.wrong });
    expect(reply.status).toBe(400);
    const faults = faultsIn(reply);
    expect(Object.keys(faults).sort()).toEqual([...kind.faults].sort());
    for (const [field, example] of Object.entries(faults)) {
      if (field in kind.order || field === 'link') expect(example, field).toBeDefined();
    }
    expect(api.rows()).toEqual(before);
  });

  it('of another company or of none is not found', async () => {
    const { one, record } = await recorded();
    const other = await aCustomer();
    const foreign = `${other.at}/${kind.path}/${record.id}`;
    const before = api.rows();
    for (const path of [foreign, `/api/companies/999999/${kind.path}/${record.id}`, `${one}x`]) {
      expect((await api.get(path)).status).toBe(404);
      expect((await api.get(`${path}/history`)).status).toBe(404);
      const patched = await api.call('PATCH', path, { body: { ...kind.patch, version: 1 } });
      expect(patched.status).toBe(404);
      expect((await api.post(`${path}/${kind.end}`, { version: 1 })).status).toBe(404);
    }
    expect((await api.post(`/api/companies/999999/${kind.path}`, kind.order)).status).toBe(404);
    expect(api.rows()).toEqual(before);
  });
});

describe('rules beyond the shape of a field', () => {
  it('answers amounts that cannot be kept and rules that are broken at once', async () => {
    const { at } = await aCustomer();
    const reply = await api.post(`${at}/value-lines`, {
      ...LINE,
      amount: 10.005,
      endsAt: '2025-12-31',
      type: 'soft_savings',
      rate: 0.001,
    });
    expect(reply.status).toBe(400);
    expect(errorOf(reply).details).toEqual(
      expect.arrayContaining([
        {
          field: 'amount',
          message: 'is finer than USD can be paid: write at most 2 decimals (nearest: USD 10.01)',
          example: 1250.5,
        },
        {
          field: 'quantity',
          message: 'is missing: soft_savings needs it',
          example: 40,
        },
        {
          field: 'endsAt',
          message: '2025-12-31 is before the start 2026-01-01: swap or correct them',
          example: '2026-12-31',
        },
      ]) as unknown,
    );
    expect(faultsIn(reply)).toHaveProperty('rate', 60);
  });

  it.each([
    [0, true],
    [0.01, true],
    [1.1, true],
    [1.15, true],
    [999_999_999_999.99, true],
    [0.001, false],
    [1.005, false],
    [0.1 + 0.2, false],
    [1e-7, false],
  ])('keeps the amount %s: %s', async (amount, kept) => {
    const { at } = await aCustomer();
    const reply = await api.post(`${at}/value-lines`, { ...LINE, amount });
    if (kept) expect(reply).toMatchObject({ status: 201, body: { amount } });
    else expect(Object.keys(faultsIn(reply))).toEqual(['amount']);
  });

  it('refuses a day that is yet to come', async () => {
    const { at } = await aCustomer();
    const future = await api.post(`${at}/reviews`, { heldOn: '2026-07-02' });
    expect(errorOf(future)).toMatchObject({
      code: 'invalid_request',
      details: [{ field: 'heldOn', example: '2026-01-31' }],
    });
    const since = { cause: 'legal', reason: 'A letter', since: '2026-07-03' };
    expect(Object.keys(faultsIn(await api.post(`${at}/escalations`, since)))).toEqual(['since']);
  });

  it("refuses another company's goal, by the place where it is named", async () => {
    const [own, other] = [await aCustomer(), await aCustomer()];
    const review = { heldOn: '2026-06-01', goalIds: [own.goalId, other.goalId] };
    const reply = await api.post(`${own.at}/reviews`, review);
    expect(Object.keys(faultsIn(reply))).toEqual(['goalIds[1]']);
    const quote = await api.post(`${own.at}/quotes`, { ...QUOTE, goalId: other.goalId });
    expect(Object.keys(faultsIn(quote))).toEqual(['goalId']);
    const line = await api.post(`${own.at}/value-lines`, { ...LINE, goalId: other.goalId });
    expect(Object.keys(faultsIn(line))).toEqual(['goalId']);
  });

  it('names the card as the origin, and the person by id alone', async () => {
    const { at } = await aCustomer();
    const reply = await api.post(`${at}/reviews`, { heldOn: '2026-06-01' }, { userId: '9410001' });
    expect(reply.body).toMatchObject({ via: 'card', recordedBy: 'HubSpot user 9410001' });
  });
});

describe('a value line', () => {
  const word = {
    contact: 'Sarah Chen, VP Operations',
    confirmedOn: '2026-06-15',
    amount: 1200,
    evidence: 'https://example.com/minutes',
  };

  async function aLine(overrides: object = {}) {
    const customer = await aCustomer();
    const reply = await api.post(`${customer.at}/value-lines`, { ...LINE, ...overrides });
    const line = recordIn(reply, 'addValueLine');
    return { ...customer, line, one: `${customer.at}/value-lines/${line.id}` };
  }

  it('moves into the confirmed ledger at the confirmed amount, with the word of the customer (C20)', async () => {
    const { one, ...customer } = await aLine();
    const before = await figuresOf(customer);
    expect(before.figures.value).toMatchObject({ confirmed: 0 });
    expect(before.figures.value.estimated).toBeGreaterThan(0);

    const reply = await api.post(`${one}/confirmation`, { ...word, version: 1 });
    expect(recordIn(reply, 'confirmValueLine')).toMatchObject({
      version: 2,
      confirmed: { by: word.contact, at: '2026-06-15T04:00:00.000Z', amount: 1200 },
      change: {
        action: 'confirmed',
        note: `${word.contact} confirmed it on 2026-06-15: ${word.evidence}`,
      },
    });
    const after = await figuresOf(customer);
    expect(after.figures.value.estimated).toBe(0);
    // Six months and the first of July's 31 days.
    expect(after.figures.value.confirmed).toBe(7238.71);
    expect(after.value.lines).toMatchObject([{ ledger: 'confirmed' }]);

    const again = await api.post(`${one}/confirmation`, { ...word, version: 2 });
    expect(again.body).toMatchObject({ version: 2 });
  });

  it('is not confirmed without a contact, a day that is over, evidence and an amount that can be paid', async () => {
    const { one } = await aLine();
    const before = api.rows();
    const bare = await api.post(`${one}/confirmation`, { version: 1 });
    const missing = ['amount', 'confirmedOn', 'contact', 'evidence'];
    expect(Object.keys(faultsIn(bare)).sort()).toEqual(missing);
    const wrong = { ...word, version: 1, confirmedOn: '2026-07-02', amount: 1.001 };
    const reply = await api.post(`${one}/confirmation`, wrong);
    expect(reply.status).toBe(400);
    expect(faultsIn(reply)).toEqual({ amount: 4500, confirmedOn: '2026-01-31' });
    const future = { ...word, version: 1, confirmedOn: '2026-07-02' };
    expect(faultsIn(await api.post(`${one}/confirmation`, future))).toEqual({
      confirmedOn: '2026-01-31',
    });
    expect(api.rows()).toEqual(before);
  });

  it('keeps what was confirmed: a correction may not stretch it', async () => {
    const { one } = await aLine();
    await api.post(`${one}/confirmation`, { ...word, version: 1 });
    const body = { version: 2, endsAt: '2027-12-31' };
    const reply = await api.call('PATCH', one, { body });
    expect(reply.status).toBe(422);
    expect(errorOf(reply)).toMatchObject({ code: 'refused', rule: 'confirmed' });
    const note = await api.call('PATCH', one, { body: { version: 2, assumptions: 'As agreed' } });
    expect(note.body).toMatchObject({ version: 3, confirmed: { amount: 1200 } });
  });

  it('counts in neither ledger while the customer disputes it', async () => {
    const { one, ...customer } = await aLine();
    await api.post(`${one}/confirmation`, { ...word, version: 1 });
    const dispute = { contact: 'Sarah Chen', reason: 'We still pay for it.', version: 2 };
    const reply = await api.post(`${one}/dispute`, dispute);
    expect(recordIn(reply, 'disputeValueLine')).toMatchObject({
      version: 3,
      disputed: true,
      confirmed: null,
      change: { action: 'disputed', note: 'Sarah Chen: We still pay for it.' },
    });
    const { figures, value } = await figuresOf(customer);
    expect(figures.value).toMatchObject({ confirmed: null, estimated: null });
    expect(value.lines).toMatchObject([{ ledger: 'disputed' }]);
  });

  it('is excluded as a double count, and included again (C05)', async () => {
    const { one, ...customer } = await aLine();
    const exclusion = { excluded: true, reason: 'In the other line already', version: 1 };
    const reply = await api.post(`${one}/exclusion`, exclusion);
    expect(recordIn(reply, 'excludeValueLine')).toMatchObject({ version: 2, excluded: true });
    expect((await figuresOf(customer)).value.lines).toMatchObject([{ ledger: 'excluded' }]);
    const back = { excluded: false, reason: 'The other one ended', version: 2 };
    await api.post(`${one}/exclusion`, back);
    expect((await figuresOf(customer)).value.lines).toMatchObject([{ ledger: 'estimated' }]);
  });

  it.each([
    ['confirmation', word],
    ['dispute', { contact: 'Sarah Chen', reason: 'No' }],
    ['exclusion', { excluded: true, reason: 'Double' }],
  ])('takes a %s on the version that was read, of a line that counts', async (step, body) => {
    const { one, at } = await aLine();
    expect((await api.post(`${one}/${step}`, body)).status).toBe(428);
    expect((await api.post(`${one}/${step}`, { ...body, version: 7 })).status).toBe(409);
    const none = await api.post(`${at}/value-lines/none/${step}`, { ...body, version: 1 });
    expect(none.status).toBe(404);
    await api.post(`${one}/end`, { version: 1 });
    const late = await api.post(`${one}/${step}`, { ...body, version: 2 });
    expect(errorOf(late)).toMatchObject({ code: 'conflict', rule: 'ended' });
  });
});

describe('readings', () => {
  async function currentOf(id: string) {
    await api.score([id]);
    const { body } = await api.get(`/api/intelligence/success-metrics/${id}`);
    return successMetricsSchema.parse(body).goals[0]?.metrics[0]?.current;
  }

  it('are added and corrected, and the versions that hold are answered', async () => {
    const { id, at, metricId, ...rest } = await aCustomer();
    const path = `${at}/metrics/${metricId}/readings`;
    const readings = [
      { value: 3.5, measuredAt: '2026-06-01', source: 'Timesheets' },
      { value: 3, measuredAt: '2026-06-20T12:00:00Z' },
    ];
    const first = await api.post(path, { readings });
    expect(recordIn(first, 'addReadings')).toMatchObject({
      readings: [
        { value: 3.5, measuredAt: '2026-06-01T04:00:00.000Z', version: 1, holds: true },
        { value: 3, version: 1, via: 'api' },
      ],
    });
    expect(await currentOf(id)).toBe(3);
    const before = api.rows();
    expect((await api.post(path, { readings })).body).toEqual(first.body);
    expect(api.rows()).toEqual(before);

    const late = [{ value: 2.5, measuredAt: '2026-06-20T12:00:00Z' }];
    const corrected = await api.post(path, { readings: late });
    expect(corrected.body).toMatchObject({ readings: [{ value: 2.5, version: 2, holds: true }] });
    expect(await currentOf(id)).toBe(2.5);
    expect((await api.get(path)).body).toMatchObject({
      goalId: rest.goalId,
      readings: [{ version: 1 }, { version: 1, holds: false }, { version: 2, holds: true }],
    });
  });

  it('are refused whole, with the place of each fault', async () => {
    const { at, metricId } = await aCustomer();
    const path = `${at}/metrics/${metricId}/readings`;
    const before = api.rows();
    const fine = { value: 3, measuredAt: '2026-06-01' };
    const shapes = [fine, { value: '3', measuredAt: 'June' }, { measuredAt: '2026-06-01' }];
    expect(faultsIn(await api.post(path, { readings: shapes }))).toEqual({
      'readings[1].value': 8.5,
      'readings[1].measuredAt': '2026-01-31',
      'readings[2].value': 8.5,
    });
    const rules = [fine, { ...fine, measuredAt: '2027-06-01' }, fine];
    const reply = await api.post(path, { readings: rules });
    expect(reply.status).toBe(400);
    expect(Object.keys(faultsIn(reply))).toEqual([
      'readings[1].measuredAt',
      'readings[2].measuredAt',
    ]);
    expect(Object.keys(faultsIn(await api.post(path, { readings: [] })))).toEqual(['readings']);
    const many = { readings: Array.from({ length: 501 }, () => fine) };
    expect(Object.keys(faultsIn(await api.post(path, many)))).toEqual(['readings']);
    expect(api.rows()).toEqual(before);
  });

  it('need a metric of this company', async () => {
    const [own, other] = [await aCustomer(), await aCustomer()];
    const readings = [{ value: 3, measuredAt: '2026-06-01' }];
    for (const path of [
      `${own.at}/metrics/${other.metricId}/readings`,
      `/api/companies/999999/metrics/${own.metricId}/readings`,
    ]) {
      expect((await api.post(path, { readings })).status).toBe(404);
    }
  });
});

describe('an onboarding item', () => {
  it('is ticked, corrected and unticked, and counts in the onboarding', async () => {
    const customer = await aCustomer({ attain_contract_start: '2026-05-01' });
    const one = `${customer.at}/onboarding-items/kickoff`;
    expect((await api.get(one)).status).toBe(404);
    const before = (await figuresOf(customer)).figures.onboardingPercent ?? 0;
    const tick = recordIn(
      await api.call('PUT', one, { body: { doneOn: '2026-06-01' } }),
      'tickOnboardingItem',
    );
    expect(tick).toMatchObject({ item: 'kickoff', doneOn: '2026-06-01', note: null, version: 1 });
    const same = await api.call('PUT', one, { body: { doneOn: '2026-06-01' } });
    expect(same).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await figuresOf(customer)).figures.onboardingPercent).toBeGreaterThan(before);

    const second = { doneOn: '2026-06-02', version: 1 };
    expect((await api.call('PUT', one, { body: second })).body).toMatchObject({ version: 2 });
    const stale = { doneOn: '2026-06-03', version: 1 };
    expect(errorOf(await api.call('PUT', one, { body: stale })).code).toBe('stale_version');
    const byHeader = await api.call('PUT', one, {
      body: { doneOn: '2026-06-03' },
      headers: { 'if-match': '"1"' },
    });
    expect(byHeader.status).toBe(409);

    const list = `${customer.at}/onboarding-items`;
    expect((await api.get(list)).body).toMatchObject({ records: [{ item: 'kickoff' }] });
    expect((await api.post(`${one}/withdrawal`, {})).status).toBe(428);
    const undone = await api.post(`${one}/withdrawal`, { version: 2, reason: 'It was moved' });
    expect(recordIn(undone, 'untickOnboardingItem')).toMatchObject({ version: 3, ended: true });
    expect((await api.get(list)).body).toEqual({ records: [] });
    expect((await api.get(`${list}?ended=true`)).body).toEqual({ records: [undone.body] });
    expect((await figuresOf(customer)).figures.onboardingPercent ?? 0).toBe(before);
    const history = recordIn(await api.get(`${one}/history`), 'onboardingItemHistory');
    expect(history['versions']).toHaveLength(3);
  });

  it('is one of the ten, done on a day that is over', async () => {
    const { at } = await aCustomer();
    const unknown = await api.call('PUT', `${at}/onboarding-items/kick-off`, {
      body: { doneOn: '2026-06' },
    });
    expect(Object.keys(faultsIn(unknown)).sort()).toEqual(['doneOn', 'item']);
    const body = { doneOn: '2026-07-02' };
    const future = await api.call('PUT', `${at}/onboarding-items/kickoff`, { body });
    expect(Object.keys(faultsIn(future))).toEqual(['doneOn']);
  });
});

describe('a judgement of health', () => {
  const judgement = { band: 'at_risk', reason: 'Their sponsor left.', until: '2026-08-01' };

  it('is set, renewed and taken back', async () => {
    const { at } = await aCustomer();
    const one = `${at}/health-override`;
    expect((await api.get(one)).status).toBe(404);
    const set = await api.call('PUT', one, { body: judgement, userId: '9410001' });
    expect(recordIn(set, 'setHealthOverride')).toMatchObject({
      ...judgement,
      by: 'HubSpot user 9410001',
      version: 1,
    });
    api.setNow(Date.UTC(2026, 6, 1, 13));
    const again = await api.call('PUT', one, { body: judgement, userId: '9410001' });
    expect(again.body).toEqual(set.body);
    const renewed = { ...judgement, until: '2026-09-01', version: 1 };
    expect((await api.call('PUT', one, { body: renewed })).body).toMatchObject({
      version: 2,
      by: 'API key',
      at: '2026-07-01T13:00:00.000Z',
    });
    const taken = await api.post(`${one}/withdrawal`, { version: 2 });
    expect(recordIn(taken, 'withdrawHealthOverride')).toMatchObject({ ended: true, version: 3 });
    expect(recordIn(await api.get(`${one}/history`), 'healthOverrideHistory')).toMatchObject({
      versions: [{ version: 1 }, { version: 2 }, { version: 3, ended: true }],
    });
  });

  it('lasts a quarter at most', async () => {
    const { at } = await aCustomer();
    for (const until of ['2026-06-30', '2026-12-31']) {
      const body = { ...judgement, until };
      const reply = await api.call('PUT', `${at}/health-override`, { body });
      expect(Object.keys(faultsIn(reply))).toEqual(['until']);
    }
  });
});

describe('a value hypothesis', () => {
  const hypothesis = {
    painPoints: ['Reports take days.'],
    drivers: [
      { description: 'Hours', yearlyValue: 50_000.5, probability: 0.6, assumption: '20 analysts' },
    ],
    yearlyCost: 20_000,
  };

  it('is stated, replaced and taken back', async () => {
    const { at } = await aCustomer();
    const one = `${at}/value-hypothesis`;
    const stated = await api.call('PUT', one, { body: hypothesis });
    expect(recordIn(stated, 'stateValueHypothesis')).toMatchObject({ ...hypothesis, version: 1 });
    expect((await api.get(one)).body).toEqual(stated.body);
    const next = { ...hypothesis, yearlyCost: 25_000, version: 1 };
    expect((await api.call('PUT', one, { body: next })).body).toMatchObject({ version: 2 });
    const taken = await api.post(`${one}/withdrawal`, { version: 2, reason: 'Another product' });
    expect(recordIn(taken, 'withdrawValueHypothesis')).toMatchObject({ ended: true });
  });

  it('is refused with the place of each fault', async () => {
    const { at } = await aCustomer();
    const [driver] = hypothesis.drivers;
    const body = {
      ...hypothesis,
      drivers: [driver, { ...driver, yearlyValue: 0.001 }],
      yearlyCost: 0.005,
    };
    const reply = await api.call('PUT', `${at}/value-hypothesis`, { body });
    expect(faultsIn(reply)).toEqual({ 'drivers[1].yearlyValue': 50_000, yearlyCost: 20_000 });
  });
});

describe('what people record shows on the account', () => {
  it('an escalation while it is open', async () => {
    const customer = await aCustomer();
    const raised = await api.post(`${customer.at}/escalations`, KINDS['escalation']!.order);
    expect((await figuresOf(customer)).figures.escalation).toBe('immediate');
    const { id } = raised.body as Recorded;
    const resolved = await api.post(`${customer.at}/escalations/${id}/resolution`, {
      version: 1,
      reason: 'The sponsor stays',
    });
    expect(resolved.body).toMatchObject({ resolvedOn: '2026-07-01', ended: true });
    expect((await figuresOf(customer)).figures.escalation).toBe('none');
  });

  it('an advocate by the class of what they did (A39)', async () => {
    const customer = await aCustomer();
    const order = { activity: 'conference_talk', on: '2026-05-01' };
    await api.post(`${customer.at}/advocacy-activities`, order);
    expect((await figuresOf(customer)).figures.advocacyTier).toBe('gold');
  });

  it('a judgement of health beside the computed band, until it is taken back', async () => {
    const { id, at } = await aCustomer();
    const body = { band: 'critical', reason: 'Their sponsor left.', until: '2026-08-01' };
    await api.call('PUT', `${at}/health-override`, { body });
    await api.score([id]);
    expect((await api.store.scoring.snapshot(id))?.health.override).toMatchObject(body);
    await api.post(`${at}/health-override/withdrawal`, { version: 1 });
    await api.score([id]);
    expect((await api.store.scoring.snapshot(id))?.health.override).toBeNull();
  });

  it('numbers of a quote as borne out, once they are measured (C06)', async () => {
    const { at, goalId, metricId } = await aCustomer();
    const reply = await api.post(`${at}/quotes`, { ...QUOTE, goalId });
    expect(reply.body).toMatchObject({ questionedNumbers: ['20 minutes'] });
    const readings = [{ value: 1 / 3, measuredAt: '2026-06-30' }];
    await api.post(`${at}/metrics/${metricId}/readings`, { readings });
    const { id } = reply.body as Recorded;
    expect((await api.get(`${at}/quotes/${id}`)).body).toMatchObject({ questionedNumbers: [] });
  });

  it('cost in the return on it (C03)', async () => {
    const customer = await aCustomer();
    await api.post(`${customer.at}/cost-lines`, { ...KINDS['costLine']!.order, amount: 500 });
    expect((await figuresOf(customer)).figures.value.investment).toBe(500);
  });

  it('wakes the worker, once for each change', async () => {
    const { at } = await aCustomer();
    const before = api.woken();
    await api.post(`${at}/reviews`, { heldOn: '2026-06-01', requestId: 'a-review-once' });
    await api.post(`${at}/reviews`, { heldOn: '2026-06-01', requestId: 'a-review-once' });
    await api.post(`${at}/reviews`, { heldOn: 'never' });
    expect(api.woken() - before).toBe(1);
  });
});
