import { Button, Input } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AddGoal } from '../../../hubspot-app/src/app/cards/actions/goals/AddGoal.tsx';
import { EndGoal } from '../../../hubspot-app/src/app/cards/actions/goals/EndGoal.tsx';
import { TickMilestones } from '../../../hubspot-app/src/app/cards/actions/goals/TickMilestones.tsx';
import { RequestSignOff } from '../../../hubspot-app/src/app/cards/actions/sign-off/RequestSignOff.tsx';
import { SignForUs } from '../../../hubspot-app/src/app/cards/actions/sign-off/SignForUs.tsx';
import { TakeOfferBack } from '../../../hubspot-app/src/app/cards/actions/sign-off/TakeOfferBack.tsx';
import { ChangeTarget } from '../../../hubspot-app/src/app/cards/actions/targets/ChangeTarget.tsx';
import { SetBaseline } from '../../../hubspot-app/src/app/cards/actions/targets/SetBaseline.tsx';
import { SettleRevision } from '../../../hubspot-app/src/app/cards/actions/targets/SettleRevision.tsx';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { aCustomer, askOf, type Customer, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer({ agreements: { signOff: { executives: ['7'], linkDays: 14 } } });
});
afterAll(() => api.close());

async function onCard(customer: Customer, options: Parameters<typeof askOf>[1] = {}) {
  const { ask, writes } = askOf(api, options);
  const { slot, done } = slotOf(customer, await customer.view(), ask);
  const toGoal = { ...slot, id: 'it', label: 'It', goalId: customer.goal.id };
  return { slot, toGoal, writes, done };
}

/** Signed by both sides, as people would. */
async function signed(given?: Customer): Promise<Customer> {
  const customer = given ?? (await aCustomer(api));
  const { goalAt, at, goal } = customer;
  await api.post(`${goalAt}/proposal`, { version: 1 });
  await api.post(`${goalAt}/signatures`, { name: 'Ann', termsVersion: 1, version: 2 }, by('7'));
  const [stored] =
    (await api.store.records.goals([customer.companyId])).get(customer.companyId) ?? [];
  await api.store.records.saveGoal(
    customer.companyId,
    { ...stored!, commitment: { ...stored!.commitment!, state: 'active', signedBy: 'Sarah Chen' } },
    { at: 0, who: 'test', via: 'import' },
  );
  expect((await api.get(`${at}/goals/${goal.id}`)).body).toMatchObject({
    agreement: { state: 'active' },
  });
  return customer;
}

const by = (userId: string) => ({ userId });

