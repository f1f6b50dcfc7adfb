import { Checkbox, Tile } from '@hubspot/ui-extensions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Escalate } from '../../../hubspot-app/src/app/cards/actions/account/Escalate.tsx';
import { JudgeHealth } from '../../../hubspot-app/src/app/cards/actions/account/JudgeHealth.tsx';
import { Onboarding } from '../../../hubspot-app/src/app/cards/actions/account/Onboarding.tsx';
import { RecordAdvocacy } from '../../../hubspot-app/src/app/cards/actions/account/RecordAdvocacy.tsx';
import { ShareWithCustomer } from '../../../hubspot-app/src/app/cards/actions/sharing/ShareWithCustomer.tsx';
import { CreateTask } from '../../../hubspot-app/src/app/cards/actions/tasks/CreateTask.tsx';
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
  return { slot: { ...slot, id: 'it', label: 'It' }, writes, done };
}

describe('judging the health', () => {
  it('stands beside the score with a reason, is renewed and taken back', async () => {
    const customer = await aCustomer(api);
    const { slot, done } = await onCard(customer);
    const card = drawn(<JudgeHealth {...slot} />);
    const panel = await card.open('it').ready();
    panel.submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      band: 'Health as you judge it is missing.',
      reason: 'Reason is missing.',
    });
    panel.type('choice', 'band', 'at_risk').type('text', 'reason', 'Their sponsor left.').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));
    const read = async () => (await api.get(`${customer.at}/health-override`)).body;
    expect(await read()).toMatchObject({ band: 'at_risk', until: '2026-07-31', ended: false });

    const again = await card.open('it').ready();
    expect(again.input('choice', 'band').props.value).toBe('at_risk');
    again.type('day', 'until', '2026-09-01').submit();
    await card.waitFor(() => expect(done).toHaveLength(2));
    expect(await read()).toMatchObject({ reason: 'Their sponsor left.', until: '2026-09-01' });

    const held = await card.open('it').ready();
    const modal = await held.open('it-take-back').ready();
    modal.type('text', 'reason', 'A new sponsor is there.').submit();
    await card.waitFor(() => expect(done).toHaveLength(3));
    expect(await read()).toMatchObject({ ended: true });

    const fresh = await card.open('it').ready();
    expect(fresh.input('choice', 'band').props.value).toBe('');
  });
});

