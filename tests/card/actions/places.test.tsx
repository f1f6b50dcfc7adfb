import { Button, Dropdown } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import type { AgreementView, GoalView } from '@attain/shared/contract/account-view';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AccountActions } from '../../../hubspot-app/src/app/cards/actions/AccountActions.tsx';
import { GoalActions } from '../../../hubspot-app/src/app/cards/actions/GoalActions.tsx';
import { MetricActions } from '../../../hubspot-app/src/app/cards/actions/MetricActions.tsx';
import { RecommendationButton } from '../../../hubspot-app/src/app/cards/actions/RecommendationButton.tsx';
import type {
  RecommendationView,
  Slot,
  SuggestedAction,
} from '../../../hubspot-app/src/app/cards/actions/slots.ts';
import { type ApiServer, apiServer } from '../../integration/api-server.ts';
import { someAgreement } from '../builders.ts';
import { textOf } from '../text-of.ts';
import { aCustomer, askOf, type Customer, drawn, slotOf } from './stage.tsx';

let api: ApiServer;
let customer: Customer;
let slot: Slot;
let goal: GoalView;
beforeAll(async () => {
  api = await apiServer();
  customer = await aCustomer(api);
  slot = slotOf(customer, await customer.view(), askOf(api).ask).slot;
  goal = slot.view.goals.list[0]!;
});
afterAll(() => api.close());

/** The account with an agreement in a state, in force or not. */
function inState(state: AgreementView['state'] | null) {
  const inForce = state !== null && !['draft', 'proposed', 'ended'].includes(state);
  const agreement = inForce ? someAgreement({ goalId: goal.id, state }) : null;
  const others =
    state === 'draft' || state === 'proposed' || state === 'ended'
      ? [{ goalId: goal.id, title: goal.title, state }]
      : [];
  const view = { ...slot.view, agreements: { ...slot.view.agreements, others } };
  return { ...slot, view, goal, agreement };
}

describe('beside a goal', () => {
  it.each([
    { state: null, buttons: ['Ask for sign-off', 'Change targets', 'End goal'] },
    { state: 'draft', buttons: ['Ask for sign-off', 'Change targets', 'End goal'] },
    {
      state: 'proposed',
      buttons: ['Send to sign', 'Sign for us', 'Take the offer back', 'End goal'],
    },
    { state: 'signed', buttons: ['Propose a change', 'End goal'] },
    { state: 'active', buttons: ['Propose a change', 'End goal'] },
    { state: 'revised', buttons: ['Settle the change', 'Send to sign', 'Sign for us', 'End goal'] },
    { state: 'achieved', buttons: ['End goal'] },
    { state: 'missed', buttons: ['End goal'] },
    { state: 'ended', buttons: [] },
  ] as const)('whose agreement is $state: $buttons', ({ state, buttons }) => {
    expect(drawn(<GoalActions {...inState(state)} />).buttons()).toEqual(buttons);
  });
});

describe('beside a goal with milestones', () => {
  it('they can be ticked, until it has ended', () => {
    const milestones = { done: 1, total: 2 };
    const buttonsIn = (state: 'active' | 'ended') => {
      const place = inState(state);
      const withSome = { ...place, goal: { ...place.goal, milestones } };
      return drawn(<GoalActions {...withSome} />).buttons();
    };
    expect(buttonsIn('active')).toEqual(['Propose a change', 'Milestones', 'End goal']);
    expect(buttonsIn('ended')).toEqual([]);
  });
});

describe('in the row of a metric', () => {
  const metric = () => goal.metrics[0]!;

  it.each([
    { baseline: 4, buttons: ['Add reading'] },
    { baseline: null, buttons: ['Add reading', 'Set baseline'] },
  ] as const)('from the baseline $baseline: $buttons', ({ baseline, buttons }) => {
    const place = { ...inState('active'), metric: { ...metric(), baseline } };
    const card = drawn(<MetricActions {...place} />);
    expect(card.buttons()).toEqual(buttons);
    for (const { props } of card.findAll(Button)) {
      expect([props.size, props.variant]).toEqual(['xs', 'secondary']);
    }
  });
});