describe('adding a goal', () => {
  it('sends its terms, and the draft of an agreement with it', async () => {
    const customer = await aCustomer(api);
    const { slot, done, writes } = await onCard(customer);
    const card = drawn(<AddGoal {...slot} id="it" label="It" />);
    const panel = await card.open('it').ready();
    panel.type('line', 'title', ' Fewer errors ').type('day', 'targetDate', '2026-12-31');
    panel.type('line', 'owner', 'VP Operations').type('choice', 'category', 'efficiency');
    panel.type('line', 'metrics[0].name', 'Error rate').type('line', 'metrics[0].unit', 'percent');
    panel.type('number', 'metrics[0].baseline', 12).type('number', 'metrics[0].target', 2);
    panel.type('day', 'metrics[0].baselineAt', '2026-06-01');
    panel.click('Add another metric');
    panel.type('line', 'metrics[1].name', 'Audits').type('line', 'metrics[1].unit', 'audits');
    panel.type('number', 'metrics[1].target', 3).submit();
    await card.waitFor(() => expect(done).toHaveLength(1));

    expect(done).toEqual([
      '“Fewer errors” is added as a draft. Ask for sign-off once it reads right.',
    ]);
    expect(writes[0]?.body).toMatchObject({ title: 'Fewer errors', agreement: {} });
    const { goals } = (await api.get(`${customer.at}/goals`)).body as { goals: unknown[] };
    expect(goals).toContainEqual(
      expect.objectContaining({
        title: 'Fewer errors',
        owner: 'VP Operations',
        category: 'efficiency',
        targetDate: '2026-12-31',
        agreement: expect.objectContaining({ state: 'draft' }) as object,
        metrics: [
          expect.objectContaining({
            name: 'Error rate',
            baseline: 12,
            target: 2,
            direction: 'lower_is_better',
          }),
          expect.objectContaining({ name: 'Audits', baseline: null, target: 3 }),
        ],
      }),
    );
  });

  it('takes milestones with their days, and a goal that is nothing but milestones', async () => {
    const customer = await aCustomer(api);
    const { slot, done } = await onCard(customer);
    const card = drawn(<AddGoal {...slot} id="it" label="It" />);
    const panel = await card.open('it').ready();
    panel.type('line', 'title', 'Go live').type('day', 'targetDate', '2026-12-31');
    panel.click('Add a milestone');
    panel.overlay().find(Button, { testId: 'remove-metrics-0' }).trigger('onClick');
    panel.submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({ 'milestones[0].title': 'Milestone is missing.' });
    expect(panel.overlay().maybeFind(Button, { testId: 'remove-milestones-0' })).toBeNull();
    panel.type('line', 'milestones[0].title', ' Pilot finished ');
    panel.type('day', 'milestones[0].due', '2026-09-30').click('Add another milestone');
    panel.type('line', 'milestones[1].title', 'All departments live').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    const { goals } = (await api.get(`${customer.at}/goals`)).body as { goals: unknown[] };
    expect(goals).toContainEqual(
      expect.objectContaining({
        ...{ title: 'Go live', metrics: [] },
        milestones: [
          expect.objectContaining({ title: 'Pilot finished', due: '2026-09-30', done: false }),
          expect.objectContaining({ title: 'All departments live', due: null, done: false }),
        ],
      }),
    );
  });

  it('marks every field that is wrong at once, before anything is sent', async () => {
    const { slot, writes } = await onCard(await aCustomer(api));
    const card = drawn(<AddGoal {...slot} id="it" label="It" />);
    const panel = await card.open('it').ready();
    panel.type('line', 'metrics[0].name', 'Error rate').type('number', 'metrics[0].baseline', 12);
    panel.type('number', 'metrics[0].target', 20);
    panel.type('choice', 'metrics[0].direction', 'lower_is_better').submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      title: 'What they want to achieve is missing.',
      targetDate: 'Target date is missing.',
      'metrics[0].unit': 'Unit is missing.',
      'metrics[0].target': 'Target is on the wrong side of the baseline 12: correct one of them.',
    });
    expect(writes).toEqual([]);
  });

  it('keeps what was typed where the worker refuses, with its reason', async () => {
    const { slot } = await onCard(await aCustomer(api));
    const card = drawn(<AddGoal {...slot} id="it" label="It" />);
    const panel = await card.open('it').ready();
    panel.type('line', 'title', 'Faster reporting').type('day', 'targetDate', '2027-12-31');
    panel.type('line', 'metrics[0].name', 'Days').type('line', 'metrics[0].unit', 'days');
    panel.type('number', 'metrics[0].target', 3).submit();
    await panel.says('Faster reporting');
    expect(panel.alert().props.title).toBe('Not saved');
    expect(panel.faults()).toEqual({
      title: 'What they want to achieve is the one of another goal.',
    });
    expect(panel.input('line', 'title').props.value).toBe('Faster reporting');
  });
});

describe('milestones', () => {
  it('are ticked beside the goal, also where they are signed', async () => {
    const milestones = [
      { title: 'Pilot finished', due: '2026-09-30' },
      { title: 'All live', done: true },
    ];
    const customer = await aCustomer(api, { milestones });
    const { goal } = await signed(customer);
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<TickMilestones {...toGoal} />);
    const modal = await card.open('it').ready();
    const [pilot, live] = goal.milestones.map(({ id }) => id);
    expect(modal.text()).toContain('Pilot finished');
    expect([modal.isTicked(pilot ?? ''), modal.isTicked(live ?? '')]).toEqual([false, true]);
    modal.tick(pilot ?? '', true);
    modal.tick(live ?? '', false);
    modal.submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(done).toEqual(['The milestones of “Faster reporting” are saved.']);
    expect((await customer.stored()).milestones).toMatchObject([
      { title: 'Pilot finished', due: '2026-09-30', done: true },
      { title: 'All live', done: false },
    ]);
  });
});

