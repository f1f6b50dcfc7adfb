import type { AccountView } from '@attain/shared/contract/account-view';
import { Accordion, Alert, Button, LineChart, Tab, Table, TableRow } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';

import type { RecommendationSlot, Slot } from '../../hubspot-app/src/app/cards/actions/slots.ts';
import { Account } from '../../hubspot-app/src/app/cards/components/Account.tsx';
import { completed } from '../../hubspot-app/src/app/cards/data/completed.ts';
import {
  type SlotComponents,
  SlotsProvider,
} from '../../hubspot-app/src/app/cards/slots/SlotsContext.tsx';
import { someFigures, someFormat, somePresent, someView } from './builders.ts';
import { textOf } from './text-of.ts';

function drawn(view: AccountView, slots: SlotComponents = {}) {
  const card = createRenderer('crm.record.tab');
  const slot: Slot = {
    companyId: '512',
    view,
    ask: async () => ({ kind: 'unanswered' }),
    onDone: () => {},
    format: someFormat,
  };
  card.render(
    <SlotsProvider slots={slots} slot={slot}>
      <Account view={view} format={someFormat} />
    </SlotsProvider>,
  );
  const text = () => textOf(card.getRootNode());
  const accordion = (start: string) =>
    card.findAll(Accordion).find(({ props }) => props.title.startsWith(start));
  return { ...card, text, accordion };
}

describe('why an account is at risk', () => {
  const risksOf = (texts: readonly string[]) => {
    const view = someView();
    const risks = texts.map((text) => ({ text, goalId: null, atRisk: null }));
    return drawn({ ...view, executive: { ...view.executive, risks } }).text();
  };

  it('is said before any figure, the most pressing first, at most three of them', () => {
    const text = risksOf(['The customer threatens to leave.', 'B.', 'C.', 'The fourth.']);
    const [beforeFigures = ''] = text.split('Coverage');
    expect(beforeFigures).toContain('The customer threatens to leave. B. C.');
    expect(beforeFigures).toContain('One more is listed for executives.');
    expect(beforeFigures).not.toContain('The fourth.');
  });

  it('names what moved the health once: with the risk, not again below the figures', () => {
    const { driver } = someFigures().health;
    const still = { ...someView(), healthMove: null };
    const risks = [{ text: `Health is at risk at 61.4. ${driver}`, goalId: null, atRisk: null }];
    const text = drawn({ ...still, executive: { ...still.executive, risks } }).text();
    expect(text).toContain(risks[0]?.text);
    expect(text).not.toContain(`Why: ${driver}`);
    expect(drawn(still).text()).toContain(`Why: ${driver}`);
  });

  it('is called what to watch where the account is sound', () => {
    const headingOf = (figures: Parameters<typeof someFigures>[0]) =>
      drawn(someView({ figures: someFigures(figures) }))
        .text()
        .includes('Why it is at risk');
    const sound = {
      health: { band: 'stable' },
      agreements: { status: 'on_track', deadlineRisk: 'on_pace' },
    } as const;
    expect(headingOf(sound)).toBe(false);
    expect(drawn(someView({ figures: someFigures(sound) })).text()).toContain('What to watch');
    expect(headingOf({ ...sound, escalation: 'legal' })).toBe(true);
    expect(headingOf({ ...sound, health: { band: 'at_risk' } })).toBe(true);
    expect(headingOf({ ...sound, agreements: { status: 'off_track' } })).toBe(true);
  });

  it('is not asked of an account that nothing speaks against', () => {
    expect(risksOf([])).not.toContain('Why it is at risk');
  });
});

describe('the views of an account', () => {
  it('are goals and value, work, and what executives ask', () => {
    expect(
      drawn(someView())
        .findAll(Tab)
        .map(({ props }) => props.title),
    ).toEqual(['Goals and value', 'Work to do', 'For executives']);
  });
});

