import { setImmediate } from 'node:timers/promises';

import type { AccountView } from '@attain/shared/contract/account-view';
import {
  Accordion,
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LoadingSpinner,
  StatusTag,
  Tile,
  logger,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { useEffect, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { AccountCard } from '../../hubspot-app/src/app/cards/components/AccountCard.tsx';
import { someComponent, someFigures, someFormat, someView } from './builders.ts';
import { textOf } from './text-of.ts';

type Load = (companyId: string) => Promise<AccountView | undefined>;

const EMPTY_RECORD = { properties: {}, isLoading: false };
const refuse: Load = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:8787'));
const never: Load = () => new Promise(() => {});

function renderCard(load: Load, record = EMPTY_RECORD) {
  const card = createRenderer('crm.record.tab');
  let show: (record: typeof EMPTY_RECORD) => void = () => {};
  function OpenPage() {
    const [current, setCurrent] = useState(record);
    useEffect(() => {
      show = setCurrent;
    }, []);
    return (
      <AccountCard
        companyId="512"
        load={load}
        record={current}
        format={someFormat}
        slots={{}}
        ask={async () => ({ kind: 'unanswered' })}
        tell={() => {}}
      />
    );
  }
  card.render(<OpenPage />);
  return {
    ...card,
    show: (each: typeof record) => show(each),
    text: () => textOf(card.getRootNode()),
  };
}

async function shown(view: AccountView) {
  const card = renderCard(async () => view);
  await card.waitFor(() => expect(card.findAll(Tile).length).toBeGreaterThan(0));
  return card;
}

/** What HubSpot hands to a card: strings, and null for what is empty. */
const STORED = {
  attain_scored_at: '2026-11-10T09:12:00Z',
  attain_next_action: 'Call the sponsor.',
  attain_health_score: '61.4',
  attain_health_band: 'at_risk',
  attain_health_trend: 'declining',
  attain_health_coverage: '85',
  attain_health_driver: 'Weekly active users fell.',
  attain_vla_attainment: '70',
  attain_vla_status: 'at_risk',
  attain_vla_next_deadline: '2026-12-15',
  attain_renewal_date: '1800316800000',
  attain_value_confirmed: '210600',
  attain_value_estimated: null,
};

beforeEach(() => {
  vi.spyOn(logger, 'error').mockImplementation(() => {});
});

describe('while the worker has not answered', () => {
  it('shows that it is loading', () => {
    const card = renderCard(never);
    expect(card.find(LoadingSpinner).props.label).toBe('Loading account health');
  });
});

describe('when the worker answers', () => {
  it('puts the next action before every figure', async () => {
    const card = await shown(someView());
    const alert = card.find(Alert);
    expect(alert.props.title).toBe('What to do next: agree with the customer on a plan');
    expect(textOf(alert)).toBe(
      'Agree a recovery plan: “Adoption in every school” will miss its deadline.',
    );
  });

  it('says on what fact it rests, where no risk says it', async () => {
    const view = someView();
    const card = await shown({ ...view, executive: { ...view.executive, risks: [] } });
    expect(textOf(card.find(Alert))).toContain('At the present rate it is reached on 10 Feb 2027.');
  });

  it('says why the account stands where it stands', async () => {
    const card = await shown(someView());
    expect(card.text()).toContain(
      'Health fell 8.2 points since Oct 25, 2026: Weekly active users: -6 points; NPS: -2.2 points.',
    );
  });

  it('names the driver where the score did not move', async () => {
    const card = await shown(someView({ healthMove: null }));
    expect(card.text()).toContain('Why: Weekly active users fell: -8.2 points since 25 Oct 2026.');
  });

  it("shows a person's judgement beside the computed band, with its reason", async () => {
    const judgement = {
      band: 'critical',
      by: 'Ann Lee',
      reason: 'The sponsor left.',
      until: '2026-12-31',
      differs: true,
    } as const;
    const card = await shown(someView({ healthJudgement: judgement }));
    expect(card.text()).toContain('Ann Lee says critical until Dec 31, 2026: The sponsor left.');
    expect(textOf(card.findAll(Tile)[0])).toContain('61.4 At risk');
  });

  it('shows the health score with band, trend and coverage', async () => {
    const card = await shown(someView());
    expect(textOf(card.findAll(Tile)[0])).toBe(
      'Health 61.4 At risk Trend: declining Coverage: 85% of its points have fresh input',
    );
  });

  it('marks an escalated account before its band is critical', async () => {
    const card = await shown(someView({ figures: someFigures({ escalation: 'immediate' }) }));
    expect(card.find(Alert).props.variant).toBe('danger');
    expect(card.find(Alert).props.title).toBe('Immediate escalation: what to do next');
  });

  it.each([
    { band: 'critical', status: 'on_track', variant: 'danger' },
    { band: 'at_risk', status: 'on_track', variant: 'warning' },
    { band: 'healthy', status: 'off_track', variant: 'warning' },
    { band: 'healthy', status: 'on_track', variant: 'info' },
  ] as const)('draws the next action of $band and $status as $variant', async (each) => {
    const figures = someFigures({
      health: { band: each.band },
      agreements: { status: each.status, deadlineRisk: 'on_pace' },
    });
    const card = await shown(someView({ figures }));
    expect(card.find(Alert).props.variant).toBe(each.variant);
  });

  it('opens the score to its nine components: measured, stale and missing', async () => {
    const card = await shown(someView());
    const components = card
      .findAll(Accordion)
      .find(({ props }) => props.title.startsWith('Health'));
    expect(components?.props.title).toBe('Health: 7 of 9 components measured');
    expect(components?.props.defaultOpen).toBe(false);
    expect(textOf(components)).toContain('Weekly active users 8.4 of 15 Measured');
    expect(textOf(components)).toContain('NPS 9.6 of 15 Measured Few answers');
    expect(textOf(components)).toContain('CSAT – of 10 Stale');
    expect(textOf(components)).toContain('Training completion – of 5 Missing');
  });

  it('says none yet where nothing is confirmed, and no amount of 0', async () => {
    const figures = someFigures({ value: { confirmed: 0, roiConfirmed: null, multiple: null } });
    const card = await shown({ ...someView(), figures });
    expect(textOf(card.findAll(Tile)[4])).toMatch(/^Value confirmed by the customer None yet/);
  });

  it('keeps the two ledgers apart and names the one with estimates', async () => {
    const card = await shown(someView());
    const [confirmed, estimated] = card.findAll(Tile).slice(4).map(textOf);
    expect(confirmed).toBe('Value confirmed by the customer $210,600 ROI 40.4% 1.4 × its cost');
    expect(estimated).toBe('Estimated value, not confirmed $64,800 ROI including estimates 83.6%');
    expect(card.text()).not.toContain('275,400');
  });

  it('shows the renewal with its days, stage and play', async () => {
    const card = await shown(someView());
    expect(textOf(card.findAll(Tile)[2])).toBe(
      'Renewal Jan 19, 2027 Value review In 58 days Play: Intervention since Oct 21, 2026',
    );
  });

  it.each([
    { daysLeft: 1, words: 'In 1 day' },
    { daysLeft: 0, words: 'Today' },
    { daysLeft: -12, words: '12 days ago' },
  ])('says $daysLeft days to the renewal as "$words"', async ({ daysLeft, words }) => {
    const card = await shown(someView({ renewalDaysLeft: daysLeft }));
    expect(textOf(card.findAll(Tile)[2])).toContain(words);
  });

  it('counts the goals that the success score rests on', async () => {
    const card = await shown(someView());
    expect(textOf(card.findAll(Tile)[3])).toBe(
      'Success score 82.18 Strong 1 goal at risk 3 goals on track or better, 2 of them achieved 4 of 5 goals scored',
    );
  });

  it('shows figures exactly as the worker rounded them', async () => {
    const card = await shown(someView({ figures: someFigures({ health: { score: 89.99 } }) }));
    expect(textOf(card.findAll(Tile)[0])).toContain('89.99');
  });
});

describe('with too little data', () => {
  const insufficient = someView({
    figures: someFigures({
      nextAction: 'Connect product usage: without it there is no health score.',
      health: { score: null, band: 'insufficient_data', trend: null, coverage: 30, driver: null },
    }),
    healthComponents: [
      someComponent({ key: 'nps', state: 'fresh' }),
      someComponent({
        state: 'missing',
        points: null,
        detail: 'No usage source knows this account.',
      }),
      someComponent({ key: 'csat', state: 'stale', points: null }),
    ],
  });

  it('shows no number for the health score, and that the data is insufficient', async () => {
    const card = await shown(insufficient);
    expect(textOf(card.findAll(Tile)[0])).toBe(
      'Health – Insufficient data Coverage: 30% of its points have fresh input',
    );
  });

  it('opens the components and names what is missing', async () => {
    const card = await shown(insufficient);
    const components = card
      .findAll(Accordion)
      .find(({ props }) => props.title.startsWith('Health'));
    expect(components?.props.defaultOpen).toBe(true);

    expect(textOf(components)).toContain('No usage source knows this account.');
    expect(textOf(card.findAll(Alert)[1])).toBe(
      'Weekly active users: No usage source knows this account. CSAT: 42% of 120 seats were active each week, over four weeks.',
    );
  });
});

describe('with something missing', () => {
  it('says what to agree on where no agreement is in force', async () => {
    const card = await shown(
      someView({
        figures: someFigures({
          agreements: { attainment: null, status: 'none_defined', inForce: 0, atRisk: 0 },
        }),
        agreements: { scored: 0, worst: null, list: [], others: [] },
      }),
    );
    expect(card.text()).toContain('No agreement is in force.');
    expect(card.findAll(StatusTag).map((tag) => tag.text)).toContain('None in force');
  });

  it.each([
    { reason: 'nothing_confirmed', words: 'No ROI: the customer has confirmed nothing yet.' },
    { reason: 'no_cost', words: 'No ROI: no cost is known.' },
  ] as const)('says why ROI is empty: $reason', async ({ reason, words }) => {
    const view = someView({
      figures: someFigures({ value: { confirmed: null, roiConfirmed: null, multiple: null } }),
    });
    const card = await shown({ ...view, value: { ...view.value, reason } });
    expect(textOf(card.findAll(Tile)[4])).toBe(`Value confirmed by the customer – ${words}`);
  });

  it('calls the value a draft while two lines count the same thing', async () => {
    const view = someView();
    const card = await shown({
      ...view,
      value: {
        ...view.value,
        doubleCounts: [
          { first: 'Time saved', second: 'Fewer errors', sourceMetric: 'hours of rework' },
        ],
      },
    });
    const draft = card.findAll(Alert)[1];
    expect(draft?.props).toMatchObject({
      title: 'Draft: two value lines count the same thing',
      variant: 'danger',
    });
    expect(textOf(draft)).toContain('“Time saved” and “Fewer errors” both count hours of rework.');
  });

  it('says that no renewal date is known', async () => {
    const renewal = { date: null, stage: null, play: 'none', playStart: null } as const;
    const card = await shown(
      someView({ figures: someFigures({ renewal }), renewalDaysLeft: null }),
    );
    expect(textOf(card.findAll(Tile)[2])).toBe('Renewal – No renewal date is known.');
  });
});

describe('when the worker knows no figures', () => {
  it('is empty, which is not a failure', async () => {
    const card = renderCard(async () => undefined);
    await card.waitFor(() => expect(card.find(EmptyState).props.title).toBe('No figures yet'));
  });
});

describe('when the figures of the record change under an open page', () => {
  const record = (scoredAt: string) => ({
    properties: { ...STORED, attain_scored_at: scoredAt },
    isLoading: false,
  });
  const answers = (...scores: number[]) => {
    const load = vi.fn<Load>();
    for (const score of scores) {
      load.mockResolvedValueOnce(someView({ figures: someFigures({ health: { score } }) }));
    }
    return load;
  };

  it('asks the worker again, with the old figures on the screen until it answers', async () => {
    const load = answers(61.4, 72.5);
    const card = renderCard(load, record('2026-11-22T06:00:00Z'));
    await card.waitFor(() => expect(textOf(card.findAll(Tile)[0])).toContain('61.4'));

    card.show(record('2026-11-22T07:00:00Z'));
    expect(textOf(card.findAll(Tile)[0])).toContain('61.4');
    await card.waitFor(() => expect(textOf(card.findAll(Tile)[0])).toContain('72.5'));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks once where the record is only read late', async () => {
    const load = answers(61.4);
    const card = renderCard(load, EMPTY_RECORD);
    await card.waitFor(() => expect(textOf(card.findAll(Tile)[0])).toContain('61.4'));

    card.show(record('2026-11-22T06:00:00Z'));
    await setImmediate();
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe('when the worker does not answer', () => {
  it('falls back to the figures of the record and says when they last changed', async () => {
    const card = renderCard(refuse, { properties: STORED, isLoading: false });
    await card.waitFor(() => expect(card.findAll(Tile)).toHaveLength(6));

    const [fallback, action] = card.findAll(Alert);
    expect(textOf(fallback)).toContain('Figures last changed Nov 10, 2026, 9:12 AM.');
    expect(textOf(action)).toBe('Call the sponsor.');
    expect(textOf(card.findAll(Tile)[0])).toContain('61.4 At risk');
    expect(textOf(card.findAll(Tile)[4])).toContain('210,600');
  });

  it('reads a date that HubSpot hands out in milliseconds', async () => {
    const card = renderCard(refuse, { properties: STORED, isLoading: false });
    await card.waitFor(() =>
      expect(textOf(card.findAll(Tile)[2])).toContain('Renewal Jan 19, 2027'),
    );
  });

  it('leaves a figure that the record does not hold as a dash', async () => {
    const card = renderCard(refuse, { properties: STORED, isLoading: false });
    await card.waitFor(() =>
      expect(textOf(card.findAll(Tile)[5])).toBe('Estimated value, not confirmed –'),
    );
  });

  it('fails in plain words where the record holds nothing either', async () => {
    const card = renderCard(refuse);
    await card.waitFor(() =>
      expect(card.find(ErrorState).props.title).toBe('Account health is not available'),
    );
    expect(card.text()).not.toContain('ECONNREFUSED');
  });

  it('waits for the record before it decides', async () => {
    const card = renderCard(refuse, { properties: {}, isLoading: true });
    await setImmediate();
    expect(card.maybeFind(ErrorState)).toBeNull();
    expect(card.find(LoadingSpinner)).toBeDefined();
  });

  it('asks again on request', async () => {
    const load = vi.fn<Load>().mockImplementationOnce(refuse).mockResolvedValueOnce(someView());
    const card = renderCard(load);
    await card.waitFor(() => card.find(Button));

    card.find(Button).trigger('onClick');
    await card.waitFor(() => expect(card.findAll(Tile)).toHaveLength(6));
    expect(load).toHaveBeenCalledTimes(2);
  });
});
