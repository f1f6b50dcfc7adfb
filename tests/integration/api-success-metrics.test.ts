import { accountViewSchema } from '@attain/shared/contract/account-view';
import { type SuccessMetrics, successMetricsSchema } from '@attain/shared/contract/success-metrics';
import { companyProperties } from '@attain/shared/crm/write-back';
import { addDays, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { someCommitment, someCostLine, someValueLine } from '../unit/domain/builders.ts';
import { NOW, someGoal, someMetric } from '../contract/store/builders.ts';
import { type ApiServer, apiServer, errorOf } from './api-server.ts';

const TODAY: Day = '2026-07-01';
const BY = { at: NOW, who: 'values.csv', via: 'import' } as const;
const noon = (day: Day) => dayNumber(day) * DAY_MS + DAY_MS / 2;

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
});
afterAll(() => api.close());

const address = (id: string, query = '') => `/api/intelligence/success-metrics/${id}${query}`;

async function metricsOf(id: string, query = ''): Promise<SuccessMetrics> {
  const reply = await api.get(address(id, query));
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  const metrics = successMetricsSchema.parse(reply.body);
  expect(metrics).toEqual(reply.body);
  return metrics;
}

/** The goals of the requirements' example, as they stood (C15, C16). */
const DOCUMENT: readonly (readonly [
  string,
  readonly (readonly [string, number | null, number, number])[],
])[] = [
  [
    'Reporting',
    [
      ['Time', 4, 2, 1.2],
      ['Reports', 10, 25, 35],
      ['Steps', 0, 15, 18],
    ],
  ],
  [
    'Accuracy',
    [
      ['Errors', 12, 2, 3.8],
      ['Corrections', 45, 5, 8],
      ['Findings', 15, 3, 4],
    ],
  ],
  [
    'Efficiency',
    [
      ['Tasks', 15, 25, 18],
      ['Adoption', 40, 90, 65],
      ['Automation', 0, 10, 4],
    ],
  ],
  ['Self-service', [['Share', null, 90, 88]]],
  ['Tools', [['Retired', 0, 3, 3]]],
];

async function customerOfDocument(): Promise<string> {
  const id = await api.addCustomer({ properties: { attain_contract_start: '2025-07-02' } });
  for (const [title, metrics] of DOCUMENT) {
    const goal = someGoal(`${id}-${title}`, {
      title,
      targetDate: null,
      description: `What ${title} is about`,
      metrics: metrics.map(([name, baseline, target]) =>
        someMetric(`${id}-${name}`, {
          name,
          baseline,
          baselineAt: noon('2025-08-01'),
          target,
          direction:
            baseline !== null && target < baseline ? 'lower_is_better' : 'higher_is_better',
          category: 'operational',
        }),
      ),
    });
    await api.store.records.saveGoal(id, goal, BY);
    const readings = metrics.map(([name, , , value]) => ({
      metricId: `${id}-${name}`,
      value,
      measuredAt: noon('2026-06-20'),
      source: null,
      evidence: null,
    }));
    await api.store.records.addReadings(id, readings, BY);
  }
  return id;
}

const confirmed = (amount: number): ValueLine['confirmed'] => ({
  by: 'Ann Lee',
  at: noon(TODAY),
  amount,
});

/** 100,800 + 64,800 + 45,000 confirmed, of a cost of 150,000 (C05). */
async function addValue(id: string): Promise<void> {
  const YEAR = { startsAt: '2025-07-02', endsAt: TODAY };
  const line = (name: string, amount: number, more: Partial<ValueLine> = {}) =>
    someValueLine({
      id: name,
      description: name,
      sourceMetric: name,
      ...YEAR,
      recurring: 'year',
      amount,
      confirmed: confirmed(amount),
      ...more,
    });
  const lines = [
    line('Reporting time', 100_800_00, { goalId: `${id}-Reporting`, type: 'soft_savings' }),
    line('Correction time', 64_800_00, { goalId: `${id}-Accuracy`, type: 'soft_savings' }),
    line('Tools', 45_000_00),
  ];
  for (const each of lines) await api.store.records.saveValueLine(id, each, BY);
  const cost = someCostLine({ ...YEAR, amount: 150_000_00, recurring: 'year' });
  await api.store.records.saveCostLine(id, cost, BY);
}