describe('for the account', () => {
  it('those that are used most are buttons, the others wait in a menu', () => {
    const card = drawn(<AccountActions {...slot} />);
    expect(card.buttons()).toEqual([
      'Add goal',
      'Share with customer',
      'Generate value report',
      'Export for QBR',
      'Draft an e-mail',
    ]);
    expect(card.findAll(Dropdown.ButtonItem).map((item) => textOf(item))).toEqual([
      'Create a task',
      'Onboarding checklist',
      'Escalations',
      'Judge the health',
      'Record advocacy',
    ]);
  });

  it('the menu opens the same panels', async () => {
    const card = drawn(<AccountActions {...slot} />);
    const panel = await card.open('task').ready();
    panel.submit();
    await panel.says('Correct the marked fields');
    expect(panel.faults()).toEqual({ title: 'Task is missing.', reason: 'Why is missing.' });
  });
});

describe('a recommendation', () => {
  const recommended = (action: SuggestedAction): RecommendationView => ({
    ...{ id: 'r', text: 'Prepare the review.', reason: 'It is 95 days ago.', action },
    ...{ horizon: 'this_week', goalId: null, owner: null },
  });
  const button = (action: SuggestedAction, variant: 'primary' | 'secondary' = 'secondary') =>
    drawn(
      <RecommendationButton {...slot} variant={variant} recommendation={recommended(action)} />,
    );

  it.each([
    {
      action: { kind: 'create_task', title: 'x', dueOn: '2026-07-03' },
      label: 'Create the task',
    },
    { action: { kind: 'add_goal' }, label: 'Add a goal' },
    { action: { kind: 'change_target', goalId: 'g' }, label: 'Change the target' },
    { action: { kind: 'request_sign_off', goalId: 'g' }, label: 'Ask for sign-off' },
    { action: { kind: 'confirm_value', valueLineId: 'v' }, label: 'Confirm the value' },
    { action: { kind: 'record_advocacy' }, label: 'Record advocacy' },
    {
      action: { kind: 'add_reading', goalId: 'g', metricId: 'unknown' },
      label: 'Create the task',
    },
  ] as const)('to $action.kind is done by "$label"', ({ action, label }) => {
    const card = button(action);
    expect(card.buttons()).toEqual([label]);
    expect(card.find(Button).props).toMatchObject({ size: 'xs', variant: 'secondary' });
    expect(button(action, 'primary').find(Button).props).toMatchObject({
      ...{ size: 'md', variant: 'primary' },
    });
  });

  it('to read a metric opens the form of that metric', async () => {
    const card = button({ kind: 'add_reading', goalId: goal.id, metricId: customer.metric.id });
    expect(card.buttons()).toEqual(['Add a reading']);
    const panel = await card.open('do-r').ready();
    expect(panel.input('number', 'value').props.description).toBe('In hours.');
  });

  it('that becomes a task has its words and its day written already', async () => {
    const panel = await button({ kind: 'create_task', title: 'x', dueOn: '2026-07-03' })
      .open('do-r')
      .ready();
    expect(panel.input('line', 'title').props.value).toBe('Acme: Prepare the review.');
    expect(panel.input('text', 'reason').props.value).toBe('It is 95 days ago.');
    expect(panel.input('day', 'dueOn').props.value).toEqual({ year: 2026, month: 6, date: 3 });
  });

  it.each([
    {
      action: { kind: 'schedule_meeting', title: 'x' },
      type: 'SCHEDULE_MEETING',
      label: 'Schedule the meeting',
    },
    {
      action: { kind: 'enrol_workflow' },
      type: 'OPEN_WORKFLOW_ENROLLMENT_MODAL',
      label: 'Enrol in a workflow',
    },
  ] as const)('to $action.kind is done by HubSpot itself', ({ action, type, label }) => {
    const own = button(action).find(CrmActionButton);
    expect(textOf(own)).toBe(label);
    expect(own.props).toMatchObject({
      actionType: type,
      actionContext: { objectTypeId: '0-2', objectId: Number(customer.companyId) },
    });
  });
});
