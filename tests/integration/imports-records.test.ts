import { describe, expect, it } from 'vitest';

import { importPortal } from './imports-portal.ts';

const GOALS = [
  'company_id,goal,metric,unit,baseline,target,target_date,state,signed_by,signed_at,metric_category',
  '512,Improve accuracy,Data error rate,percent,12,2,2026-12-31,active,Ann Lee,2026-01-10,quality',
  '513,Faster reports,Hours per report,hours,4,2,,,,,operational',
  '512,improve  ACCURACY,Audit findings,count,15,3,,,,,quality',
].join('\n');

const METRICS = [
  'domain,metric,value,measured_at,source',
  'acme.com,Data Error Rate,8,2026-03-31,audit',
  'acme.com,data error rate,3.8,2026-06-30,audit',
  'beta.io,Hours per report,1.2,2026-06-30T09:00:00Z,',
].join('\n');

describe('a file of goals', () => {
  it('is stored goal by goal, from rows anywhere in the file', async () => {
    const portal = await importPortal();
    expect(await portal.import('goals', GOALS)).toMatchObject({
      rows: 3,
      stored: 3,
      rejectedCount: 0,
      companies: 2,
    });
    expect(await portal.goals('512')).toMatchObject([
      {
        title: 'Improve accuracy',
        category: 'risk',
        createdOn: '2026-07-01',
        targetDate: '2026-12-31',
        commitment: {
          state: 'active',
          category: 'risk_mitigation',
          deadline: '2026-12-31',
          signedBy: 'Ann Lee',
        },
        metrics: [
          { name: 'Data error rate', direction: 'lower_is_better', baseline: 12, target: 2 },
          { name: 'Audit findings', direction: 'lower_is_better' },
        ],
      },
    ]);
    expect(await portal.goals('513')).toMatchObject([
      { title: 'Faster reports', commitment: null },
    ]);
  });

  it('changes nothing the second time, also a year later and after readings', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    await portal.import('metrics', METRICS);
    const before = await portal.goals('512');
    expect(await portal.import('goals', GOALS, { now: Date.UTC(2027, 6, 1) })).toMatchObject({
      stored: 0,
      unchanged: 3,
    });
    expect(await portal.goals('512')).toEqual(before);
  });

  it('holds a goal back whole for one bad row, and stores the others', async () => {
    const portal = await importPortal();
    const report = await portal.import('goals', GOALS.replace('count,15,3', 'count,"1,5",3'));
    expect(report).toMatchObject({ stored: 1, rejectedCount: 2 });
    expect(report.rejected).toEqual([
      { line: 2, reason: 'not stored, because line 4 of the same goal was refused' },
      { line: 4, reason: expect.stringContaining('baseline "1,5" is not a number') },
    ]);
    expect(await portal.goals('512')).toEqual([]);
  });

  it('is refused for a signed target, with the way to revise it (V32, C27)', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    const before = await portal.goals('512');
    const report = await portal.import('goals', GOALS.replace('percent,12,2', 'percent,12,4'));
    expect(report).toMatchObject({ stored: 0, unchanged: 1, rejectedCount: 2 });
    expect(report.rejected[0]?.reason).toContain(
      'target of "Data error rate" would change from 2 to 4, but Ann Lee signed "Improve accuracy": propose a revision and let the customer approve it',
    );
    expect(await portal.goals('512')).toEqual(before);
  });

  it('is refused whole for a column it does not have', async () => {
    const portal = await importPortal();
    await expect(portal.import('goals', GOALS.replace('target,', 'taget,'))).rejects.toThrow(
      'did you mean "target"?',
    );
    await expect(portal.import('goals', GOALS.replace('unit,', 'unit,color,'))).rejects.toThrow(
      'goals have no column "color"',
    );
    expect(await portal.goals('513')).toEqual([]);
  });

  it('stores nothing with a bad row when asked for all or nothing', async () => {
    const portal = await importPortal();
    const report = await portal.import('goals', GOALS.replace('513,', '777,'), {
      allOrNothing: true,
    });
    expect(report).toMatchObject({ stored: 0, rejectedCount: 1, companies: 0 });
    expect(await portal.goals('512')).toEqual([]);
  });

  it('listed in line order, whatever the order in which rows were refused', async () => {
    const portal = await importPortal();
    const report = await portal.import(
      'goals',
      `${GOALS.replace('15,3', '1,3').replace('4,2,', '2,2,')}\n777,G,M,h,1,2,,,,,`,
    );
    expect(report.rejected.map(({ line }) => line)).toEqual([3, 5]);
  });
});