describe('the onboarding checklist', () => {
  it('ticks at once, stores it, and has the card drawn anew when it is closed', async () => {
    const customer = await aCustomer(api);
    const { slot, done, writes } = await onCard(customer);
    const card = drawn(<Onboarding {...slot} />);
    const panel = await card.open('it').says('Kickoff meeting completed');
    panel.tick('kickoff', true);
    await card.waitFor(() => expect(panel.isTicked('kickoff')).toBe(true));
    const tickedOn = () => panel.overlay().find(Checkbox, { name: 'kickoff' }).props.description;
    await card.waitFor(() => expect(tickedOn()).toBe('Jul 1, 2026, HubSpot user 7'));
    expect(writes).toMatchObject([
      { method: 'PUT', path: `${customer.at}/onboarding-items/kickoff` },
    ]);

    panel.tick('kickoff', false);
    await card.waitFor(() => expect(tickedOn()).toBeUndefined());
    expect(panel.isTicked('kickoff')).toBe(false);
    expect(done).toEqual([]);
    panel.click('Done');
    expect(done).toEqual(['The onboarding checklist is saved.']);
  });

  it('leaves alone what usage and meetings show, and says by when the rest is due', async () => {
    const customer = await aCustomer(api);
    const { slot, writes } = await onCard(customer);
    const item = { title: '', dueOn: '2026-07-05', doneOn: null, source: null, overdue: false };
    const items = [
      { ...item, item: 'kickoff', doneOn: '2026-06-28', source: 'derived' },
      { ...item, item: 'admin_trained', dueOn: '2026-06-30', overdue: true },
      { ...item, item: 'training_scheduled' },
    ] as const;
    const onboarding = { status: 'behind', day: 9, items: [...items] } as const;
    const view = { ...slot.view, onboarding: { ...onboarding, items: [...items] } };
    const card = drawn(<Onboarding {...slot} view={view} />);
    const panel = await card.open('it').says('Kickoff meeting completed');
    const box = (name: string) => panel.overlay().find(Checkbox, { name }).props;
    expect(box('kickoff')).toMatchObject({
      ...{ checked: true, readOnly: true, description: 'Shown by the data, Jun 28, 2026' },
    });
    expect(box('admin_trained').description).toBe('Overdue since Jun 30, 2026');
    expect(box('training_scheduled').description).toBe('Due Jul 5, 2026');
    panel.tick('kickoff', false);
    expect([box('kickoff').checked, writes]).toEqual([true, []]);
  });

  it('sends quick clicks on one item one after the other, so that the last one holds', async () => {
    const customer = await aCustomer(api);
    const { slot } = await onCard(customer);
    const card = drawn(<Onboarding {...slot} />);
    const panel = await card.open('it').says('Kickoff meeting completed');
    for (const isChecked of [true, false, true]) panel.tick('kickoff', isChecked);
    const read = async () => (await api.get(`${customer.at}/onboarding-items`)).body;
    await card.waitFor(() =>
      expect(panel.overlay().find(Checkbox, { name: 'kickoff' }).props.description).toBeDefined(),
    );
    await expect.poll(read).toMatchObject({ records: [{ item: 'kickoff', version: 3 }] });
    expect(panel.isTicked('kickoff')).toBe(true);
  });

  it('takes a tick back that the worker refuses, and says why', async () => {
    const { slot, done } = await onCard(await aCustomer(api), {
      instead: ({ method }) =>
        method === 'GET'
          ? undefined
          : {
              ...{ kind: 'refused', status: 503, code: 'unavailable' },
              ...{ message: 'The database is not answering. Try again shortly.' },
              ...{ details: [], rule: null, currentVersion: null },
            },
    });
    const card = drawn(<Onboarding {...slot} />);
    const panel = await card.open('it').says('Kickoff meeting completed');
    panel.tick('review_60', true);
    expect(panel.isTicked('review_60')).toBe(true);
    await panel.says('The database is not answering.');
    expect(panel.isTicked('review_60')).toBe(false);
    panel.click('Done');
    expect(done).toEqual([]);
  });
});

describe('advocacy', () => {
  it('is recorded with its day and link', async () => {
    const customer = await aCustomer(api);
    const { slot, done } = await onCard(customer);
    const card = drawn(<RecordAdvocacy {...slot} />);
    const panel = await card.open('it').ready();
    panel.type('choice', 'activity', 'case_study').type('line', 'link', 'example.com').submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({
      link: 'Link is not a web address: write one such as https://example.com/page.',
    });
    panel.type('line', 'link', 'https://example.com/case').submit();
    await card.waitFor(() =>
      expect(done).toEqual(['Recorded: Took part in a case study, Jul 1, 2026.']),
    );
    expect((await api.get(`${customer.at}/advocacy-activities`)).body).toMatchObject({
      records: [{ activity: 'case_study', on: '2026-07-01', link: 'https://example.com/case' }],
    });
  });
});