describe('ending a goal', () => {
  it('needs a reason, which stays in its history, and ends the agreement with it', async () => {
    const customer = await signed();
    const { toGoal, done, writes } = await onCard(customer);
    const card = drawn(<EndGoal {...toGoal} />);
    const modal = await card.open('it').ready();
    expect(modal.text()).toContain('its agreement ends with it');
    modal.submit();
    await modal.says('Correct the marked fields');
    expect([modal.faults(), writes]).toEqual([{ reason: 'Reason is missing.' }, []]);
    modal.type('text', 'reason', 'They closed that department.').submit();
    await card.waitFor(() => expect(done).toEqual(['“Faster reporting” has ended.']));
    expect(await customer.stored()).toMatchObject({ ended: true, agreement: { state: 'ended' } });
    const history = (await api.get(`${customer.goalAt}/history`)).body as {
      versions: { action: string; note: string | null; via: string }[];
    };
    expect(history.versions.at(-1)).toMatchObject({
      ...{ action: 'ended', note: 'They closed that department.' },
    });
    expect((await customer.view()).goals.list).toEqual([]);
  });

  it('tells what somebody else changed meanwhile, and ends nothing', async () => {
    const customer = await aCustomer(api);
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<EndGoal {...toGoal} />);
    const modal = await card.open('it').ready();
    await api.call('PATCH', customer.goalAt, { body: { owner: 'Dana Cruz', version: 1 } });
    modal.type('text', 'reason', 'No longer wanted.').submit();
    await modal.says('owner');
    expect([done, (await customer.stored()).ended]).toEqual([[], false]);
  });
});

describe('changing a target', () => {
  it('edits the terms while nobody signed them', async () => {
    const customer = await aCustomer(api);
    const { toGoal, writes, done } = await onCard(customer);
    const card = drawn(<ChangeTarget {...toGoal} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('Nobody has signed these targets yet.');
    panel.type('number', `target:${customer.metric.id}`, 1.5).submit();
    await card.waitFor(() => expect(done).toEqual(['“Faster reporting” is changed.']));
    expect(writes[0]).toMatchObject({
      method: 'PATCH',
      body: {
        metrics: [{ id: customer.metric.id, target: 1.5, direction: 'lower_is_better' }],
        note: null,
        version: 1,
      },
    });
    expect((await customer.stored()).metrics[0]?.target).toBe(1.5);
  });

  it('proposes a revision of signed terms, which needs a reason', async () => {
    const customer = await signed();
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<ChangeTarget {...toGoal} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('Sarah Chen signed these targets.');
    panel.type('day', 'targetDate', '2027-03-31').submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({ reason: 'Reason is missing.' });
    panel.type('text', 'reason', 'The roll-out starts later.').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect((await customer.stored()).agreement).toMatchObject({
      state: 'revised',
      revision: {
        reason: 'The roll-out starts later.',
        changes: [{ term: 'target_date', from: '2026-12-31', to: '2027-03-31' }],
      },
    });
  });

  it('refuses a target that would turn the metric round, and a change of nothing', async () => {
    const customer = await aCustomer(api);
    const { toGoal, writes } = await onCard(customer);
    const panel = await drawn(<ChangeTarget {...toGoal} />)
      .open('it')
      .ready();
    panel.submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      targetDate: 'Target date and targets are as before: change at least one.',
    });
    panel.type('number', `target:${customer.metric.id}`, 5).submit();
    await panel.says('is on the wrong side').catch(() => undefined);
    expect(panel.faults()).toMatchObject({
      [`target:${customer.metric.id}`]:
        'Target of Hours per report is on the wrong side of the baseline 4: correct it.',
    });
    expect(writes).toEqual([]);
  });

  it('shows what another editor changed meanwhile, keeps what was typed, and overwrites nothing', async () => {
    const customer = await aCustomer(api);
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<ChangeTarget {...toGoal} />);
    const panel = await card.open('it').ready();
    panel.type('number', `target:${customer.metric.id}`, 1);
    const other = { targetDate: '2027-06-30', note: 'As agreed by phone', version: 1 };
    await api.call('PATCH', customer.goalAt, { body: other, userId: '8' });

    panel.submit();
    await panel.says('HubSpot user 8');
    expect(panel.alert().props.title).toBe('Somebody else changed this meanwhile');
    expect(panel.text()).toContain('target date');
    expect(panel.text()).toContain('(As agreed by phone)');
    expect(panel.input('number', `target:${customer.metric.id}`).props.value).toBe(1);

    panel.click('Go on with the newest version');
    await card.waitFor(() =>
      expect(panel.input('day', 'targetDate').props.value).toMatchObject({ year: 2027, month: 5 }),
    );
    panel.submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(await customer.stored()).toMatchObject({
      targetDate: '2027-06-30',
      metrics: [{ target: 1 }],
    });
  });

  it('sets a baseline that was never captured, on the right side of the target', async () => {
    const customer = await aCustomer(api, {
      metrics: [{ name: 'Days', unit: 'days', target: 3, direction: 'lower_is_better' }],
    });
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<SetBaseline {...toGoal} metricId={customer.metric.id} />);
    const panel = await card.open('it').ready();
    panel.type('day', 'baselineAt', '2026-05-31').type('number', 'baseline', 2).submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({ baseline: 'Baseline is on the wrong side of the target 3.' });
    panel.type('number', 'baseline', 9).submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect((await customer.stored()).metrics[0]).toMatchObject({ baseline: 9, target: 3 });
  });
});

