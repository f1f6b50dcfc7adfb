import type { DealRenewal, RenewalDeal } from '@attain/shared/contract/deal-routes';
import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  Link,
  LoadingSpinner,
  Tile,
} from '@hubspot/ui-extensions';
import { CrmActionButton, CrmActionLink } from '@hubspot/ui-extensions/crm';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it, vi } from 'vitest';

import { RenewalCard } from '../../hubspot-app/src/app/cards/components/deal/RenewalCard.tsx';
import { someFigures, someFormat, someRecommendation } from './builders.ts';
import { textOf } from './text-of.ts';

function someRenewal(overrides: Partial<RenewalDeal> = {}): RenewalDeal {
  const { health, agreements, success, value, renewal } = someFigures();
  return {
    kind: 'renewal',
    outcome: 'open',
    closeOn: '2027-01-19',
    company: { id: '512', name: 'Acme' },
    scoredAt: '2026-11-22T06:00:00.000Z',
    today: '2026-11-22',
    currency: 'USD',
    figures: { health, agreements, success, value, renewal },
    daysLeft: 58,
    netValue: 60_600,
    noRoi: null,
    coversCost: true,
    agreements: { achieved: 1, inForce: 2 },
    proven: [{ title: 'Time saved in reporting', amount: 210_600 }],
    notProven: [
      {
        what: 'Hours saved',
        why: 'It is estimated; the customer has not confirmed it.',
        amount: 64_800,
      },
    ],
    renewal: {
      playbook: { approach: 'Intervention', steps: ['List the open issues'] },
      milestones: [
        {
          code: 'early_warning',
          title: 'Early warning',
          on: '2026-10-21',
          state: 'passed',
          steps: [],
        },
        {
          code: 'value_review',
          title: 'Value review',
          on: '2026-11-20',
          state: 'due',
          steps: ['Compute value and ROI', 'Share them with the decision makers'],
        },
      ],
    },
    steps: [someRecommendation()],
    risks: [{ text: '"Adoption" will miss its deadline.', goalId: 'g2', atRisk: 64_800 }],
    report: someReport(),
    ...overrides,
  };
}

function someReport(overrides: Partial<RenewalDeal['report']> = {}) {
  return {
    kind: 'outcome' as const,
    state: 'on_record' as const,
    issuedAt: '2026-11-20T09:30:00.000Z',
    url: 'https://app.hubspot.com/contacts/4711/record/0-2/512/view/1?engagement=77',
    draft: [],
    notice: null,
    ...overrides,
  };
}

async function shown(renewal: DealRenewal) {
  const card = createRenderer('crm.record.tab');
  card.render(<RenewalCard dealId="901" load={async () => renewal} format={someFormat} />);
  await card.waitFor(() => expect(card.maybeFind(LoadingSpinner)).toBeNull());
  return { ...card, text: () => textOf(card.getRootNode()) };
}

