import type { ReportLinksView } from '@attain/shared/contract/report-link-routes';
import { Input } from '@hubspot/ui-extensions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MakeReport } from '../../../hubspot-app/src/app/cards/actions/reports/MakeReport.tsx';
import { ShareWithCustomer } from '../../../hubspot-app/src/app/cards/actions/sharing/ShareWithCustomer.tsx';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { aCustomer, askOf, type Customer, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

async function onCard(customer: Customer, options: Parameters<typeof askOf>[1] = {}) {
  const { ask, writes } = askOf(api, options);
  const { slot, done } = slotOf(customer, await customer.view(), ask);
  return { slot: { ...slot, id: 'it', label: 'It' }, done, writes };
}

const linksOf = async ({ at }: Customer) =>
  ((await api.get(`${at}/report-links`)).body as ReportLinksView).links;

describe('a report for the record', () => {
  it.each([
    ['outcome', 'Value report'],
    ['success', 'Success report'],
  ] as const)(
    '%s is made of the latest figures, and told with where it is',
    async (kind, title) => {
      const customer = await aCustomer(api);
      const { slot, done, writes } = await onCard(customer);
      const panel = await drawn(<MakeReport {...slot} kind={kind} />)
        .open('it')
        .ready();
      await panel.says('None was made yet.');
      panel.submit();
      await panel.says('It is on the record within seconds.');
      expect(panel.alert().props.title).toBe(`${title} is made`);
      await panel.says('On its way to the record');
      expect(writes).toMatchObject([{ path: `${customer.at}/reports`, body: { kind } }]);
      expect(panel.text()).not.toContain('A draft');
      panel.click('Look again');
      await panel.says('On its way to the record');
      expect(done).toEqual([]);
    },
  );

  it('that is a draft says why', async () => {
    const customer = await aCustomer(api);
    await countedTwice(customer);
    const { slot } = await onCard(customer);
    const panel = await drawn(<MakeReport {...slot} kind="outcome" />)
      .open('it')
      .ready();
    panel.submit();
    await panel.says('A draft, not for the customer yet:');
  });

  it('of an account without figures says so', async () => {
    const customer = await aCustomer(api);
    const { slot } = await onCard(customer, {
      instead: ({ method }) =>
        method === 'GET'
          ? undefined
          : {
              ...{ kind: 'refused', status: 404, code: 'not_found', details: [], rule: null },
              ...{ message: 'There are no figures yet.', currentVersion: null },
            },
    });
    const panel = await drawn(<MakeReport {...slot} kind="outcome" />)
      .open('it')
      .ready();
    panel.submit();
    await panel.says('There are no figures yet.');
  });
});

/** Two lines of one source: nobody may be shown their sum. */
async function countedTwice({ at }: Customer) {
  for (const description of ['Hours', 'The same hours']) {
    await api.post(`${at}/value-lines`, {
      ...{ type: 'hard_savings', description, amount: 1_000, confidence: 'measured' },
      ...{ startsAt: '2026-01-01', endsAt: '2026-12-31', recurring: 'month' },
      sourceMetric: 'Hours per report',
    });
  }
}

describe('a report for the customer', () => {
  async function opened(customer: Customer, options?: Parameters<typeof askOf>[1]) {
    const on = await onCard(customer, options);
    const panel = await drawn(<ShareWithCustomer {...on.slot} />)
      .open('it')
      .says('Reports that were shared');
    return { ...on, panel, modal: await panel.open('it-report').ready() };
  }

  it('is shared by a link and a code that are shown once, and taken back', async () => {
    const customer = await aCustomer(api);
    const { panel, modal, writes, done } = await opened(customer);
    modal.type('choice', 'withCode', 'yes').type('choice', 'kind', 'vla');
    modal.type('number', 'expiresInDays', 5).submit();
    await modal.says('Copy it now: it is shown once.');
    expect(writes).toMatchObject([
      {
        path: `${customer.at}/report-links`,
        body: { kind: 'vla', expiresInDays: 5, withCode: true },
      },
    ]);
    const shown = (name: string) => modal.overlay().find(Input, { name }).props.value;
    expect(shown('url')).toMatch(/^https:\/\/.*\/r\/[\w.-]+$/);
    expect(shown('code')).toMatch(/^\d{6}$/);
    modal.click('Done');

    await panel.says('Its code waits to be typed');
    expect(panel.text()).toContain('Not opened yet');
    const [link] = await linksOf(customer);
    expect(link).toMatchObject({ url: null, code: null, state: 'code_waits' });
    const back = await panel.open(`it-report-${link?.id}`).ready();
    back.submit();
    await panel.says('Taken back');
    expect((await linksOf(customer))[0]?.state).toBe('revoked');
    expect(done).toEqual([]);
  });

  it('of a draft is refused with its reasons, beside the form', async () => {
    const customer = await aCustomer(api);
    await countedTwice(customer);
    const { modal } = await opened(customer);
    modal.submit();
    await modal.says('This report is a draft and cannot be shared.');
    expect(await linksOf(customer)).toEqual([]);
  });

  it('is shared for as long as is allowed, and not longer', async () => {
    const { modal } = await opened(await aCustomer(api));
    modal.type('number', 'expiresInDays', 91).submit();
    await modal.says('Correct the marked fields');
    expect(modal.faults()['expiresInDays']).toContain('a report is shared for 90 days at most');
    modal.type('number', 'expiresInDays', 0).submit();
    expect(modal.faults()['expiresInDays']).toContain('must be whole days from 1 on');
  });

  it('leads on to the page on which a contact signs, where somebody wants that', async () => {
    const customer = await aCustomer(api);
    await api.post(`${customer.goalAt}/proposal`, { version: 1 });
    const order = { contact: 'Sarah Chen', goalIds: [customer.goal.id] };
    const { body } = await api.post(`${customer.at}/sign-off-links`, order);
    const { id } = body as { id: string };
    const { modal, writes } = await opened(customer);
    modal.type('choice', 'signOffLinkId', id).submit();
    await modal.says('Copy it now');
    expect(writes.at(-1)?.body).toMatchObject({ signOffLinkId: id });
    expect((await linksOf(customer))[0]?.signOffLinkId).toBe(id);
  });

  it('whose answer was lost says that its link is gone, and what to do', async () => {
    const { modal } = await opened(await aCustomer(api), {
      instead: ({ method }, answer) =>
        method === 'POST' && answer.kind === 'done'
          ? { ...answer, body: { ...(answer.body as object), url: null, code: null } }
          : undefined,
    });
    modal.submit();
    await modal.says('take it back, and share the report again');
  });
});