describe('goals', () => {
  it('stand with those in trouble first and open, whose titles say so', () => {
    const titles = drawn(someView())
      .findAll(Accordion)
      .map(({ props }) => [props.title, props.defaultOpen])
      .slice(0, 5);
    expect(titles).toEqual([
      ['Adoption in every school: at risk, 40% of target', true],
      ['Self-service: not scored', false],
      ['Fewer data errors: on track, 88.72% of target', false],
      ['Faster reporting: exceeded, 100% of target', false],
      ['One tool instead of three: achieved, 100% of target', false],
    ]);
  });

  it('say their terms, what holds them back, what works, and what to do next', () => {
    const goal = textOf(drawn(someView()).accordion('Adoption'));
    expect(goal).toContain(
      'Active · signed by Ann Lee · owner Dana Cruz · due Dec 15, 2026 · will miss · 88.6% expected by now · projected Feb 10, 2027 · next review Dec 1, 2026',
    );
    expect(goal).toContain('What holds it back Training completion: 50 % completed.');
    expect(goal).toContain('What works 1 of 2 milestones done.');
    expect(goal).toContain('System adoption: no movement since 3 Sep 2026 (3 readings).');
    expect(goal).toContain('Agree on a recovery plan with Dana Cruz. It is due on 15 Dec 2026.');
  });

  it('do not repeat above a step what holds them back', () => {
    const view = someView();
    const blocker = 'Training completion: 50 % completed.';
    const list = view.goals.list.map((goal) => ({
      ...goal,
      advice: {
        ...goal.advice,
        steps: goal.advice.steps.map((step) => ({ ...step, reason: blocker })),
      },
    }));
    const goal = drawn({ ...view, goals: { ...view.goals, list } }).accordion('Adoption');
    expect(textOf(goal).split(blocker)).toHaveLength(2);
  });

  it('show each metric with baseline, current, target, status, pace and projected finish', () => {
    const goal = textOf(drawn(someView()).accordion('Adoption'));
    expect(goal).toContain(
      'System adoption Measured Nov 20, 2026, 9:30 AM · improving 40% 65% 90% At risk 50% of the way, 80% expected by then, will miss, projected Feb 10, 2027, at the latest Apr 1, 2027',
    );
    expect(textOf(drawn(someView()).accordion('Faster'))).toContain(
      'Time to create report (hours)',
    );
  });

  it('draw the way of a metric beside the agreed path', () => {
    const [chart] = drawn(someView()).findAll(LineChart);
    expect(chart?.props.options?.title).toBe('System adoption');
    expect(chart?.props.data).toEqual([
      { day: '2026-01-10', value: 44, line: 'Measured' },
      { day: '2026-04-20', value: 52, line: 'Measured' },
      { day: '2026-11-20', value: 65, line: 'Measured' },
      { day: '2026-01-01', value: 40, line: 'Agreed path' },
      { day: '2026-12-15', value: 90, line: 'Agreed path' },
    ]);
  });

  it('draw no curve of one reading, and say why', () => {
    expect(textOf(drawn(someView()).accordion('Faster'))).toContain(
      'a curve needs two readings, and there is one so far.',
    );
  });

  it('say what they are worth by ledger, and what the customer says', () => {
    const goal = textOf(drawn(someView()).accordion('Faster'));
    expect(goal).toContain('Time saved in reporting: $210,600 (confirmed)');
    expect(goal).toContain('“We close the month two days sooner.” Sam Ortiz, CFO, Oct 14, 2026');
  });

  it('name an agreement that is only offered, and one that is ended', () => {
    const others = [
      { goalId: 'g3', title: 'Fewer data errors', state: 'proposed' },
      { goalId: 'g9', title: 'Retire the old tool', state: 'ended' },
    ] as const;
    const view = someView();
    const card = drawn({ ...view, agreements: { ...view.agreements, others: [...others] } });
    expect(card.accordion('Fewer')?.props.title).toBe(
      'Fewer data errors: on track, 88.72% of target (proposed)',
    );
    expect(card.text()).toContain('Ended agreements: Retire the old tool.');
  });

  it('that are none say what to agree on', () => {
    const view = someView({ goals: { scored: 0, atRisk: 0, notices: [], list: [] } });
    expect(drawn(view).text()).toContain('No goal is defined. Agree with the customer on a metric');
  });
});