describe('an escalation', () => {
  it('is flagged with its reason, and resolved with what settled it', async () => {
    const customer = await aCustomer(api);
    const { slot, done } = await onCard(customer);
    const card = drawn(<Escalate {...slot} />);
    const panel = await card.open('it').ready();
    panel.type('choice', 'cause', 'churn_threat');
    panel.type('text', 'reason', 'The sponsor asked for the terms of leaving.').submit();
    await card.waitFor(() => expect(done).toHaveLength(1));

    const again = await card.open('it').ready();
    expect(again.overlay().findAll(Tile)).toHaveLength(1);
    expect(again.text()).toContain('They threaten to leave');
    const { records } = (await api.get(`${customer.at}/escalations`)).body as {
      records: { id: string }[];
    };
    const modal = await again.open(`it-resolve-${records[0]?.id}`).ready();
    modal.submit();
    await modal.says('Correct the marked fields');
    modal.type('text', 'reason', 'The sponsor stays.').submit();
    await card.waitFor(() => expect(done[1]).toBe('Resolved: They threaten to leave.'));
    expect((await api.get(`${customer.at}/escalations`)).body).toEqual({ records: [] });
  });
});

describe('sharing with the customer', () => {
  it('offers what waits for them, and takes a link back', async () => {
    const customer = await aCustomer(api);
    await api.post(`${customer.goalAt}/proposal`, { version: 1 });
    await api.post(`${customer.at}/value-lines`, {
      ...{ type: 'hard_savings', description: 'Licences', amount: 1_000, confidence: 'measured' },
      ...{ startsAt: '2026-01-01', endsAt: '2026-12-31', recurring: 'month' },
    });
    const { slot, done, writes } = await onCard(customer);
    const card = drawn(<ShareWithCustomer {...slot} />);
    const panel = await card.open('it').ready();
    expect(panel.text()).toContain('1 goal and 1 value line');
    await panel.says('No link was made yet.');
    panel.type('line', 'contact', 'Sarah Chen').submit();
    await panel.says('Whoever has it can sign');
    expect(writes[0]?.body).toMatchObject({
      ...{ contact: 'Sarah Chen', contactId: null, goalIds: [customer.goal.id] },
      valueLineIds: [expect.any(String)],
    });
    panel.click('Done');
    expect(done).toEqual(['Sarah Chen has a link to 1 goal and 1 value line.']);

    const again = card.open('it');
    await again.says('Good');
    const { links } = (await api.get(`${customer.at}/sign-off-links`)).body as {
      links: { id: string }[];
    };
    const modal = await again.open(`it-revoke-${links[0]?.id}`).ready();
    modal.submit();
    await again.says('Taken back');
    expect(again.text()).not.toContain('Copy link');
  });

  it('says that nothing waits where nothing does', async () => {
    const { slot } = await onCard(await aCustomer(api));
    await drawn(<ShareWithCustomer {...slot} />)
      .open('it')
      .says('Every offered goal is signed, and every value is confirmed.');
  });

  it('says what could not be loaded, and tries again', async () => {
    let isAway = true;
    const { slot } = await onCard(await aCustomer(api), {
      instead: () => (isAway ? { kind: 'unanswered' } : undefined),
    });
    const panel = await drawn(<ShareWithCustomer {...slot} />)
      .open('it')
      .says('There was no answer. Nothing was changed.');
    isAway = false;
    panel.click('Try again');
    await panel.says('Every offered goal is signed');
  });
});

describe('a task', () => {
  const PROPOSAL = { text: 'Prepare the review.', reason: 'It is 95 days ago.', dueOn: null };

  it('is written already, with the company in its title, and is created in HubSpot', async () => {
    const customer = await aCustomer(api);
    const { slot, done, writes } = await onCard(customer);
    const card = drawn(<CreateTask {...slot} proposal={PROPOSAL} />);
    const panel = await card.open('it').ready();
    panel.type('choice', 'priority', 'high').submit();
    await card.waitFor(() =>
      expect(done).toEqual([
        'The task “Acme: Prepare the review.” appears on this record within a minute.',
      ]),
    );
    expect(writes[0]?.body).toMatchObject({
      ...{ title: 'Acme: Prepare the review.', reason: 'It is 95 days ago.' },
      ...{ dueOn: '2026-07-08', priority: 'high', to: 'owner' },
    });
    expect((await api.store.followUps.known([customer.companyId])).size).toBe(1);
  });
});
