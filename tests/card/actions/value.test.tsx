import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ValueLineActions } from '../../../hubspot-app/src/app/cards/actions/ValueLineActions.tsx';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { aCustomer, askOf, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

const LINE = {
  ...{ type: 'hard_savings', description: 'Licences', amount: 1_250.5, confidence: 'measured' },
  ...{ startsAt: '2026-01-01', endsAt: '2026-12-31', recurring: 'month' },
};

async function aLine(order: object = {}) {
  const customer = await aCustomer(api);
  const { body } = await api.post(`${customer.at}/value-lines`, { ...LINE, ...order });
  const { id } = body as { id: string };
  const at = `${customer.at}/value-lines/${id}`;
  const onCard = async () => {
    const view = await customer.view();
    const { ask, writes } = askOf(api);
    const { slot, done } = slotOf(customer, view, ask);
    const line = view.value.lines.find((each) => each.id === id)!;
    return { card: drawn(<ValueLineActions {...slot} line={line} />), done, writes, line };
  };
  return { id, at, onCard, stored: async () => (await api.get(at)).body };
}

describe('a value line', () => {
  it('is confirmed with the amount, who said so and where it can be seen', async () => {
    const { id, onCard, stored } = await aLine();
    const { card, done, writes } = await onCard();
    expect(card.items()).toEqual([
      'They confirmed it',
      'Ask them to confirm it',
      'They dispute it',
    ]);
    const panel = await card.open(`confirm-${id}`).ready();
    expect(panel.input('money', 'amount').props).toMatchObject({
      ...{ value: 1_250.5, currency: 'USD', description: 'For each month.' },
    });
    panel.type('money', 'amount', null).submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      amount: 'Confirmed amount is missing.',
      contact: 'Who confirmed it is missing.',
      evidence: 'Evidence is missing.',
    });
    panel.type('money', 'amount', 1_200).type('choice', 'contactId', '901');
    panel.type('text', 'evidence', 'https://example.com/minutes').submit();
    await card.waitFor(() => expect(done).toEqual(['“Licences” is confirmed at $1,200.']));
    expect(writes[0]?.body).toMatchObject({
      ...{ contact: 'Sarah Chen, VP Operations', confirmedOn: '2026-07-01', amount: 1_200 },
      ...{ evidence: 'https://example.com/minutes', version: 1 },
    });
    expect(await stored()).toMatchObject({ confirmed: { amount: 1_200 } });
    expect((await onCard()).card.buttons()).toEqual(['They dispute it']);
  });

  it('shows the reason of the worker for an amount that is finer than the currency', async () => {
    const { id, onCard } = await aLine();
    const { card } = await onCard();
    const panel = await card.open(`confirm-${id}`).ready();
    panel.type('line', 'contact', 'Sarah').type('text', 'evidence', 'By phone');
    panel.type('money', 'amount', 10.005).submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()['amount']).toContain('is finer than USD can be paid');
  });

  it('is disputed with what they say, and confirmed later after all', async () => {
    const { id, onCard, stored } = await aLine();
    const { card, done } = await onCard();
    const panel = await card.open(`dispute-${id}`).ready();
    panel.type('line', 'contact', 'Sarah').type('text', 'reason', 'We still pay for it.').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(await stored()).toMatchObject({ disputed: true });
    expect((await onCard()).card.buttons()).toEqual(['They confirmed it']);
  });

  it('is not decided upon over the head of another editor', async () => {
    const { id, at, onCard } = await aLine();
    const { card, done } = await onCard();
    const panel = await card.open(`dispute-${id}`).ready();
    panel.type('line', 'contact', 'Sarah').type('text', 'reason', 'We still pay for it.');
    const body = { contact: 'Dana', ...{ confirmedOn: '2026-06-30', amount: 1, evidence: 'x' } };
    await api.post(`${at}/confirmation`, { ...body, version: 1 }, { userId: '8' });
    panel.submit();
    await panel.says('HubSpot user 8');
    expect([panel.alert().props.title, done]).toEqual(['Somebody else changed this meanwhile', []]);
  });

  it('is left out with a reason where it is counted twice, and counted again', async () => {
    const { id, onCard, stored } = await aLine({ sourceMetric: 'Hours per report' });
    const twin = { ...LINE, description: 'The same hours', sourceMetric: 'Hours per report' };
    const { at } = {
      at: `/api/companies/${String(((await stored()) as { companyId: string }).companyId)}`,
    };
    await api.post(`${at}/value-lines`, twin);
    const { card, done } = await onCard();
    expect(card.items()).toContain('Leave it out');
    const panel = await card.open(`exclude-${id}`).ready();
    panel.type('text', 'reason', 'The hours are in the other line.').submit();
    await card.waitFor(() => expect(done).toEqual(['“Licences” is left out.']));
    expect(await stored()).toMatchObject({ excluded: true });
    const after = await onCard();
    expect(after.card.buttons()).toEqual(['Count it again']);
    const again = await after.card.open(`exclude-${id}`).ready();
    again.type('text', 'reason', 'The other line ended.').submit();
    await after.card.waitFor(() => expect(after.done).toEqual(['“Licences” counts again.']));
  });

  it('goes to the customer by a link of their own', async () => {
    const { id, onCard } = await aLine();
    const { card, writes } = await onCard();
    const panel = await card.open(`ask-${id}`).ready();
    panel.type('line', 'contact', 'Sarah Chen').submit();
    await panel.says('Whoever has it can sign');
    expect(writes[0]?.body).toMatchObject({ goalIds: [], valueLineIds: [id] });
  });
});