describe('value', () => {
  it('stands in two ledgers that are never added up', () => {
    const card = drawn(someView());
    expect(card.accordion('Confirmed by')?.props.title).toBe(
      'Confirmed by the customer: $210,600 (1 line)',
    );
    expect(card.accordion('Estimated')?.props.title).toBe(
      'Estimated, not confirmed: $64,800 (1 line)',
    );
    expect(card.accordion('Counted nowhere')).toBeUndefined();
    expect(card.text()).not.toContain('275,400');
  });

  it('opens each line to its calculation, assumptions and evidence', () => {
    const view = someView();
    const lines = view.value.lines.map((line) => ({
      ...line,
      assumptions: 'Twenty analysts use it.',
      calculationAssumptions: ['Counted by the day.'],
      evidence: line.id === 'v1' ? 'https://example.com/report.pdf' : null,
    }));
    const card = drawn({ ...view, value: { ...view.value, lines } });
    const buttons = card.findAll(Button).filter(({ text }) => text === 'How it counts');
    expect(buttons).toHaveLength(2);
    const panels = buttons.map(({ props }) => textOf(props.overlay));
    expect(panels[1]).toContain('90 hours a month × $60 × 12 months × 0.5 (modelled)');
    expect(panels[1]).toContain('50% (modelled)');
    expect(panels[1]).toContain('What it assumes Twenty analysts use it. Counted by the day.');
    expect(panels[1]).toContain('No evidence is recorded.');
    expect(panels[0]).toContain('https://example.com/report.pdf');
  });

  it('that is not recorded says what to do', () => {
    const view = someView();
    expect(drawn({ ...view, value: { ...view.value, lines: [] } }).text()).toContain(
      'No value is recorded for this period.',
    );
  });
});

describe('what stands beside', () => {
  it('is the curve of each month, without a point where there was no figure', () => {
    const charts = drawn(someView()).findAll(LineChart);
    const scores = charts.find(({ props }) => props.options?.title === 'Scores, 0 to 100');
    expect(scores?.props.data).toEqual([
      { day: '2026-10-31', value: 69.6, line: 'Health' },
      { day: '2026-11-22', value: 61.4, line: 'Health' },
      { day: '2026-10-31', value: 80, line: 'Success score' },
      { day: '2026-11-22', value: 82.18, line: 'Success score' },
      { day: '2026-10-31', value: 70, line: 'Agreements attained, %' },
    ]);
  });

  it('is the place among peers, with how many they are, and none among too few', () => {
    const text = drawn(someView()).text();
    expect(text).toContain('Success score 82.18 72 85 80% of them 34');
    expect(text).toContain('ROI Too few peers to compare with. 40.4% – – – 4');
    const present = somePresent({
      benchmarks: null,
      benchmarksNotice: 'No peers to compare with.',
    });
    expect(drawn(someView({ present })).text()).toContain('No peers to compare with.');
  });

  it('is what comes next, and what was achieved', () => {
    const text = drawn(someView()).text();
    expect(text).toContain('All departments live Adoption in every school Dec 10, 2026 At risk');
    expect(text).toContain('What was achieved: 1 proven, 1 quoted');
  });
});

describe('the work to do', () => {
  it('is what is recommended by horizon, the tasks, blockers, variance and what is too old', () => {
    const text = drawn(someView()).text();
    expect(text).toContain('What else to do This month Ask the customer to confirm');
    expect(text).toContain(
      'Agreements fell below 80 % Attainment is 70 %. Nov 29, 2026 High Owner of the company',
    );
    expect(text).toContain('On average 3.2 points behind their path, over 5 metrics.');
    expect(text).toContain(
      'What blocks the goals (1) Adoption in every school: Training completion: 50 % completed.',
    );
    expect(text).toContain('CSAT: The latest answer is 131 days old.');
  });

  it('shows the onboarding while it counts', () => {
    const item = {
      item: 'kickoff',
      title: 'Kickoff meeting completed',
      dueOn: '2026-11-01',
      doneOn: null,
      source: null,
      overdue: true,
    } as const;
    const onboarding = { status: 'behind', day: 20, items: [item] } as const;
    const card = drawn(someView({ onboarding: { ...onboarding, items: [item] } }));
    expect(card.accordion('Onboarding')?.props).toMatchObject({
      title: 'Onboarding: 0 of 1 done, day 20, behind',
      defaultOpen: true,
    });
    expect(card.text()).toContain('Kickoff meeting completed: overdue since Nov 1, 2026');
  });
});

