import type { AccountView } from '@attain/shared/contract/account-view';
import { Input, TextArea } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DraftEmail } from '../../../hubspot-app/src/app/cards/actions/emails/DraftEmail.tsx';
import { fittingEmail } from '../../../hubspot-app/src/app/cards/actions/emails/email-kinds.ts';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { someView } from '../builders.ts';
import { aCustomer, askOf, associated, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

async function opened(
  options: Parameters<typeof askOf>[1] = {},
  before: (card: ReturnType<typeof drawn>) => void = () => {},
) {
  const customer = await aCustomer(api);
  const { ask, writes } = askOf(api, options);
  const { slot, done } = slotOf(customer, await customer.view(), ask);
  const card = drawn(<DraftEmail {...slot} id="it" label="Draft an e-mail" />);
  before(card);
  return { customer, card, panel: card.open('it'), writes, done };
}

describe('an e-mail to the customer', () => {
  it('is drafted from the record by the chosen template, greets the chosen contact, and is copied', async () => {
    const { card, panel, writes, done } = await opened();
    await panel.says('Name your product');
    panel.type('choice', 'kind', 'welcome').type('choice', 'contactId', '901');
    await panel.says('Write the e-mail');
    const subject = () => panel.overlay().find(Input, { name: 'subject' }).props.value;
    const body = () => panel.overlay().find(TextArea, { name: 'body' }).props.value;
    await card.waitFor(() => expect(body()).toMatch(/^Hi Sarah,\n\n/));
    expect(subject()).toContain('Welcome');
    expect(panel.text()).not.toContain('Greet the contact by first name');

    panel.click('Copy subject').click('Copy text');
    expect(card.mocks.actions.copyTextToClipboard.calls).toEqual([[subject()], [body()]]);
    expect(panel.overlay().find(CrmActionButton).props).toMatchObject({
      actionType: 'SEND_EMAIL',
      actionContext: {
        ...{ objectTypeId: '0-1', objectId: 901 },
        ...{ initialEmailSubject: subject(), initialEmailBody: body() },
      },
    });
    // Nothing is sent or recorded by us.
    expect([writes, done]).toEqual([[], []]);
  });

  it('to nobody in particular is opened on the company, and says that a name is missing', async () => {
    const { customer, panel } = await opened();
    await panel.says('Greet the contact by first name: none was given.');
    expect(panel.overlay().find(CrmActionButton).props.actionContext).toMatchObject({
      ...{ objectTypeId: '0-2', objectId: Number(customer.companyId) },
    });
  });

  it('greets by a name that is typed where HubSpot knows no contact', async () => {
    const { card, panel } = await opened({}, (drawnCard) =>
      drawnCard.mocks.useAssociations.willCall(() => associated([])),
    );
    await panel.says('Greet the contact by first name: none was given.');
    panel.type('line', 'firstName', ' Zoë ');
    await card.waitFor(() =>
      expect(panel.overlay().find(TextArea, { name: 'body' }).props.value).toMatch(/^Hi Zoë,/),
    );
  });

  it('that cannot be drafted says why, and asks again on request', async () => {
    let fails = true;
    const { panel } = await opened({
      instead: ({ path }) =>
        fails && path.includes('email-drafts') ? { kind: 'unanswered' } : undefined,
    });
    await panel.says('There was no answer.');
    fails = false;
    panel.click('Try again');
    await panel.says('Write the e-mail');
  });

  it.each([
    ['renewal', { renewalDaysLeft: 90 }],
    ['check_in', { renewalDaysLeft: 91 }],
    ['welcome', { renewalDaysLeft: 300, onboarding: { status: 'behind', day: 3, items: [] } }],
    ['check_in', { renewalDaysLeft: 300, onboarding: { status: 'complete', day: 9, items: [] } }],
    ['check_in', { renewalDaysLeft: null }],
  ] as const)('begins with the %s where the account calls for it: %o', (kind, changes) => {
    expect(fittingEmail(someView(changes as Partial<AccountView>))).toBe(kind);
  });
});