describe('a file of metrics', () => {
  it('adds readings to the metrics that have the name', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    expect(await portal.import('metrics', METRICS)).toMatchObject({
      rows: 3,
      stored: 3,
      companies: 2,
    });
    const [goal] = await portal.goals('512');
    expect(goal?.metrics[0]?.readings).toEqual([
      { value: 8, measuredAt: Date.UTC(2026, 2, 30, 22) },
      { value: 3.8, measuredAt: Date.UTC(2026, 5, 29, 22) },
    ]);
    expect(await portal.import('metrics', METRICS)).toMatchObject({ stored: 0, unchanged: 3 });
  });

  it('takes a late reading and a corrected one', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    await portal.import('metrics', METRICS);
    const later =
      'domain,metric,value,measured_at,source\nacme.com,Data error rate,4.1,2026-06-30,audit\nacme.com,Data error rate,10,2026-01-31,audit\n';
    expect(await portal.import('metrics', later)).toMatchObject({ stored: 2 });
    const [goal] = await portal.goals('512');
    expect(goal?.metrics[0]?.readings.map(({ value }) => value)).toEqual([10, 8, 4.1]);
    expect(await portal.import('metrics', METRICS)).toMatchObject({ stored: 0, unchanged: 3 });
  });

  it.each([
    [
      'an unknown metric',
      'acme.com,Error quota,1,2026-06-30,',
      'metric "Error quota" is unknown, the company has "Data error rate", "Audit findings"',
    ],
    ['a company without goals', 'twin.io,X,1,2026-06-30,', 'no company'],
    [
      'a goal that is not there',
      'acme.com,Audit findings,1,2026-06-30,Growth',
      'goal "Growth" is unknown, the company has "Improve accuracy"',
    ],
    [
      'a value that is none',
      'acme.com,Audit findings,n/a,2026-06-30,',
      'value "n/a" is not a number',
    ],
    [
      'a measurement ahead of time',
      'acme.com,Audit findings,1,2026-07-05,',
      'measured_at 2026-07-05 is in the future',
    ],
    ['no time', 'acme.com,Audit findings,1,,', 'measured_at is missing'],
  ])('lists a row with %s', async (_, row, reason) => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    const report = await portal.import(
      'metrics',
      `domain,metric,value,measured_at,goal\n${row}\nacme.com,Audit findings,9,2026-06-30,Improve accuracy\n`,
    );
    expect(report).toMatchObject({ stored: 1, rejectedCount: 1 });
    expect(report.rejected[0]).toEqual({
      line: 2,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('asks for the goal where two have a metric of the name', async () => {
    const portal = await importPortal();
    await portal.import('goals', `${GOALS}\n512,Second goal,Audit findings,count,9,1,,,,,`);
    const row = 'company_id,metric,value,measured_at\n512,Audit findings,5,2026-06-30\n';
    expect((await portal.import('metrics', row)).rejected[0]?.reason).toContain(
      'add the column goal',
    );
    const named =
      'company_id,metric,value,measured_at,goal\n512,Audit findings,5,2026-06-30,SECOND goal\n';
    expect(await portal.import('metrics', named)).toMatchObject({ stored: 1 });
  });

  it('takes a repeated reading once, and refuses two values for one time', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    const rows =
      'company_id,metric,value,measured_at\n512,Audit findings,5,2026-06-30\n512,Audit findings,5,2026-06-30\n512,Audit findings,6,2026-06-30\n';
    expect(await portal.import('metrics', rows)).toMatchObject({
      stored: 1,
      unchanged: 1,
      rejected: [
        {
          line: 4,
          reason: 'line 2 has another value of "Audit findings" at the same time: keep one',
        },
      ],
    });
  });
});