describe('a change that waits for the customer', () => {
  async function revised(): Promise<Customer> {
    const customer = await signed();
    const { version } = await customer.stored();
    const body = { reason: 'Later.', targetDate: '2027-03-31', version };
    expect((await api.post(`${customer.goalAt}/revision`, body)).status).toBe(200);
    return customer;
  }

  it('is settled by the word of a contact, with day, reason and evidence', async () => {
    const customer = await revised();
    const { toGoal, done, writes } = await onCard(customer);
    const card = drawn(<SettleRevision {...toGoal} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('Target date: from Dec 31, 2026 to Mar 31, 2027');
    panel.submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({ contact: 'Who agreed is missing.' });
    panel.type('choice', 'contactId', '901').type('day', 'agreedOn', '2026-06-20');
    panel.type('text', 'evidence', 'https://example.com/minutes').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(writes[0]?.body).toMatchObject({
      ...{ contact: 'Sarah Chen, VP Operations', contactId: '901', agreedOn: '2026-06-20' },
      ...{ reason: 'Later.', evidence: 'https://example.com/minutes' },
    });
    expect((await customer.stored()).agreement?.approvals).toHaveLength(1);
    expect(done[0]).toContain('once our executive signs too');
  });

  it('is taken back in a modal, and the signed terms hold', async () => {
    const customer = await revised();
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<SettleRevision {...toGoal} />);
    const panel = await card.open('it').ready();
    const modal = await panel.open('it-take-back').ready();
    modal.type('text', 'reason', 'They declined.').submit();
    await card.waitFor(() =>
      expect(done).toEqual(['The change of “Faster reporting” is taken back.']),
    );
    expect(card.mocks.actions.closeOverlay.calls).toEqual([['it-take-back'], ['it']]);
    expect((await customer.stored()).agreement).toMatchObject({ state: 'active', revision: null });
  });

  it('keeps targets from being changed beside it', async () => {
    const { toGoal } = await onCard(await revised());
    const panel = drawn(<ChangeTarget {...toGoal} />).open('it');
    await panel.says('Settle it first');
  });
});

describe('asking for sign-off', () => {
  it('offers a goal and makes a link for a contact, to be copied or sent', async () => {
    const customer = await aCustomer(api);
    const { toGoal, done, writes } = await onCard(customer);
    const card = drawn(<RequestSignOff {...toGoal} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('Hours per report: from 4 to 2 hours');
    panel.type('choice', 'contactId', '901').submit();
    await panel.says('Whoever has it can sign');

    expect(writes.map(({ path }) => path)).toEqual([
      `${customer.goalAt}/proposal`,
      `${customer.at}/sign-off-links`,
    ]);
    const url = panel.overlay().find(Input, { name: 'url' }).props.value ?? '';
    expect(url).toMatch(/^https:\/\/attain\.example\.com\/agreements\//);
    const mail = panel.overlay().find(CrmActionButton).props;
    expect(mail.actionType).toBe('SEND_EMAIL');
    expect(mail.actionContext).toMatchObject({
      ...{ objectTypeId: '0-1', objectId: 901 },
      initialEmailSubject: 'Our agreement, for you to sign',
      initialEmailBody: expect.stringContaining(url) as string,
    });
    panel.click('Copy link');
    expect(card.mocks.actions.copyTextToClipboard.calls).toEqual([[url]]);

    // The card draws itself anew once the link is out of sight, and only once.
    expect(done).toEqual([]);
    panel.click('Done');
    expect(done).toEqual(['Sarah Chen, VP Operations has a link to “Faster reporting”.']);
  });

  it('reads the address from the list where the first answer was lost', async () => {
    const customer = await aCustomer(api);
    let isLost = true;
    const { toGoal } = await onCard(customer, {
      instead: ({ path }) => {
        if (!path.endsWith('sign-off-links') || !isLost) return undefined;
        isLost = false;
        return { kind: 'unanswered' };
      },
    });
    const card = drawn(<RequestSignOff {...toGoal} />);
    const panel = await card.open('it').ready();
    panel.type('line', 'contact', 'Sarah Chen').submit();
    await panel.says('Save again');
    panel.submit();
    await panel.says('Whoever has it can sign');
    const { links } = (await api.get(`${customer.at}/sign-off-links`)).body as {
      links: { url: string }[];
    };
    expect(links).toHaveLength(1);
    expect(panel.overlay().find(Input, { name: 'url' }).props.value).toBe(links[0]?.url);
  });

  it.each([
    { validDays: 0, says: 'Good for must be whole days from 1 to 90.' },
    { validDays: 90, says: undefined },
    { validDays: 91, says: 'Good for must be whole days from 1 to 90.' },
    { validDays: 1.5, says: 'Good for must be whole days from 1 to 90.' },
  ])('for $validDays days: $says', async ({ validDays, says }) => {
    const { toGoal } = await onCard(await aCustomer(api));
    const panel = await drawn(<RequestSignOff {...toGoal} />)
      .open('it')
      .ready();
    panel.type('number', 'validDays', validDays).submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()['validDays']).toBe(says);
  });

  it('takes an offer back', async () => {
    const customer = await aCustomer(api);
    await api.post(`${customer.goalAt}/proposal`, { version: 1 });
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<TakeOfferBack {...toGoal} />);
    const modal = await card.open('it').ready();
    modal.submit();
    await card.waitFor(() => expect(done).toEqual(['“Faster reporting” is a draft again.']));
    expect((await customer.stored()).agreement?.state).toBe('draft');
  });
});