describe('what executives ask', () => {
  it('is the value with how sure it is, decisions, risks with money, and opportunities', () => {
    const text = drawn(someView()).text();
    expect(text).toContain('Decisions due: 2, 1 critical');
    expect(text).toContain('will miss its deadline. $64,800 of estimated value hangs on it.');
    expect(text).toContain('Roll out to the district ($24,000 a year)');
    expect(text).toContain('Not yet the time to sell: health is at risk.');
    expect(text).toContain('For us only, the customer never sees it.');
    expect(text).toContain('Time savings – $64,800 $0 modelled');
  });
});

describe('an account that was not looked at', () => {
  it('says since when its figures are out of date, before anything else', () => {
    const present = somePresent({ overdueSince: '2026-11-10T06:00:00.000Z' });
    const [first] = drawn(someView({ present })).findAll(Alert);
    expect(first?.props.title).toBe('These figures are out of date');
    expect(textOf(first)).toContain('Nov 10, 2026, 6:00 AM');
  });
});

describe('the places of the card', () => {
  const Marked = ({ recommendation, variant }: RecommendationSlot) => (
    <Button variant={variant}>{`do ${recommendation.id}`}</Button>
  );

  it('have one primary button, which does the next action', () => {
    const buttons = drawn(someView(), { RecommendationButton: Marked }).findAll(Button);
    const primary = buttons.filter(({ props }) => props.variant === 'primary');
    expect(primary.map(({ text }) => text)).toEqual(['do vla_will_miss:g2']);
    expect(buttons.map(({ text }) => text)).toContain('do value_unconfirmed:account');
    expect(buttons.map(({ text }) => text)).toContain('do g2:will_miss');
  });

  it('are told the goal, its agreement, its metric and the line that they are about', () => {
    const told: string[] = [];
    const card = drawn(someView(), {
      GoalActions: ({ goal, agreement }) => {
        told.push(`goal ${goal.id} ${agreement?.state ?? 'none'}`);
        return null;
      },
      MetricActions: ({ goal, metric }) => {
        told.push(`metric ${goal.id} ${metric.id}`);
        return null;
      },
      ValueLineActions: ({ line }) => {
        told.push(`line ${line.id}`);
        return null;
      },
      AccountActions: ({ companyId }) => {
        told.push(`account ${companyId}`);
        return null;
      },
    });
    expect(card.findAll(TableRow).length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(
      new Set([
        'account 512',
        'goal g1 active',
        'goal g2 active',
        'goal g3 none',
        'goal g4 none',
        'goal g5 none',
        'metric g1 m1',
        'metric g2 m2',
        'line v1',
        'line v2',
      ]),
    );
  });

  it('that nobody fills leave the card as it reads', () => {
    expect(drawn(someView()).findAll(Table).length).toBeGreaterThan(0);
  });
});

describe('an answer of a worker that is older than the card', () => {
  it('is drawn without what the worker does not know yet', () => {
    const view = someView();
    const {
      healthMove: _move,
      recommendations: _recommendations,
      executive: _executive,
      operator: _operator,
      achievements: _achievements,
      present: _present,
      escalations: _escalations,
      onboarding: _onboarding,
      advocacy: _advocacy,
      healthJudgement: _judgement,
      ...older
    } = view;
    const goals = view.goals.list.map(
      ({ metrics: _metrics, advice: _advice, startDate: _start, ...goal }) => goal,
    );
    const { byType: _types, ...value } = view.value;
    const received = JSON.parse(
      JSON.stringify({ ...older, goals: { ...view.goals, list: goals }, value }),
    ) as Parameters<typeof completed>[0];
    const card = drawn(completed(received));
    expect(card.accordion('Adoption')?.props.title).toContain('at risk');
    expect(card.text()).toContain('Why: Weekly active users fell');
    expect(card.findAll(LineChart)).toEqual([]);
  });

  it('draws no months and curves that stand in an earlier form', () => {
    const view = someView();
    const present = {
      ...view.present,
      months: [{ day: '2026-11-22', health: 61.4 }],
      curves: [{ metricId: 'm2', from: '2026-01-10', days: [0], values: [44], path: null }],
    };
    const received = { ...view, present } as unknown as Parameters<typeof completed>[0];
    const card = drawn(completed(received));
    expect(card.findAll(LineChart)).toEqual([]);
    expect(card.text()).toContain('Beside its peers');
  });

  it('is the same to the byte where the worker knows all of it', () => {
    const view = someView({ figures: someFigures() });
    expect(completed(view)).toEqual(view);
  });
});