describe('a file of values', () => {
  const HEADER =
    'company_id,goal,type,description,source_metric,quantity,rate,amount,currency,period,recurring,attribution,margin,probability_before,probability_after,impact,confidence,confirmed_by,confirmed_at,confirmed_amount,starts_at,ends_at';
  const value = (cells: Record<string, string>) =>
    HEADER.split(',')
      .map((column) => cells[column] ?? '')
      .join(',');
  const LINE = {
    company_id: '512',
    type: 'hard_savings',
    description: 'Tools',
    amount: '45000',
    starts_at: '2026-01-01',
    ends_at: '2026-12-31',
  };

  it('stores the five types with their inputs, in minor units', async () => {
    const portal = await importPortal();
    await portal.import('goals', GOALS);
    const rows = [
      {
        ...LINE,
        recurring: 'yes',
        period: 'year',
        confirmed_by: 'Ann Lee',
        confirmed_at: '2026-06-01',
        confirmed_amount: '45000.50',
        goal: 'Improve Accuracy',
        confidence: 'High',
      },
      {
        ...LINE,
        type: 'soft_savings',
        amount: '',
        description: 'Time',
        quantity: '10',
        rate: '50',
        period: 'week',
        source_metric: 'Hours',
      },
      {
        ...LINE,
        type: 'revenue_impact',
        description: 'Deals',
        attribution: '0.4',
        margin: '0.8',
        currency: 'usd',
      },
      {
        ...LINE,
        type: 'risk_avoidance',
        amount: '',
        description: 'Breach',
        probability_before: '0.1',
        probability_after: '0.02',
        impact: '1000000',
        confidence: 'customer-stated',
      },
      {
        ...LINE,
        type: 'Opportunity cost',
        amount: '',
        description: 'Time for strategy',
        quantity: '20',
        rate: '80.5',
        recurring: 'no',
      },
    ];
    const content = [HEADER, ...rows.map(value)].join('\n');
    expect(await portal.import('values', content)).toMatchObject({
      rows: 5,
      stored: 5,
      rejectedCount: 0,
    });
    const { valueLines } = await portal.account('512');
    const [goal] = await portal.goals('512');
    const byDescription = Object.fromEntries(valueLines.map((line) => [line.description, line]));
    expect(byDescription).toMatchObject({
      Tools: {
        goalId: goal?.id,
        amount: 4_500_000,
        recurring: 'year',
        confidence: 'measured',
        confirmed: { by: 'Ann Lee', amount: 4_500_050 },
      },
      Time: {
        quantity: 10,
        rate: 5_000,
        recurring: 'week',
        confidence: 'modelled',
        confirmed: null,
        sourceMetric: 'Hours',
      },
      Deals: { attribution: 0.4, margin: 0.8, recurring: null },
      Breach: {
        probabilityBefore: 0.1,
        probabilityAfter: 0.02,
        impact: 100_000_000,
        confidence: 'customer_stated',
      },
      'Time for strategy': {
        type: 'opportunity_cost',
        rate: 8_050,
        startsAt: '2026-01-01',
        endsAt: '2026-12-31',
      },
    });
    expect(await portal.import('values', content)).toMatchObject({ stored: 0, unchanged: 5 });
  });

  it.each([
    ['hard savings without an amount', { amount: '' }, 'amount is missing: hard_savings needs it'],
    [
      'revenue without attribution and margin (C08)',
      { type: 'revenue_impact' },
      'attribution is missing: revenue_impact needs it; margin is missing: revenue_impact needs it',
    ],
    [
      'a risk without probabilities (C09)',
      { type: 'risk_avoidance', impact: '5' },
      'probability_before is missing: risk_avoidance needs it; probability_after is missing: risk_avoidance needs it',
    ],
    [
      'a risk that grew',
      { type: 'risk_avoidance', impact: '5', probability_before: '0.1', probability_after: '0.2' },
      'no risk was avoided',
    ],
    [
      'hours without a period (C07)',
      { type: 'soft_savings', quantity: '10', rate: '50' },
      'soft_savings needs period',
    ],
    [
      'a share in percent',
      { type: 'revenue_impact', attribution: '40', margin: '0.8' },
      'write 0.4 for 40 %',
    ],
    [
      'another currency',
      { currency: 'EUR' },
      'no rate of EUR is known for 2026-01-01: add one of at most 31 days before to settings.value.rates, or convert the amounts to USD',
    ],
    ['a confirmation by nobody', { confirmed_amount: '5' }, 'go together'],
    [
      'dates in the wrong order',
      { ends_at: '2025-12-31' },
      'ends_at 2025-12-31 is before starts_at 2026-01-01',
    ],
    ['an amount with a comma', { amount: '"45,000"' }, 'amount "45,000" is not a number'],
    ['an amount of two readings', { amount: '45.000' }, 'write 45000 or 45.0'],
    ['an unknown type', { type: 'magic' }, 'type "magic" is unknown: write hard_savings'],
    ['an unknown goal', { goal: 'Growth' }, 'goal "Growth" is unknown'],
  ])('lists %s', async (_, cells, reason) => {
    const portal = await importPortal();
    const report = await portal.import('values', [HEADER, value({ ...LINE, ...cells })].join('\n'));
    expect(report).toMatchObject({
      stored: 0,
      rejected: [{ line: 2, reason: expect.stringContaining(reason) as string }],
    });
  });

  it('refuses a line twice in one file, and corrects it from a later one', async () => {
    const portal = await importPortal();
    const twice = [HEADER, value(LINE), value({ ...LINE, amount: '46000' })].join('\n');
    expect(await portal.import('values', twice)).toMatchObject({
      stored: 1,
      rejected: [{ line: 3, reason: expect.stringContaining('the same as line 2') as string }],
    });
    await portal.import('values', [HEADER, value({ ...LINE, amount: '46000' })].join('\n'));
    expect((await portal.account('512')).valueLines.map(({ amount }) => amount)).toEqual([
      4_600_000,
    ]);
  });

  it('keeps what people decided about a line, also where the company was merged since', async () => {
    const portal = await importPortal();
    const file = (companyId: string) =>
      [HEADER, value({ ...LINE, company_id: companyId })].join('\n');
    await portal.import('values', file('513'));
    const [line] = (await portal.account('513')).valueLines;
    if (line === undefined) throw new Error('the line is not there');
    const decided = {
      ...line,
      excluded: true,
      confirmed: { by: 'Ann Lee', at: Date.UTC(2026, 5, 1), amount: 4_400_000 },
    };
    const author = { at: Date.UTC(2026, 6, 2), who: 'Bo', via: 'api' } as const;
    await portal.store.records.saveValueLine('513', decided, author);
    expect(await portal.import('values', file('513'))).toMatchObject({ stored: 0, unchanged: 1 });

    await portal.store.mirror.mergeCompanies('512', ['513']);
    expect(await portal.import('values', file('513'))).toMatchObject({ stored: 0, unchanged: 1 });
    expect((await portal.account('512')).valueLines).toEqual([decided]);
  });

  it('keeps a confirmation where the description was corrected since', async () => {
    const portal = await importPortal();
    const file = (line: object) =>
      [HEADER, value({ ...LINE, company_id: '512', ...line })].join('\n');
    const unconfirmed = { confirmed_by: '', confirmed_at: '', confirmed_amount: '' };
    await portal.import('values', file(unconfirmed));
    const [line] = (await portal.account('512')).valueLines;
    if (line === undefined) throw new Error('the line is not there');
    const confirmed = { by: 'Ann Lee', at: Date.UTC(2026, 5, 1), amount: 4_400_000 };
    const corrected = { ...line, description: 'Told better', confirmed };
    const author = { at: Date.UTC(2026, 6, 2), who: 'Bo', via: 'api' } as const;
    await portal.store.records.saveValueLine('512', corrected, author);

    await portal.import('values', file({ ...unconfirmed, amount: '99000' }));
    const lines = (await portal.account('512')).valueLines;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ id: line.id, confirmed });
  });
});

