import { Button } from '@hubspot/ui-extensions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AddReading } from '../../../hubspot-app/src/app/cards/actions/readings/AddReading.tsx';
import type { Answer, Call } from '../../../hubspot-app/src/app/cards/actions/slots.ts';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { aCustomer, askOf, type Customer, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
let customer: Customer;
beforeAll(async () => {
  api = await apiServer();
  customer = await aCustomer(api);
});
afterAll(() => api.close());

type Instead = (call: Call, answer: Answer<unknown>) => Answer<unknown> | undefined;

async function opened(instead?: Instead, today?: string) {
  const { ask, writes } = askOf(api, instead && { instead });
  const view = await customer.view();
  const { slot, done } = slotOf(customer, { ...view, today: today ?? view.today }, ask);
  const card = drawn(<AddReading {...slot} id="reading" label="Add" metric={customer.metric} />);
  const panel = await card.open('reading').ready();
  return { card, panel, writes, done, view };
}

const versionsOf = async () => {
  const { body } = await api.get(`${customer.at}/metrics/${customer.metric.id}/readings`);
  return (body as { readings: { value: number; evidence: string | null }[] }).readings;
};

describe('a reading', () => {
  it('is sent as it was typed, and the card says what it says now', async () => {
    const { card, panel, writes, done } = await opened();
    panel.type('number', 'value', 3.5).type('day', 'measuredAt', '2026-06-15');
    panel.type('text', 'evidence', ' https://example.com/report ').submit();
    await card.waitFor(() => expect(done).toEqual([expect.stringContaining('Hours per report')]));

    expect(done).toEqual(['“Hours per report” stands at 3.5 hours on Jun 15, 2026.']);
    expect(writes).toEqual([
      {
        method: 'POST',
        path: `${customer.at}/metrics/${customer.metric.id}/readings`,
        body: {
          readings: [
            {
              value: 3.5,
              measuredAt: '2026-06-15',
              source: null,
              evidence: 'https://example.com/report',
            },
          ],
          requestId: expect.stringMatching(/^[\w-]{20,}:add$/) as string,
        },
      },
    ]);
    expect(card.mocks.actions.closeOverlay.calls).toEqual([['reading']]);
    expect(await versionsOf()).toMatchObject([{ value: 3.5 }]);
  });

  it('is refused before anything is sent where a value is missing, under its field', async () => {
    const { panel, writes, done } = await opened();
    panel.type('day', 'measuredAt', '2199-01-01').submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      value: 'Value is missing.',
      measuredAt: 'Measured on is in the future: check the year.',
    });
    panel.type('number', 'value', 3);
    expect(panel.faults()).not.toHaveProperty('value');
    expect([writes, done]).toEqual([[], []]);
  });

  it('shows the reason of the worker under the field that it is about', async () => {
    const { panel, done } = await opened(undefined, '2027-06-30');
    panel.type('number', 'value', 3).type('day', 'measuredAt', '2027-06-01').submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      measuredAt: 'Measured on is in the future: check the year and the time zone.',
    });
    expect(done).toEqual([]);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { card, panel, writes, done } = await opened();
    panel.type('number', 'value', 3);
    panel.submit();
    panel.submit();
    await card.waitFor(() => expect(panel.isSending()).toBe(true));
    panel.submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(writes).toHaveLength(1);
  });

  it('is not added twice when the answer was lost and it is sent again', async () => {
    const before = await versionsOf();
    let isLost = true;
    const lose: Instead = ({ method }) => {
      if (method === 'GET' || !isLost) return undefined;
      isLost = false;
      return { kind: 'unanswered' };
    };
    const { card, panel, writes, done } = await opened(lose);
    panel.type('number', 'value', 2.75).type('day', 'measuredAt', '2026-06-20').submit();
    await panel.says('Save again: it is never done twice.');
    expect(panel.isSending()).toBe(false);
    panel.submit();
    await card.waitFor(() => expect(done).toHaveLength(1));

    const [first, second] = writes;
    expect(second).toEqual(first);
    expect(await versionsOf()).toHaveLength(before.length + 1);
  });

  it('says that the first try arrived, where something else was typed after it', async () => {
    let isLost = true;
    const { panel } = await opened(({ method }) => {
      if (method === 'GET' || !isLost) return undefined;
      isLost = false;
      return { kind: 'unanswered' };
    });
    panel.type('number', 'value', 2.5).type('day', 'measuredAt', '2026-06-21').submit();
    await panel.says('Save again');
    panel.type('number', 'value', 2.6).submit();
    await panel.says('The first try arrived after all.');
  });

  it('begins anew with the next opening, under another key', async () => {
    const { card, panel, writes, done } = await opened();
    panel.type('number', 'value', 3).submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    const again = await card.open('reading').ready();
    expect(again.input('number', 'value').props.value).toBeUndefined();
    again.type('number', 'value', 3).submit();
    await card.waitFor(() => expect(done).toHaveLength(2));
    const [first, second] = writes.map(({ body }) => body?.['requestId']);
    expect(first).not.toBe(second);
  });

  it('tells a page that is out of date to be loaded again', async () => {
    const refuse: Instead = ({ method }) =>
      method === 'GET'
        ? undefined
        : {
            ...{ kind: 'refused', status: 401, code: 'unauthorized', message: 'No signature.' },
            ...{ details: [], rule: null, currentVersion: null },
          };
    const { card, panel } = await opened(refuse);
    panel.type('number', 'value', 3).submit();
    await panel.says('reload the page and enter it again: nothing was saved');
    expect(panel.alert().props.title).toBe('This page is out of date');
    panel.click('Reload the page');
    expect(card.mocks.actions.reloadPage.callCount).toBe(1);
  });

  it('is offered by a button that opens nothing until it is pressed', async () => {
    const { ask } = askOf(api);
    const { slot } = slotOf(customer, await customer.view(), ask);
    const card = drawn(<AddReading {...slot} id="reading" label="Add" metric={customer.metric} />);
    expect(card.find(Button).props.size).toBe('xs');
    expect(card.text()).toBe('Add');
  });
});
