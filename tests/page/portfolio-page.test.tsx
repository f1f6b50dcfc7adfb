import { Refused } from '@attain/ui/data/worker';
import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  Link,
  LoadingSpinner,
  SearchInput,
  Select,
  StatusTag,
  TableHeader,
  TableRow,
  Tabs,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';

import { PortfolioPage } from '../../hubspot-app/src/app/pages/components/PortfolioPage.tsx';
import type { TabId } from '../../hubspot-app/src/app/pages/data/tabs.ts';
import { textOf } from '../card/text-of.ts';
import { someAccount, someAccounts, someFormat } from './builders.ts';

type Answers = Readonly<Record<string, unknown>>;

/** The page over answers by the start of the address; an `Error` is thrown, and what is missing never comes. */
function opened(answers: Answers, firstTab: TabId = 'accounts') {
  const asked: string[] = [];
  const current: { answers: Answers } = { answers };
  const ask = (path: string): Promise<never> => {
    asked.push(path);
    const found = Object.entries(current.answers).find(([start]) => path.includes(start));
    if (found === undefined) return new Promise<never>(() => {});
    const [, answer] = found;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  const page = createRenderer('pages');
  page.render(<PortfolioPage firstTab={firstTab} portalId={4711} ask={ask} format={someFormat} />);
  return {
    ...page,
    asked,
    answerNow: (next: Answers) => (current.answers = next),
    text: () => textOf(page.getRootNode()),
    choose: (list: string, value: string) =>
      page.findByTestId(Select, `filter-${list}`).trigger('onChange', value as never),
  };
}

async function withAccounts(view = someAccounts()) {
  const page = opened({ accounts: view });
  await page.waitFor(() => expect(page.findAll(TableRow).length).toBeGreaterThan(1));
  return page;
}

describe('the accounts of the portfolio', () => {
  it('are asked for in one request, and nothing else is', async () => {
    const page = await withAccounts();
    expect(page.asked).toEqual(['/api/portfolio/accounts?sort=urgency&order=asc&limit=25']);
  });

  it('load, and say so', () => {
    expect(opened({}).find(LoadingSpinner).props.label).toBe('Loading accounts');
  });

  it('leave room for their button, and call a reason no move; nothing confirmed is no amount', async () => {
    const account = someAccount('512');
    const { value } = account.figures;
    const figures = { ...account.figures, value: { ...value, confirmed: 0 } };
    const page = await withAccounts(someAccounts({ accounts: [{ ...account, figures }] }));
    const heads = page.findAll(TableHeader).map((head) => textOf(head));
    expect(heads).toContain('Main reason');
    expect(heads).not.toContain('Data coverage');
    expect(page.text()).toContain('None yet');
  });

  it('say why, what to do, whose they are, and lead to the record', async () => {
    const account = someAccount('512', {
      ...{ name: 'Acme', healthChange: -3.5, goalsAtRisk: ['Faster onboarding'] },
      why: ['NPS: -11 points since 20 Jun 2026'],
      actions: [{ text: 'Call the sponsor.', reason: 'Health fell.' }],
    });
    const page = await withAccounts(someAccounts({ accounts: [account] }));
    const text = page.text();
    for (const words of ['Acme', 'Maren Holt', '-3.5 points in a week', '1 of 1 goals at risk'])
      expect(text).toContain(words);
    expect(page.findAll(StatusTag).map(textOf)).toContain('At risk 61.5');
    expect(page.find(Link).props.href).toEqual({
      ...{ url: '/contacts/4711/record/0-2/512', external: false },
    });
    const button = page.findByTestId(Button, 'why-512');
    const panel = textOf(button.props.overlay);
    for (const words of ['Call the sponsor.', 'Health fell.', 'NPS: -11', 'Faster onboarding'])
      expect(panel).toContain(words);
  });

  it('say honestly what is not known', async () => {
    const { figures, ...bare } = someAccount('512');
    const unknown = someAccount('512', {
      ...bare,
      ...{ owner: null, healthChange: null, why: [], actions: [] },
      figures: {
        ...figures,
        health: { score: null, band: 'insufficient_data', trend: null, coverage: 20, driver: null },
        success: { ...figures.success, score: null },
        value: { ...figures.value, confirmed: null, multiple: null },
        renewal: { date: null, stage: null, play: 'none', playStart: null },
      },
    });
    const text = (await withAccounts(someAccounts({ accounts: [unknown] }))).text();
    for (const words of ['Insufficient data', 'No owner', 'Not scored', 'None yet', 'No date'])
      expect(text).toContain(words);
    expect(text).not.toMatch(/\bNaN\b|null|undefined/);
  });

  it('name the day of figures that are out of date', async () => {
    const at = (scoredAt: string) => someAccounts({ accounts: [someAccount('512', { scoredAt })] });
    expect((await withAccounts(at('2026-06-23T12:00:00Z'))).text()).not.toContain('Not updated');
    expect((await withAccounts(at('2026-06-22T12:00:00Z'))).text()).toContain(
      'Not updated since Jun 22, 2026',
    );
  });

  it('are chosen by lists that say how many each leaves', async () => {
    const page = await withAccounts();
    const labels = (list: string) =>
      page.findByTestId(Select, `filter-${list}`).props.options.map(({ label }) => label);
    expect(labels('owner')).toEqual(['All owners', 'Maren Holt (2)', 'Owner 82 (1)', 'Nobody (1)']);
    expect(labels('band')).toEqual([
      ...['Any health', 'At risk or critical (4)', 'At risk (3)', 'Critical (1)'],
    ]);
    expect(labels('quarter')).toEqual(['Any time', 'Q4 2026 (1)', 'Q1 2027 (2)']);
    page.choose('owner', '=');
    page.choose('band', '=at_risk,critical');
    await page.waitFor(() =>
      expect(page.asked.at(-1)).toBe(
        '/api/portfolio/accounts?owner=&band=at_risk%2Ccritical&sort=urgency&order=asc&limit=25',
      ),
    );
    page.choose('owner', 'all');
    await page.waitFor(() => expect(page.asked.at(-1)).not.toContain('owner'));
    page.findByTestId(Button, 'clear-filters').trigger('onClick');
    await page.waitFor(() => expect(page.asked.at(-1)).not.toContain('band'));
  });

  it('are searched by name once the typing rests', async () => {
    const page = await withAccounts();
    page.find(SearchInput).trigger('onInput', 'ac' as never);
    page.find(SearchInput).trigger('onInput', ' acme & co ' as never);
    await page.waitFor(() => expect(page.asked.at(-1)).toContain('search=acme%20%26%20co'));
    expect(page.asked).toHaveLength(2);
  });

  it('are put in order by the heads of the table', async () => {
    const page = await withAccounts();
    const head = (by: string) => page.findByTestId(TableHeader, `sort-${by}`);
    expect(page.text()).toContain('Escalated accounts first, then the lowest health.');
    expect(head('value').props.sortDirection).toBe('none');
    head('value').trigger('onSortChange' as never, 'descending' as never);
    await page.waitFor(() => expect(page.asked.at(-1)).toContain('sort=value&order=desc'));
    expect(head('value').props.sortDirection).toBe('descending');
    page.findByTestId(Button, 'most-urgent-first').trigger('onClick');
    await page.waitFor(() => expect(page.asked.at(-1)).toContain('sort=urgency&order=asc'));
  });

  it('come page by page, counted once, and begin anew with another choice', async () => {
    const page = await withAccounts(someAccounts({ next: 'second', total: 1_234 }));
    expect(page.text()).toContain('1-2 of 1,234');
    const button = (id: string) => page.findByTestId(Button, id);
    expect(button('previous-page').props.disabled).toBe(true);
    page.answerNow({ accounts: someAccounts({ total: null, counts: null }) });
    button('next-page').trigger('onClick');
    await page.waitFor(() => expect(page.text()).toContain('26-27 of 1,234'));
    expect(page.asked.at(-1)).toContain('after=second&counts=false');
    expect(button('next-page').props.disabled).toBe(true);
    button('previous-page').trigger('onClick');
    await page.waitFor(() => expect(page.asked.at(-1)).not.toContain('after'));
    page.choose('play', '=save_play');
    await page.waitFor(() => expect(page.asked.at(-1)).toContain('play=save_play'));
    expect(page.asked.at(-1)).not.toContain('after');
  });

  it('that nobody has, or that no choice leaves, are two different things', async () => {
    const page = opened({ accounts: someAccounts({ accounts: [], total: 0 }) });
    await page.waitFor(() => expect(page.find(EmptyState).props.title).toBe('No accounts yet'));
    page.choose('band', '=critical');
    await page.waitFor(() => expect(page.find(EmptyState).props.title).toBe('No account matches'));
  });

  it('that cannot be had say so, in the words of the worker where it has any, and can be asked again', async () => {
    const page = opened({ accounts: new Error('connect ECONNREFUSED 10.0.0.3') });
    await page.waitFor(() => expect(page.find(ErrorState)).toBeDefined());
    expect(page.text()).toContain('Attain does not answer.');
    expect(page.text()).not.toContain('ECONNREFUSED');
    page.answerNow({
      accounts: new Refused({ code: 'forbidden', message: 'This portal is not yours.' }),
    });
    page.find(ErrorState).find(Button).trigger('onClick');
    await page.waitFor(() => expect(page.text()).toContain('This portal is not yours.'));
    page.answerNow({ accounts: someAccounts() });
    page.find(ErrorState).find(Button).trigger('onClick');
    await page.waitFor(() => expect(page.findAll(TableRow)).toHaveLength(3));
  });

  it('stay on the screen, marked as of before, when a later answer does not come', async () => {
    const page = await withAccounts();
    page.answerNow({ accounts: new Error('gone') });
    page.choose('band', '=critical');
    await page.waitFor(() => expect(page.find(Alert).props.title).toBe('This may be out of date'));
    expect(page.findAll(TableRow)).toHaveLength(3);
  });
});

const CHECKS = [
  { check: 'escalated', accounts: 0, worst: [] },
  {
    ...{ check: 'low_usage', accounts: 7 },
    worst: [
      {
        ...{ companyId: '512', name: 'Acme', health: null },
        ...{ reason: '3 of 50 users.', action: 'Call the sponsor.' },
      },
    ],
  },
];

describe('the other views', () => {
  it('today: says what each check finds, and leads to all of its accounts', async () => {
    const page = opened(
      { today: { today: '2026-07-01', checks: CHECKS }, accounts: someAccounts() },
      'today',
    );
    await page.waitFor(() => expect(page.text()).toContain('Low usage'));
    for (const words of ['7 accounts', 'None', '3 of 50 users.', 'Call the sponsor.'])
      expect(page.text()).toContain(words);
    page.findByTestId(Button, 'all-low_usage').trigger('onClick');
    await page.waitFor(() => expect(page.asked.at(-1)).toContain('accounts?check=low_usage'));
    expect(page.find(Tabs).props.selected).toBe('accounts');
    expect(page.findByTestId(Select, 'filter-check').props.value).toBe('=low_usage');
  });

  it('today: nothing found is a good day', async () => {
    const checks = CHECKS.map(({ check }) => ({ check, accounts: 0, worst: [] }));
    const page = opened({ today: { today: '2026-07-01', checks } }, 'today');
    await page.waitFor(() =>
      expect(page.find(EmptyState).props.title).toBe('Nothing needs you today'),
    );
  });

  const CHANGED = {
    ...{ today: '2026-07-01', since: '2026-06-25', next: null },
    counts: [
      { kind: 'health', direction: 'worse', changes: 3 },
      { kind: 'goal', direction: 'better', changes: 1 },
    ],
    changes: [
      {
        ...{ companyId: '512', name: 'Acme', on: '2026-06-30', kind: 'health', goal: null },
        ...{ direction: 'worse', before: 'stable', after: 'at_risk' },
      },
      {
        ...{ companyId: '513', name: null, on: '2026-06-29', kind: 'goal', direction: 'better' },
        ...{ before: 'open', after: 'achieved', goal: { id: 'g', title: 'Faster onboarding' } },
      },
      {
        ...{ companyId: '514', name: 'Zeta', on: '2026-06-29', kind: 'escalation', goal: null },
        ...{ direction: 'worse', before: 'none', after: 'legal' },
      },
    ],
  };

  it('what changed: in words, counted, and chosen by kind and time', async () => {
    const page = opened({ changes: CHANGED }, 'changes');
    await page.waitFor(() => expect(page.text()).toContain('Health: Stable, now At risk'));
    for (const words of [
      ...['Goal achieved: Faster onboarding', 'Escalated to legal', 'Company 513', 'Jun 30, 2026'],
    ])
      expect(page.text()).toContain(words);
    expect(page.asked).toEqual(['/api/portfolio/changes?days=7&limit=25']);
    page.findByTestId(Select, 'changes-news').trigger('onChange', 'agreements_worse' as never);
    page.findByTestId(Select, 'changes-days').trigger('onChange', 28 as never);
    await page.waitFor(() =>
      expect(page.asked.at(-1)).toBe(
        '/api/portfolio/changes?days=28&kind=agreements&direction=worse&limit=25',
      ),
    );
  });

  it('what changed: nothing is told as such', async () => {
    const page = opened({ changes: { ...CHANGED, changes: [], counts: [] } }, 'changes');
    await page.waitFor(() => expect(page.find(EmptyState).props.title).toBe('Nothing changed'));
  });

  it('renewals: by quarter and play, with what is at stake, and a way to the accounts', async () => {
    const group = { accounts: 4, atRisk: 1, yearlyValue: 48_000, valued: 3 };
    const quarters = [{ quarter: '2026-Q4', ...group, plays: [{ play: 'save_play', ...group }] }];
    const renewals = { today: '2026-07-01', currency: 'USD', quarters };
    const page = opened({ renewals, accounts: someAccounts() }, 'renewals');
    await page.waitFor(() => expect(page.text()).toContain('Q4 2026'));
    for (const words of ['Save play', '1 at risk', '$48,000', 'Known of 3 of 4'])
      expect(page.text()).toContain(words);
    page.findByTestId(Button, 'show-2026-Q4-save_play').trigger('onClick');
    await page.waitFor(() =>
      expect(page.asked.at(-1)).toContain('accounts?quarter=2026-Q4&play=save_play'),
    );
  });

  it('renewals: without any date it says where dates come from', async () => {
    const renewals = { today: '2026-07-01', currency: null, quarters: [] };
    const page = opened({ renewals }, 'renewals');
    await page.waitFor(() =>
      expect(page.find(EmptyState).props.title).toBe('No renewal dates yet'),
    );
  });

  const KPI = {
    ...{ code: 'vla_coverage', title: 'VLA coverage', definition: 'Accounts with an agreement.' },
    ...{ window: 'as it stands today', unit: 'fraction', value: 0.825, target: 0.9, met: false },
    ...{ better: 'higher', notice: null, accounts: 40, of: 41 },
  };
  const NOTHING = {
    ...{ ...KPI, code: 'csat', title: 'CSAT', value: null, met: null, unit: 'rating', target: 4.5 },
    notice: 'No account has data for this figure.',
  };
  const CARD = {
    ...{ score: 91.67, coverage: 0.8 },
    lines: [
      { kpi: 'vla_coverage', weight: 80, attained: 0.9167 },
      { kpi: 'csat', weight: 20, attained: null },
    ],
  };
  const REPORT = {
    ...{ asOf: '2026-07-01T05:00:00.000Z', accounts: 41, funnel: [], kpis: [KPI, NOTHING] },
    scorecards: { monthly: CARD, success: { score: null, coverage: 0, lines: [] } },
  };

  it('scorecards: each figure with target, window and how many had data, as of when', async () => {
    const page = opened({ scorecards: { today: '2026-07-01', report: REPORT } }, 'scorecards');
    await page.waitFor(() => expect(page.text()).toContain('VLA coverage'));
    for (const words of [
      ...['82.5%', 'from 90%', 'Not met', '40 of 41', 'as it stands today', '80% of the weights'],
      ...['No data', 'No account has data for this figure.', 'from 4.5 of 5', 'Not known'],
    ])
      expect(page.text()).toContain(words);
    expect(page.maybeFind(Alert)).toBeNull();
  });

  it('scorecards: those of yesterday say so, and none at all too', async () => {
    const stale = opened({ scorecards: { today: '2026-07-02', report: REPORT } }, 'scorecards');
    await stale.waitFor(() => expect(stale.find(Alert).props.title).toBe('Not computed today'));
    const none = opened({ scorecards: { today: '2026-07-02', report: null } }, 'scorecards');
    await none.waitFor(() => expect(none.find(EmptyState).props.title).toBe('No figures yet'));
  });
});