describe('lines of another currency', () => {
  const RATES = [
    { currency: 'EUR', on: '2025-12-31', rate: 1.1 },
    { currency: 'EUR', on: '2026-01-02', rate: 1.2 },
    { currency: 'JPY', on: '2025-12-31', rate: 0.0065 },
  ];
  const VALUES =
    'company_id,type,description,amount,currency,starts_at,ends_at,confirmed_by,confirmed_at,confirmed_amount,assumptions';
  const COSTS = 'company_id,kind,amount,currency,starts_at,ends_at,description';

  it('are stored at the rate of their first day, which they name', async () => {
    const portal = await importPortal();
    const rows = `${VALUES}
512,hard_savings,Tools,1000.50,eur,2026-01-01,2026-12-31,Ann Lee,2026-06-01,900,Two tools less.
512,hard_savings,Paper,200000,JPY,2026-01-01,2026-12-31,,,,`;
    expect(await portal.import('values', rows, { rates: RATES })).toMatchObject({ stored: 2 });
    const { valueLines } = await portal.account('512');
    expect(
      valueLines
        .toSorted((a, b) => (a.description < b.description ? -1 : 1))
        .map(({ amount, confirmed, assumptions }) => [amount, confirmed?.amount, assumptions]),
    ).toEqual([
      [1_300_00, undefined, 'Converted from JPY at 0.0065 USD of 31 Dec 2025.'],
      [1_100_55, 990_00, 'Two tools less. Converted from EUR at 1.1 USD of 31 Dec 2025.'],
    ]);
    expect(await portal.import('values', rows, { rates: RATES })).toMatchObject({ unchanged: 2 });
  });

  it('are the same lines when the rate is corrected', async () => {
    const portal = await importPortal();
    const rows = `${COSTS}\n512,services,1000,EUR,2026-01-01,2026-12-31,Training\n512,licence,5,EUR,2026-01-01,2026-12-31,\n`;
    await portal.import('costs', rows, { rates: RATES });
    const rates = [{ currency: 'EUR', on: '2026-01-01', rate: 1.15 }];
    expect(await portal.import('costs', rows, { rates })).toMatchObject({ stored: 2 });
    const { costLines } = await portal.account('512');
    expect(costLines.map(({ amount, description }) => [amount, description]).toSorted()).toEqual([
      [1_150_00, 'Training Converted from EUR at 1.15 USD of 1 Jan 2026.'],
      [5_75, 'Converted from EUR at 1.15 USD of 1 Jan 2026.'],
    ]);
  });

  it('are refused without a rate that is recent enough', async () => {
    const portal = await importPortal();
    const rows = `${COSTS}\n512,services,1000,EUR,2026-02-03,2026-12-31,\n512,services,1000,EURO,2026-01-01,2026-12-31,\n`;
    expect((await portal.import('costs', rows, { rates: RATES })).rejected).toEqual([
      {
        line: 2,
        reason:
          'no rate of EUR is known for 2026-02-03: add one of at most 31 days before to settings.value.rates, or convert the amounts to USD',
      },
      { line: 3, reason: 'currency "EURO" is unknown: write a code of ISO 4217 such as EUR' },
    ]);
  });
});