describe('the card of a renewal deal', () => {
  it('says first whether the value case holds, on confirmed value alone', async () => {
    const alert = (await shown(someRenewal())).find(Alert);
    expect(alert.props).toMatchObject({ title: 'The value case holds', variant: 'success' });
    expect(textOf(alert)).toBe('The customer confirmed $210,600 for $150,000: 1.4 × its cost.');
  });

  it('says that value does not cover the cost, and that there is no case yet', async () => {
    const behind = (await shown(someRenewal({ coversCost: false }))).find(Alert);
    expect(behind.props.title).toBe('Confirmed value does not cover the cost yet');
    const noRoi = 'No ROI: the customer has confirmed nothing yet.';
    const none = (await shown(someRenewal({ coversCost: null, noRoi }))).find(Alert);
    expect([none.props.title, textOf(none)]).toEqual(['There is no value case yet', noRoi]);
  });

  it('keeps the two ledgers apart, beside renewal and health', async () => {
    const card = await shown(someRenewal());
    expect(card.findAll(Tile).map(textOf)).toEqual([
      'Value confirmed by the customer $210,600 ROI 40.4% 1.4 × its cost',
      'Estimated value, not confirmed $64,800 ROI including estimates 83.6%',
      'Renewal Jan 19, 2027 Value review In 58 days Play: Intervention since Oct 21, 2026',
      'Health 61.4 At risk Trend: declining Coverage: 85% of its points have fresh input',
    ]);
  });

  it('says what to do by when, what speaks against it, and what is proven and what is not', async () => {
    const text = (await shown(someRenewal())).text();
    expect(text).toContain(
      'Value review Compute value and ROI; Share them with the decision makers Nov 20, 2026 Due now',
    );
    expect(text).toContain('Play: Intervention List the open issues');
    expect(text).toContain('"Adoption" will miss its deadline. $64,800 hangs on it.');
    expect(text).toContain('What is proven: 1 of 2 agreements achieved');
    expect(text).toContain(
      'Not proven, so not to be promised Hours saved ($64,800): It is estimated; the customer has not confirmed it.',
    );
  });

  it('leads to the latest report of the account, with when it was made', async () => {
    const link = (await shown(someRenewal())).find(Link);
    expect(link.props.href).toBe(someReport().url);
    expect(textOf(link)).toBe('Value report, made Nov 20, 2026, 9:30 AM');
  });

  it.each([
    {
      what: 'none was made',
      report: null,
      says: 'No report yet. Make one on the record of Acme: open the card “Account health” there and choose “Generate value report”. It is attached to this deal.',
    },
    {
      what: 'it waits',
      report: someReport({ state: 'waiting', url: null }),
      says: 'Value report, made Nov 20, 2026, 9:30 AM It is on the record within seconds: load the page again.',
    },
    {
      what: 'HubSpot does not take it',
      report: someReport({ state: 'refused', url: null, notice: 'The scope is missing.' }),
      says: 'It is not on the record: The scope is missing.',
    },
    {
      what: 'it is a draft',
      report: someReport({ draft: [{ code: 'double_count', text: 'Exclude one line.' }] }),
      says: 'A draft, not for the customer yet: Exclude one line.',
    },
  ])('says of the report what to do where $what', async ({ report, says }) => {
    expect((await shown(someRenewal({ report }))).text()).toContain(says);
  });

  it('says nothing of reports where the worker is older than the card', async () => {
    const { report: _report, ...older } = someRenewal();
    expect((await shown(older as RenewalDeal)).text()).not.toContain('Report for the conversation');
  });

  it('has one primary action, and leads to the company', async () => {
    const card = await shown(someRenewal());
    expect(card.find(CrmActionButton).props).toMatchObject({
      actionType: 'SCHEDULE_MEETING',
      actionContext: { objectTypeId: '0-3', objectId: 901 },
      variant: 'primary',
    });
    expect(card.find(CrmActionLink).props.actionContext).toEqual({
      objectTypeId: '0-2',
      objectId: 512,
    });
  });

  it.each([
    ['won', 'This renewal is won'],
    ['lost', 'This renewal is lost'],
  ] as const)('asks for nothing once it is %s', async (outcome, title) => {
    const card = await shown(someRenewal({ outcome }));
    expect(card.find(Alert).props.title).toBe(title);
    expect(card.maybeFind(CrmActionButton)).toBeNull();
  });

  it('says so where no date is known, and where it is too early', async () => {
    const renewal = { playbook: null, milestones: [] };
    expect((await shown(someRenewal({ renewal, daysLeft: null }))).text()).toContain(
      'No renewal date is known',
    );
    expect((await shown(someRenewal({ renewal, daysLeft: 200 }))).text()).toContain(
      'It is too early for the steps of the renewal.',
    );
  });

  it.each([
    ['no_renewal', 'No renewal'],
    ['no_figures', 'No figures yet'],
  ] as const)('is empty with its reason: %s', async (kind, title) => {
    const card = await shown({ kind, notice: 'This deal is in another pipeline.' });
    expect(card.find(EmptyState).props.title).toBe(title);
    expect(card.text()).toContain('This deal is in another pipeline.');
  });

  it('says that it is not available, and asks again on request', async () => {
    const load = vi
      .fn<(id: string) => Promise<DealRenewal>>()
      .mockRejectedValueOnce(new Error('connect ECONNREFUSED'))
      .mockResolvedValueOnce(someRenewal());
    const card = createRenderer('crm.record.tab');
    card.render(<RenewalCard dealId="901" load={load} format={someFormat} />);
    expect(card.find(LoadingSpinner).props.label).toBe('Loading the renewal case');
    await card.waitFor(() => card.find(ErrorState));
    expect(textOf(card.getRootNode())).not.toContain('ECONNREFUSED');
    card.find(Button).trigger('onClick');
    await card.waitFor(() => expect(card.findAll(Tile)).toHaveLength(4));
  });
});
