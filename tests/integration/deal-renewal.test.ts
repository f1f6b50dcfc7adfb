import { dealRenewalSchema, type DealRenewal } from '@attain/shared/contract/deal-routes';
import { accountFigures } from '@attain/shared/crm/account-figures';
import { companyProperties } from '@attain/shared/crm/write-back';
import { addDays, dayOf, DAY_MS } from '@attain/shared/domain/basics/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NOW, someDeal } from '../contract/store/builders.ts';
import { apiServer, errorOf, type ApiServer } from './api-server.ts';

const RENEWALS = 'renewals';
const TODAY = dayOf(Math.floor(NOW / DAY_MS));
const RENEWAL = addDays(TODAY, 40);

let server: ApiServer;
let customer: string;

beforeAll(async () => {
  server = await apiServer({ mapping: { deals: { renewalPipeline: RENEWALS } } });
  customer = await server.addCustomer({
    properties: { attain_contract_renewal: RENEWAL, attain_contract_value: '12000' },
  });
  await server.score([customer]);
});
afterAll(() => server.close());

/** A deal on companies, in the pipeline of renewals where nothing else is said. */
async function deal(id: string, companies: readonly string[], changes: object = {}) {
  const { mirror } = server.store;
  await mirror.save('deals', [someDeal(id, { pipeline: RENEWALS, ...changes })], 1);
  await mirror.replaceObjectLinks(
    'deals',
    [id],
    companies.map((companyId) => ({ companyId, objectId: id })),
  );
}

async function renewalOf(id: string, from = server): Promise<DealRenewal> {
  const reply = await from.get(`/api/deals/${id}/renewal`);
  expect(reply.status).toBe(200);
  return dealRenewalSchema.parse(reply.body);
}

describe('the value case of a renewal deal', () => {
  it('has the figures of its company, the calendar and what to do', async () => {
    await deal('901', [customer], { isClosed: false, isWon: false, closeAt: NOW + 40 * DAY_MS });
    const answer = await renewalOf('901');
    const snapshot = await server.store.scoring.snapshot(customer);
    if (answer.kind !== 'renewal' || snapshot === undefined) throw new Error('it is a renewal');
    const { health, agreements, success, value, renewal } = accountFigures(
      companyProperties(snapshot),
    );
    expect(answer.figures).toEqual({ health, agreements, success, value, renewal });
    expect(answer).toMatchObject({
      outcome: 'open',
      closeOn: RENEWAL,
      company: { id: customer },
      daysLeft: 40,
      noRoi: 'No ROI: the customer has confirmed nothing yet.',
      coversCost: null,
    });
    expect(answer.renewal.milestones.map(({ code, state }) => [code, state])).toEqual([
      ['early_warning', 'passed'],
      ['value_review', 'due'],
      ['proposal', 'upcoming'],
      ['close', 'upcoming'],
    ]);
    expect(answer.steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['renewal:value_review', 'renewal:proposal', 'renewal:close']),
    );
  });

  it('has the report that stands on the record of its company, before a newer one that waits', async () => {
    const company = await server.addCustomer({ id: '500' });
    await server.score([company]);
    await deal('907', [company]);
    const reportOf = async () => {
      const answer = await renewalOf('907');
      return answer.kind === 'renewal' ? answer.report : undefined;
    };
    expect(await reportOf()).toBeNull();
    const make = (kind: string) => server.post(`/api/companies/${company}/reports`, { kind });
    await make('success');
    expect(await reportOf()).toMatchObject({ kind: 'success', state: 'waiting', url: null });
    const { reports } = server.store;
    const [made] = await reports.ofCompany(company, 1);
    const url = 'https://app.hubspot.com/contacts/4711/record/0-2/500/view/1?engagement=7';
    const put = { url, files: { pdf: true, pptx: true }, notice: null };
    await reports.put(made?.id ?? '', put, NOW);
    await make('outcome');
    expect(await reportOf()).toMatchObject({ kind: 'success', state: 'on_record', url });
  });

  it('says that a deal is won', async () => {
    await deal('902', [customer], { isClosed: true, isWon: true });
    expect(await renewalOf('902')).toMatchObject({ kind: 'renewal', outcome: 'won' });
  });

  it.each([
    { why: 'of another pipeline', changes: { pipeline: 'sales' }, notice: 'another pipeline' },
    { why: 'without a company', companies: [], notice: 'No company is associated' },
    { why: 'of a company without figures', companies: ['777'], notice: 'no figures yet' },
  ])('makes none for a deal $why, and says so', async ({ changes, companies, notice }) => {
    await server.addCustomer({ id: '777' });
    await deal('903', companies ?? [customer], changes);
    const answer = await renewalOf('903');
    expect(answer.kind).not.toBe('renewal');
    expect(answer).toMatchObject({ notice: expect.stringContaining(notice) as string });
  });

  it('passes a partner without figures over that hangs on the deal too', async () => {
    await server.addCustomer({ id: '100', properties: { lifecyclestage: 'partner' } });
    await deal('904', ['100', customer]);
    expect(await renewalOf('904')).toMatchObject({ company: { id: customer } });
  });

  it('of two customers is of the one with the lowest id, whose figures alone the deal gets', async () => {
    const { store } = server;
    const [first, second] = ['300', '301'];
    for (const id of [first, second]) {
      await server.addCustomer({ id, properties: { attain_contract_renewal: RENEWAL } });
    }
    await deal('906', [second, first], { isClosed: false, isWon: false });
    const written = async (id: string) => {
      await server.score([id], { deals: ['attain_renewal_stage'] });
      const items = await store.outbox.claim('deals', 10, NOW);
      await store.outbox.acknowledge(items);
      return items.map((item) => item.objectId);
    };
    expect(await written(second)).toEqual([]);
    expect(await written(first)).toEqual(['906']);
    expect(await renewalOf('906')).toMatchObject({ company: { id: first } });
  });

  it('makes none for a deal that was never read, nor for the deal of another portal', async () => {
    expect(await renewalOf('999')).toMatchObject({ kind: 'no_figures' });
    await deal('905', [customer]);
    expect(await server.neighbour().companies.deal('905')).toBeUndefined();
  });

  it('refuses what is no id of a deal', async () => {
    const reply = await server.get('/api/deals/abc/renewal');
    expect([reply.status, errorOf(reply).details?.[0]?.field]).toEqual([400, 'dealId']);
  });

  it('names the setting that is missing where no pipeline of renewals is known', async () => {
    const unset = await apiServer();
    try {
      expect(await renewalOf('901', unset)).toMatchObject({
        kind: 'no_renewal',
        notice: expect.stringContaining('renewal pipeline') as string,
      });
    } finally {
      await unset.close();
    }
  });
});