describe('a goal that the customer signed, and we did not', () => {
  async function signedByCustomer(): Promise<Customer> {
    const customer = await aCustomer(api);
    const { companyId, goalAt } = customer;
    await api.post(`${goalAt}/proposal`, { version: 1 });
    const [stored] = (await api.store.records.goals([companyId])).get(companyId) ?? [];
    const signature = { party: 'customer', by: 'Sarah Chen', at: 0, termsVersion: 1 } as const;
    const signatures = [{ ...signature, digest: 'read', via: 'link' as const }];
    const goal = { ...stored!, commitment: { ...stored!.commitment!, signatures } };
    await api.store.records.saveGoal(companyId, goal, { at: 0, who: 'test', via: 'link' });
    return customer;
  }

  it('is signed at once by an executive who asks for the sign-off', async () => {
    const customer = await signedByCustomer();
    const { toGoal, done } = await onCard(customer);
    const card = drawn(<RequestSignOff {...toGoal} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('Hours per report: from 4 to 2 hours');
    panel.type('line', 'name', 'Ann Lee').submit();
    await card.waitFor(() => expect(done).toEqual(['“Faster reporting” is signed for us.']));
    expect((await customer.stored()).agreement?.state).toBe('signed');
  });

  it('becomes a task of whoever may sign, where the reader may not', async () => {
    const customer = await signedByCustomer();
    const { toGoal, writes, done } = await onCard(customer, { userId: '8' });
    const card = drawn(<RequestSignOff {...toGoal} />);
    const panel = await card.open('it').says('The customer has signed.');
    const modal = await panel.open(`sign-task-${customer.goal.id}`).ready();
    modal.submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    expect(writes).toMatchObject([
      { path: `${customer.at}/tasks`, body: { title: 'Acme: sign “Faster reporting”' } },
    ]);
  });
});

describe('signing for us', () => {
  it('is for executives: the name, of the terms that were read', async () => {
    const customer = await aCustomer(api);
    await api.post(`${customer.goalAt}/proposal`, { version: 1 });
    const { toGoal, writes, done } = await onCard(customer);
    const card = drawn(<SignForUs {...toGoal} />);
    const panel = await card.open('it').ready();
    panel.type('line', 'name', 'Ann Lee').submit();
    await card.waitFor(() => expect(done).toEqual(['“Faster reporting” is signed for us.']));
    expect(writes[0]?.body).toMatchObject({ name: 'Ann Lee', termsVersion: 1, version: 2 });
    const again = card.open('it');
    await again.says('It is signed for us already.');
  });

  it('tells everybody else who signs', async () => {
    const { toGoal } = await onCard(await aCustomer(api), { userId: '8' });
    await drawn(<SignForUs {...toGoal} />)
      .open('it')
      .says('You are none of those that your administrator named.');
  });
});