describe('a file of costs', () => {
  const HEADER = 'account_key,kind,amount,currency,starts_at,ends_at,recurring,description';

  it('stores cost lines, one-off and recurring', async () => {
    const portal = await importPortal();
    const rows = [
      HEADER,
      'acc_1,License,150000,USD,2026-01-01,2026-12-31,year,',
      'acc_1,implementation,20000.00,USD,2025-12-01,2025-12-31,,Onboarding',
      'acc_1,customer effort,500,USD,2026-01-01,2026-12-31,monthly,Champion time',
    ].join('\n');
    expect(await portal.import('costs', rows)).toMatchObject({ stored: 3, rejectedCount: 0 });
    const { costLines } = await portal.account('512');
    expect(
      costLines.map(({ kind, amount, recurring }) => [kind, amount, recurring]).toSorted(),
    ).toEqual([
      ['customer_effort', 50_000, 'month'],
      ['implementation', 2_000_000, null],
      ['licence', 15_000_000, 'year'],
    ]);
    expect(await portal.import('costs', rows)).toMatchObject({ stored: 0, unchanged: 3 });
  });

  it.each([
    ['no currency', 'acc_1,licence,1,,2026-01-01,2026-12-31,,', 'currency is missing'],
    [
      'a currency without a rate',
      'acc_1,licence,1,EUR,2026-01-01,2026-12-31,,',
      'convert the amounts to USD',
    ],
    [
      'an unknown kind',
      'acc_1,rent,1,USD,2026-01-01,2026-12-31,,',
      'kind "rent" is unknown: write licence',
    ],
    ['a negative amount', 'acc_1,licence,-1,USD,2026-01-01,2026-12-31,,', 'amount -1 is below 0'],
    [
      'a recurrence without a period',
      'acc_1,licence,1,USD,2026-01-01,2027-06-30,yes,',
      'not per what',
    ],
  ])('lists %s', async (_, row, reason) => {
    const portal = await importPortal();
    const report = await portal.import('costs', `${HEADER}\n${row}\n`);
    expect(report.rejected).toEqual([
      { line: 2, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('reads amounts by the digits of the currency', async () => {
    const portal = await importPortal();
    const yen = `${HEADER}\nacc_1,licence,1000,JPY,2026-01-01,2026-12-31,,\nacc_1,services,0.5,JPY,2026-01-01,2026-12-31,,\n`;
    const report = await portal.import('costs', yen, { currency: 'JPY' });
    expect(report.rejected).toEqual([
      { line: 3, reason: 'amount 0.5 is finer than JPY can be paid: write at most 0 decimals' },
    ]);
    expect((await portal.account('512')).costLines[0]?.amount).toBe(1000);
  });
});