describe('the success metrics of a customer', () => {
  it('are those of the document: 82.18 over 4 of 5 goals, 210,600 confirmed, ROI 40.4 % (C05, C15, C16)', async () => {
    const id = await customerOfDocument();
    await addValue(id);
    await api.score([id]);
    const metrics = await metricsOf(id);
    expect(metrics).toMatchObject({
      customerId: id,
      name: `Company ${id}`,
      period: { from: '2025-07-02', to: TODAY, label: 'contract to date' },
      updatedAt: new Date(NOW).toISOString(),
      successScore: { value: 82.18, band: 'strong', goalsScored: 4, goalsTotal: 5 },
      summary: {
        goalsOnTrack: 3,
        goalsAtRisk: 1,
        goalsAchieved: 2,
        valueConfirmed: { amount: 210_600, currency: 'USD' },
        valueEstimated: { amount: 0, currency: 'USD' },
      },
      value: { roi: { confirmedPercent: 40.4, multiple: 1.4, netValue: 60_600, cost: 150_000 } },
      benchmarks: null,
      milestones: [],
      notices: [
        'Some metrics missing data. Showing available data.',
        'Baseline not set. Cannot calculate progress.',
      ],
    });
    const labels = metrics.goals.map(({ title, label, status }) => `${title}: ${label}, ${status}`);
    expect(labels.sort()).toEqual([
      'Accuracy: On Track, in_progress',
      'Efficiency: At Risk, at_risk',
      'Reporting: Exceeded, achieved',
      'Self-service: null, null',
      'Tools: Achieved, achieved',
    ]);
    const accuracy = metrics.goals.find(({ title }) => title === 'Accuracy');
    expect(accuracy).toMatchObject({
      attainmentPercent: 88.72,
      description: 'What Accuracy is about',
    });
    expect(accuracy?.metrics.find(({ name }) => name === 'Errors')).toMatchObject({
      baseline: 12,
      target: 2,
      current: 3.8,
      progressPercent: 82,
      status: 'on_track',
      category: 'operational',
      measuredAt: '2026-06-20T12:00:00.000Z',
      notice: null,
    });
    expect(accuracy?.value.map(({ description, counted }) => [description, counted])).toEqual([
      ['Correction time', 64_800],
    ]);
    expect(metrics.value.byType).toMatchObject([
      { type: 'hard_savings', counted: 45_000, confidence: null },
      { type: 'soft_savings', counted: 165_600, confirmed: 165_600 },
    ]);
    const atRisk = metrics.goals.find(({ label }) => label === 'At Risk');
    expect(atRisk?.recommendations.length).toBeGreaterThan(0);
    expect(atRisk?.blockers.length).toBeGreaterThan(0);
  });

  it('agree with the properties and the card, figure by figure', async () => {
    const id = await customerOfDocument();
    await addValue(id);
    await api.score([id]);
    const metrics = await metricsOf(id);
    const snapshot = await api.store.scoring.snapshot(id);
    const held = companyProperties(snapshot!);
    const text = (value: number | null) => (value === null ? '' : String(value));
    expect({
      score: text(metrics.successScore.value),
      band: metrics.successScore.band,
      total: text(metrics.successScore.goalsTotal),
      onTrack: text(metrics.summary.goalsOnTrack),
      achieved: text(metrics.summary.goalsAchieved),
      confirmed: text(metrics.summary.valueConfirmed.amount),
      estimated: text(metrics.summary.valueEstimated.amount),
      roi: text(metrics.value.roi.confirmedPercent),
      roiEstimated: text(metrics.value.roi.estimatedPercent),
      multiple: text(metrics.value.roi.multiple),
      cost: text(metrics.value.roi.cost),
    }).toEqual({
      score: held['attain_success_score'],
      band: held['attain_success_band'],
      total: held['attain_goals_total'],
      onTrack: held['attain_goals_on_track'],
      achieved: held['attain_goals_achieved'],
      confirmed: held['attain_value_confirmed'],
      estimated: held['attain_value_estimated'],
      roi: held['attain_roi_confirmed'],
      roiEstimated: held['attain_roi_estimated'],
      multiple: held['attain_value_multiple'],
      cost: held['attain_investment'],
    });

    const card = accountViewSchema.parse((await api.get(`/api/companies/${id}/summary`)).body);
    const cardGoals = card.goals.list.map(({ id: goalId, standing }) =>
      standing.kind === 'scored'
        ? [goalId, standing.attainment, standing.progress, standing.label]
        : [goalId, null, null, null],
    );
    expect(
      metrics.goals.map((goal) => [
        goal.id,
        goal.attainmentPercent,
        goal.progressPercent,
        goal.label,
      ]),
    ).toEqual(cardGoals);
    expect(metrics.value.lines.map(({ counted }) => counted)).toEqual(
      card.value.lines.map(({ counted }) => counted),
    );
    expect(metrics.value.roi.netValue).toBe(card.value.netValue);
  });

  it('count value over the period that is asked for, the goals as of today', async () => {
    const id = await customerOfDocument();
    await addValue(id);
    await api.score([id]);
    const over = async (query: string) => {
      const { period, summary, value, successScore } = await metricsOf(id, `?period=${query}`);
      const { from, to, label } = period;
      const figures = [summary.valueConfirmed.amount, value.roi.cost, value.roi.confirmedPercent];
      expect(successScore.value).toBe(82.18);
      return [from, to, label, ...figures];
    };
    // 100,800, 64,800 and 45,000 a year, each by days and rounded on its own: 276.16 + 177.53 + 123.29 a day.
    expect(await over('contract')).toEqual([
      '2025-07-02',
      TODAY,
      'contract to date',
      210_600,
      150_000,
      40.4,
    ]);
    expect(await over('12m')).toEqual([
      '2025-07-02',
      TODAY,
      'trailing 12 months',
      210_600,
      150_000,
      40.4,
    ]);
    expect(await over('all')).toEqual(['2025-07-02', TODAY, 'all time', 210_600, 150_000, 40.4]);
    expect(await over('quarter')).toEqual([TODAY, TODAY, 'quarter to date', 576.98, 410.96, 40.4]);
    expect(await over('ytd')).toEqual([
      '2026-01-01',
      TODAY,
      'year to date',
      105_011.51,
      74_794.52,
      40.4,
    ]);
    expect(await over('2026-06-01..2026-06-30')).toEqual([
      '2026-06-01',
      '2026-06-30',
      'chosen period',
      17_309.59,
      12_328.77,
      40.4,
    ]);
    expect(await over('2026-06-01..2026-12-31')).toEqual([
      '2026-06-01',
      TODAY,
      'chosen period',
      17_886.58,
      12_739.73,
      40.4,
    ]);
  });

  it('show the readings of the period as curves, thinned to what a screen can draw', async () => {
    const id = await customerOfDocument();
    await addValue(id);
    const readings = Array.from({ length: 500 }, (_, day) => ({
      metricId: `${id}-Errors`,
      value: day,
      measuredAt: noon(addDays('2025-02-15', day)),
      source: null,
      evidence: null,
    }));
    await api.store.records.addReadings(id, readings, BY);
    await api.score([id]);
    const { trends } = await metricsOf(id, '?period=all');
    const errors = trends.find((trend) => trend.kind === 'metric' && trend.name === 'Errors');
    expect(errors?.points).toHaveLength(200);
    expect(errors?.points[0]).toMatchObject({ at: '2025-07-02T12:00:00.000Z' });
    expect(errors?.points.at(-1)).toEqual({ at: '2026-06-29T12:00:00.000Z', value: 499 });
    const value = trends.find((trend) => trend.kind === 'value');
    expect(value?.points.at(-1)).toMatchObject({
      to: TODAY,
      cumulativeConfirmed: 210_600,
      cumulativeCost: 150_000,
      cumulativeRoiPercent: 40.4,
    });

    const june = await metricsOf(id, '?period=2026-06-01..2026-06-30');
    const ofJune = june.trends.find(({ name }) => name === 'Errors');
    expect(ofJune?.points.length).toBeLessThanOrEqual(30);
  });

  it('leave out baseline and target where nobody wants them (M11)', async () => {
    const id = await customerOfDocument();
    await api.score([id]);
    const { goals } = await metricsOf(id, '?includeTargets=false');
    const metrics = goals.flatMap((goal) => goal.metrics);
    expect(metrics).toHaveLength(11);
    for (const metric of metrics) {
      expect(metric).not.toHaveProperty('target');
      expect(metric).not.toHaveProperty('baseline');
      expect(metric).toHaveProperty('current');
    }
  });

  it('name a double count and give no ROI over a period that has one (C05)', async () => {
    const id = await customerOfDocument();
    await addValue(id);
    const again = someValueLine({
      id: 'again',
      description: 'Error reduction',
      sourceMetric: 'Correction time',
      startsAt: '2025-07-02',
      endsAt: TODAY,
      recurring: 'year',
      confirmed: confirmed(64_800_00),
    });
    await api.store.records.saveValueLine(id, again, BY);
    await api.score([id]);
    const { value, summary, notices } = await metricsOf(id, '?period=ytd');
    expect(value.doubleCounts).toHaveLength(1);
    expect(notices).toContain(value.doubleCounts[0]);
    expect(summary.valueConfirmed.amount).toBeNull();
    expect(value.roi).toMatchObject({
      confirmedPercent: null,
      notice: 'No ROI: two lines count the same quantity. Exclude one of them.',
    });
  });

  it('stand beside ten peers where they are asked for, and beside fewer not at all (C26, M65)', async () => {
    const properties = { industry: 'COMPUTER_SOFTWARE', numberofemployees: '120' };
    const software: string[] = [];
    for (let n = 0; n < 10; n += 1) software.push(await api.addCustomer({ properties }));
    const [id = ''] = software;
    await api.score(software);
    const asked = '?includeBenchmarks=true';
    const few = await metricsOf(id, asked);
    expect(few.benchmarks).toBeNull();
    expect(few.notices).toContain('Too few peers to compare with: 0 of the 10 that it takes.');

    software.push(await api.addCustomer({ properties }));
    for (const [index, peer] of software.entries()) {
      await api.store.records.saveGoal(peer, someGoal(`${peer}-g`), BY);
      // From 10 to 100, a tenth of the way further each.
      const value = 10 + 9 * index;
      const reading = {
        metricId: `${peer}-g-metric`,
        measuredAt: NOW,
        source: null,
        evidence: null,
      };
      await api.store.records.addReadings(peer, [{ ...reading, value }], BY);
    }
    await api.score(software);
    const { benchmarks } = await metricsOf(software[4] ?? '', asked);
    expect(benchmarks?.cohort).toBe('COMPUTER_SOFTWARE, 51-200 employees');
    const success = benchmarks?.figures.find(({ figure }) => figure === 'success_score');
    // 0, 10, 20, 30, 50 ... 100 of the way; the account itself is at 40.
    expect(success).toMatchObject({
      own: 40,
      average: 51,
      percentile: 40,
      peers: 10,
      unit: 'score',
      notice: null,
    });
    const roi = benchmarks?.figures.find(({ figure }) => figure === 'roi_confirmed');
    expect(roi).toMatchObject({ percentile: null, notice: 'Too few peers to compare with.' });
    expect((await metricsOf(id)).benchmarks).toBeNull();
  });

  it('say why there is nobody to compare with', async () => {
    const id = await api.addCustomer();
    await api.score([id]);
    const { benchmarks, notices } = await metricsOf(id, '?includeBenchmarks=true');
    expect({ benchmarks, last: notices.at(-1) }).toEqual({
      benchmarks: null,
      last: 'No peers to compare with: neither a segment nor industry and size are known.',
    });
  });

  it('of a customer without goals are empty, and say so (M88)', async () => {
    const id = await api.addCustomer();
    await api.score([id]);
    expect(await metricsOf(id)).toMatchObject({
      successScore: { value: null, band: 'not_scored', goalsScored: 0, goalsTotal: 0 },
      goals: [],
      trends: [],
      milestones: [],
      notices: ['No success goals defined.'],
    });
  });

  it('show a goal at once, and its figures after the next cycle', async () => {
    const id = await api.addCustomer();
    await api.score([id]);
    await api.post(`${address(id)}/goals`, {
      title: 'Fewer tickets',
      targetDate: '2026-12-31',
      metrics: [{ name: 'Tickets', unit: 'tickets', baseline: 120, target: 60 }],
    });
    const before = await metricsOf(id);
    expect(before.goals).toMatchObject([
      {
        title: 'Fewer tickets',
        label: null,
        metrics: [{ target: 60, progressPercent: null }],
        notice: 'Recorded. Its figures follow with the next cycle.',
      },
    ]);
    expect(before.notices).toEqual([
      '1 goal recorded since. The figures follow with the next cycle.',
    ]);
    await api.score([id]);
    const after = await metricsOf(id);
    expect(after.goals).toMatchObject([{ title: 'Fewer tickets', label: 'Not Started' }]);
  });

  it('tell open milestones and the next review, the soonest first (M66)', async () => {
    const id = await api.addCustomer();
    const commitment = someCommitment({ lastReviewedOn: '2026-06-01' });
    const milestone = (title: string, due: Day | null, done = false) => ({
      id: title,
      title,
      due,
      done,
    });
    const goal = someGoal(`${id}-g`, {
      commitment,
      metrics: [],
      targetDate: '2026-12-31',
      milestones: [
        milestone('Roll-out', null),
        milestone('Pilot', '2026-09-01'),
        milestone('Kick-off', '2026-01-15', true),
      ],
    });
    await api.store.records.saveGoal(id, goal, BY);
    await api.score([id]);
    const { milestones } = await metricsOf(id);
    expect(milestones.map(({ title, date, status }) => [title, date, status])).toEqual([
      ['Agreement review', '2026-08-30', 'scheduled'],
      ['Pilot', '2026-09-01', 'scheduled'],
      ['Roll-out', '2026-12-31', 'planned'],
    ]);
  });

  it('are found by external and merged ids, and are those of the survivor (C28)', async () => {
    const key = '0b6f7a52-6a2c-4a86-9a50-0d1b2a8f6f11';
    const id = await api.addCustomer({ accountKeys: [key, 'acc_77'], mergedIds: ['99'] });
    await api.score([id]);
    for (const named of [key, 'acc_77', encodeURIComponent('acc_77')]) {
      expect((await metricsOf(named)).customerId).toBe(id);
    }
  });

  it.each([
    ['an unknown company', '999999'],
    ['an unknown external id', 'acc_unknown'],
    ['another address in disguise', '..%2F..%2Freadyz'],
    ['a name with umlauts', encodeURIComponent('Müller & Söhne')],
  ])('of %s are not found', async (_, id) => {
    const reply = await api.get(address(id));
    expect(reply.status).toBe(404);
    expect(errorOf(reply).code).toBe('not_found');
  });

  it('of a company that was not scored are not there yet', async () => {
    const id = await api.addCustomer();
    const reply = await api.get(address(id));
    expect({ status: reply.status, message: errorOf(reply).message }).toEqual({
      status: 404,
      message: `There are no figures for company ${id} yet: it is no customer, or was not scored so far.`,
    });
  });

  it.each([
    ['period', 'week', 'must be contract, all, ytd, quarter, 12m or a range of two dates'],
    ['period', '', 'must be contract, all, ytd, quarter, 12m or a range of two dates'],
    ['period', '2026-01-01', 'must be contract, all, ytd, quarter, 12m or a range of two dates'],
    [
      'period',
      '2026-02-30..2026-03-01',
      'must be a range of two days that the calendar has, of the years 1970 to 2199',
    ],
    ['period', '2026-03-01..2026-02-01', 'ends before it starts: swap the two dates'],
    [
      'period',
      '1066-01-01..2026-02-01',
      'must be a range of two days that the calendar has, of the years 1970 to 2199',
    ],
    ['period', '2026-07-02..2026-07-03', 'starts after today: value is counted up to today'],
    ['includeBenchmarks', 'yes', 'must be one of true, false'],
    ['includeTargets', '1', 'must be one of true, false'],
    ['perod', 'all', 'is unknown here: did you mean period?'],
  ])('refuse %s=%s', async (name, value, message) => {
    const id = await api.addCustomer();
    await api.score([id]);
    const reply = await api.get(address(id, `?${name}=${value}`));
    expect(reply.status).toBe(400);
    expect(errorOf(reply).details).toMatchObject([{ field: name, message }]);
  });

  it('refuse everything that is wrong with a query at once', async () => {
    const reply = await api.get(
      address(
        '512',
        '?period=week&includeBenchmarks=ja&includeTargets=true&includeTargets=true&x=1',
      ),
    );
    expect(reply.status).toBe(400);
    expect(
      errorOf(reply)
        .details?.map(({ field }) => field)
        .sort(),
    ).toEqual(['includeBenchmarks', 'includeTargets', 'period', 'x']);
  });
});
