import { confirmLine, disputeLine } from '@attain/sync-worker/agreements/value-steps';
import type { ImportKind } from '@attain/sync-worker/imports/kind';
import type { Author, RecordKind } from '@attain/sync-worker/ports/records';
import { correctAdvocacy, withdrawAdvocacy } from '@attain/sync-worker/records/advocacy';
import { setOverride } from '@attain/sync-worker/records/overrides';
import { describe, expect, it } from 'vitest';

import { type ImportPortal, importPortal } from './imports-portal.ts';

const ANN: Author = { at: Date.UTC(2026, 6, 2), who: 'Ann Lee', via: 'card' };

const GOALS = [
  'company_id,goal,metric,unit,baseline,target',
  '512,Faster reports,Hours per report,hours,4,2',
  '512,Fewer errors,Error rate,percent,12,2',
].join('\n');

type Sample = {
  kind: ImportKind;
  record: Exclude<RecordKind, 'goal'>;
  file: readonly string[];
  bodies: readonly object[];
};

const SAMPLES: readonly Sample[] = [
  {
    kind: 'onboarding',
    record: 'onboarding',
    file: ['company_id,item,done_on,note', '512,Admin trained,2026-06-01,by Bo'],
    bodies: [{ id: 'admin_trained', doneOn: '2026-06-01', note: 'by Bo' }],
  },
  {
    kind: 'advocacy',
    record: 'advocacy',
    file: [
      'domain;activity;on;note;link;;',
      'acme.com;reference call;2026-05-04;"with Beta; went well";;;',
      'acme.com;referral;2026-05-04;;https://example.com/r/1;;',
    ],
    bodies: [
      { activity: 'reference_call', note: 'with Beta; went well', link: null },
      { activity: 'referral', link: 'https://example.com/r/1' },
    ],
  },
  {
    kind: 'reviews',
    record: 'review',
    file: [
      'company_id,held_on,goals,attendees,notes',
      '512,2026-04-01,fewer errors; Faster  reports,"Ann, Bo",',
      '512,2026-06-30,,,All goals',
    ],
    bodies: [
      { heldOn: '2026-04-01', goalIds: [expect.any(String), expect.any(String)] },
      { heldOn: '2026-06-30', goalIds: null, notes: 'All goals' },
    ],
  },
  {
    kind: 'quotes',
    record: 'quote',
    file: [
      'company_id,text,by,on,role,goal,source,external',
      '512,"It ""just"" works,\nthey say",Sarah Chen,2026-06-01,COO,Faster reports,QBR,Yes',
      '512,We like it,Mike Lee,2026-06-02,,,,',
    ],
    bodies: [
      {
        text: 'It "just" works,\nthey say',
        role: 'COO',
        goalId: expect.any(String),
        external: true,
      },
      { text: 'We like it', goalId: null, source: null, external: false },
    ],
  },
  {
    kind: 'escalations',
    record: 'escalation',
    file: [
      'company_id,cause,reason,since,resolved_on',
      '512,downtime,Nobody can log in,2026-06-30T08:00:00Z,',
      '512,Churn threat,A competitor is in,2026-05-01,2026-06-01',
    ],
    bodies: [
      { cause: 'downtime', since: Date.UTC(2026, 5, 30, 8), resolvedOn: null },
      { cause: 'churn_threat', since: Date.UTC(2026, 3, 30, 22), resolvedOn: '2026-06-01' },
    ],
  },
  {
    kind: 'overrides',
    record: 'override',
    file: ['company_id,band,reason,by,until', '512,At risk,The sponsor left,Ann Lee,2026-08-31'],
    bodies: [{ band: 'at_risk', by: 'Ann Lee', until: '2026-08-31' }],
  },
  {
    kind: 'hypotheses',
    record: 'hypothesis',
    file: [
      'company_id,driver,yearly_value,currency,probability,assumption,pain_points,yearly_cost',
      '512,Fewer hours,50000.50,USD,0.6,20 analysts,Slow reports; Errors,20000',
      '512,Fewer tools,10000,USD,0.9,Two contracts end,,',
    ],
    bodies: [
      {
        painPoints: ['Slow reports', 'Errors'],
        drivers: [
          {
            description: 'Fewer hours',
            yearlyValue: 50_000_50,
            probability: 0.6,
            assumption: '20 analysts',
          },
          {
            description: 'Fewer tools',
            yearlyValue: 10_000_00,
            probability: 0.9,
            assumption: 'Two contracts end',
          },
        ],
        yearlyCost: 20_000_00,
      },
    ],
  },
  {
    kind: 'opportunities',
    record: 'opportunity',
    file: [
      'company_id,description,potential,currency,effort,goal,recommendation',
      '512,Roll out to sales,30000,USD,Low,Faster reports,Train ten people',
      '512,More sites,5000,USD,high,,',
    ],
    bodies: [
      { potential: 30_000_00, effort: 'low', recommendation: 'Train ten people' },
      { potential: 5_000_00, goalId: null, recommendation: 'Plan "More sites" with the customer.' },
    ],
  },
];

const text = (rows: readonly string[]) => rows.join('\n');

async function portalWithGoals(): Promise<ImportPortal> {
  const portal = await importPortal();
  await portal.import('goals', GOALS);
  return portal;
}

const bodiesOf = async ({ store }: ImportPortal, kind: Exclude<RecordKind, 'goal'>) =>
  (await store.records.list('512', kind)).map(({ body }) => body);

describe.each(SAMPLES)('a file of $kind', ({ kind, record, file, bodies }) => {
  it('is stored row by row, and changes nothing the second time', async () => {
    const portal = await portalWithGoals();
    const rows = file.length - 1;
    expect(await portal.import(kind, text(file))).toEqual({
      kind,
      rows,
      stored: rows,
      unchanged: 0,
      rejectedCount: 0,
      rejected: [],
      companies: 1,
    });
    const stored = await bodiesOf(portal, record);
    expect(stored).toHaveLength(bodies.length);
    for (const body of bodies) expect(stored).toContainEqual(expect.objectContaining(body));

    const later = { now: Date.UTC(2027, 6, 1) };
    const again = await portal.import(kind, text(file), later);
    expect(again).toMatchObject({ stored: 0, unchanged: rows, rejectedCount: 0 });
    expect(await bodiesOf(portal, record)).toEqual(stored);
  });

  it('is the same as NDJSON, with a byte order mark and Windows line ends', async () => {
    const portal = await portalWithGoals();
    await portal.import(kind, `\ufeff${file.join('\r\n')}\r\n`);
    const { rows } = await portal.import(kind, text(file));
    const [header = '', ...lines] = file;
    if (lines.some((line) => line.includes('"'))) return;
    const separator = header.includes(';') ? ';' : ',';
    const names = header.split(separator);
    const objects = lines.map((line) =>
      JSON.stringify(
        Object.fromEntries(line.split(separator).map((cell, at) => [names[at], cell])),
      ),
    );
    const ndjson = await portal.import(kind, objects.join('\n'), { name: 'rows.ndjson' });
    expect(ndjson).toMatchObject({ rows, stored: 0, unchanged: rows });
  });

  it('stores nothing for a company that nobody knows', async () => {
    const portal = await portalWithGoals();
    const foreign = text(file).replaceAll('\n512,', '\n777,').replaceAll('acme.com', 'other.com');
    const report = await portal.import(kind, foreign);
    expect(report).toMatchObject({ stored: 0, rejectedCount: file.length - 1, companies: 0 });
    expect(report.rejected[0]?.reason).toContain('no company, or more than one, has the');
  });
});

describe('a row that will not do', () => {
  it.each([
    ['onboarding', 'item,done_on', 'coffee,2026-06-01', 'item "coffee" is unknown: write kickoff'],
    ['onboarding', 'item,done_on', 'kickoff,', 'done_on is missing'],
    ['onboarding', 'item,done_on', 'kickoff,2026-07-02', 'done_on 2026-07-02 is in the future'],
    ['onboarding', 'item,done_on', 'kickoff,30.02.2026', 'is not a date'],
    ['advocacy', 'activity,on', 'applause,2026-06-01', 'activity "applause" is unknown'],
    ['advocacy', 'activity,on,link', 'webinar,2026-06-01,file:///x', 'link is not a web address'],
    ['reviews', 'held_on,goals', '2026-06-01,Faster reports;Nope', 'goal "Nope" is unknown'],
    ['reviews', 'held_on', '2027-06-01', 'held_on 2027-06-01 is in the future'],
    ['quotes', 'text,by,on', ',Ann,2026-06-01', 'text is missing'],
    ['quotes', 'text,by,on,external', 'Hi,Ann,2026-06-01,maybe', 'external "maybe" is unknown'],
    ['escalations', 'cause,reason,since', 'rain,Wet,2026-06-01', 'cause "rain" is unknown'],
    ['escalations', 'cause,reason,since', 'legal,,2026-06-01', 'reason is missing'],
    [
      'escalations',
      'cause,reason,since,resolved_on',
      'legal,Claim,2026-06-02,2026-06-01',
      'resolved_on 2026-06-01 is before since',
    ],
    [
      'escalations',
      'cause,reason,since,resolved_on',
      'legal,Claim,2026-06-02,2026-07-09',
      'resolved_on 2026-07-09 is in the future',
    ],
    ['overrides', 'band,reason,by,until', 'fine,Sponsor,Ann,2026-08-01', 'band "fine" is unknown'],
    [
      'overrides',
      'band,reason,by,until',
      'stable,Sponsor,Ann,2026-06-30',
      'until 2026-06-30 is over',
    ],
    [
      'overrides',
      'band,reason,by,until',
      'stable,Sponsor,Ann,2027-01-01',
      'more than 90 days ahead',
    ],
    [
      'opportunities',
      'description,potential,currency,effort',
      'More sites,"30,000",USD,low',
      'potential "30,000" is not a number',
    ],
    [
      'opportunities',
      'description,potential,currency,effort',
      'More sites,30000,EUR,low',
      'no rate of EUR is known',
    ],
    [
      'opportunities',
      'description,potential,currency,effort',
      'More sites,30000,,low',
      'currency is missing',
    ],
    [
      'hypotheses',
      'driver,yearly_value,currency,probability,assumption',
      'Hours,100,USD,60,Ten people',
      'probability 60 is not between 0 and 1',
    ],
    [
      'hypotheses',
      'driver,yearly_value,currency,probability,assumption',
      'Hours,-5,USD,0.6,Ten people',
      'yearly_value -5 is below 0',
    ],
  ] as const)('of %s (%s: %s) is listed with the reason', async (kind, columns, row, reason) => {
    const portal = await portalWithGoals();
    const report = await portal.import(kind, `company_id,${columns}\n512,${row}`);
    expect(report).toMatchObject({ stored: 0, rejectedCount: 1 });
    expect(report.rejected).toEqual([{ line: 2, reason: expect.stringContaining(reason) }]);
  });

  it('says nothing of the rows around it', async () => {
    const portal = await portalWithGoals();
    const file =
      'company_id,item,done_on\n512,kickoff,2026-06-01\n512,coffee,\n513,kickoff,2026-06-02';
    expect(await portal.import('onboarding', file)).toMatchObject({ stored: 2, rejectedCount: 1 });
  });

  it('that contradicts another row of the file is refused, the same again is not', async () => {
    const portal = await portalWithGoals();
    const file = [
      'company_id,item,done_on',
      '512,kickoff,2026-06-01',
      '512,kickoff,2026-06-01',
      '512,kickoff,2026-06-02',
    ];
    for (const stored of [1, 0]) {
      const report = await portal.import('onboarding', text(file));
      expect(report).toMatchObject({ stored, unchanged: 2 - stored, rejectedCount: 1 });
      expect(report.rejected).toEqual([
        { line: 4, reason: 'line 2 says something else of the same record: keep one' },
      ]);
    }
  });
});

describe('a hypothesis in a file', () => {
  const HEADER =
    'company_id,driver,yearly_value,currency,probability,assumption,pain_points,yearly_cost';

  it.each([
    ['a bad driver', '512,B,10,USD,7,y,,', 'probability 7'],
    ['a driver that is there twice', '512, a ,10,USD,0.7,y,,', 'is on line 2 already'],
    ['another cost', '512,B,10,USD,0.7,y,,6', 'yearly_cost is another'],
    ['other pain points', '512,B,10,USD,0.7,y,Cost,', 'pain_points are others'],
  ])('is held back whole by %s', async (_, row, reason) => {
    const portal = await importPortal();
    const file = text([HEADER, '512,A,10,USD,0.7,x,Slow,5', '513,C,1,USD,1,z,,', row]);
    const report = await portal.import('hypotheses', file);
    expect(report).toMatchObject({ rows: 3, stored: 1, rejectedCount: 2 });
    expect(report.rejected).toEqual([
      { line: 2, reason: 'not stored, because line 4 of the same hypothesis was refused' },
      { line: 4, reason: expect.stringContaining(reason) },
    ]);
    expect(await bodiesOf(portal, 'hypothesis')).toEqual([]);
  });

  it('is replaced by a later file', async () => {
    const portal = await importPortal();
    await portal.import('hypotheses', text([HEADER, '512,A,10,USD,0.7,x,Slow,5']));
    await portal.import('hypotheses', text([HEADER, '512,B,20,USD,0.5,y,,']));
    expect(await bodiesOf(portal, 'hypothesis')).toMatchObject([
      { painPoints: [], drivers: [{ description: 'B' }], yearlyCost: 0 },
    ]);
  });
});

describe('amounts of another currency', () => {
  const rates = (rate: number) => [{ currency: 'EUR', on: '2026-06-20', rate }];
  const FILE = 'company_id,description,potential,currency,effort\n512,More sites,100,EUR,low';

  it('are converted at the rate of the day on which they were first told, and stay', async () => {
    const portal = await portalWithGoals();
    await portal.import('opportunities', FILE, { rates: rates(1.1) });
    const later = [...rates(1.1), { currency: 'EUR', on: '2026-08-01', rate: 1.3 }];
    const again = { rates: later, now: Date.UTC(2026, 7, 2) };
    expect(await portal.import('opportunities', FILE, again)).toMatchObject({ unchanged: 1 });
    expect(await bodiesOf(portal, 'opportunity')).toMatchObject([
      { potential: 110_00, recommendation: 'Converted from EUR at 1.1 USD of 20 Jun 2026.' },
    ]);
  });
});

describe('what a person changed since', () => {
  const FILE = 'company_id,activity,on,note\n512,webinar,2026-06-01,as imported';

  async function imported() {
    const portal = await importPortal();
    await portal.import('advocacy', FILE);
    const [record] = await portal.store.records.list('512', 'advocacy');
    return { portal, id: record?.id ?? '' };
  }
  const order = { companyId: '512', by: ANN, today: '2026-07-02' };

  it('is not undone by the same file, and may be by another', async () => {
    const { portal, id } = await imported();
    const input = { activity: 'webinar', on: '2026-06-01', note: 'by Ann', link: null } as const;
    await correctAdvocacy(portal.store, { ...order, id, input });
    expect(await portal.import('advocacy', FILE)).toMatchObject({ stored: 0, unchanged: 1 });
    expect(await bodiesOf(portal, 'advocacy')).toMatchObject([{ note: 'by Ann' }]);
    const other = FILE.replace('as imported', 'as imported later');
    expect(await portal.import('advocacy', other)).toMatchObject({ stored: 1 });
  });

  it('is not brought back once it was ended', async () => {
    const { portal, id } = await imported();
    await withdrawAdvocacy(portal.store, { ...order, id, reason: 'Cancelled' });
    expect(await portal.import('advocacy', FILE)).toMatchObject({ stored: 0, unchanged: 1 });
    const report = await portal.import('advocacy', FILE.replace('as imported', 'changed'));
    expect(report.rejected).toEqual([
      { line: 2, reason: expect.stringContaining('a person ended this record') },
    ]);
    expect((await portal.account('512')).recorded.advocacy).toBeUndefined();
  });

  it('of a health override stays, whoever wrote the file', async () => {
    const portal = await importPortal();
    const file = 'company_id,band,reason,by,until\n512,critical,Outage,Bo,2026-07-31';
    await portal.import('overrides', file);
    const input = { band: 'stable', reason: 'Solved', until: '2026-08-31' } as const;
    await setOverride(portal.store, { ...order, input });
    expect(await portal.import('overrides', file)).toMatchObject({ unchanged: 1 });
    expect((await portal.account('512')).recorded.override).toMatchObject([{ band: 'stable' }]);
  });

  it('of a confirmed value line stays: a dispute, and the amount that the customer confirmed (C20)', async () => {
    const portal = await importPortal();
    const { store } = portal;
    const file = [
      'company_id,type,description,starts_at,ends_at,amount,period,confirmed_by,confirmed_at,confirmed_amount',
      '512,hard_savings,Tools,2026-01-01,2026-12-31,100,year,Cy,2026-06-01,100',
    ];
    await portal.import('values', text(file));
    const lineId = (await portal.account('512')).valueLines[0]?.id ?? '';
    await confirmLine(store, { companyId: '512', lineId, by: ANN, name: 'Cy', amount: 80_00 });
    expect(await portal.import('values', text(file))).toMatchObject({ unchanged: 1 });
    expect((await portal.account('512')).valueLines[0]?.confirmed?.amount).toBe(80_00);
    await disputeLine(store, { companyId: '512', lineId, by: ANN, name: 'Cy', reason: 'No' });
    expect(await portal.import('values', text(file))).toMatchObject({ unchanged: 1 });
    expect((await portal.account('512')).valueLines[0]).toMatchObject({
      confirmed: null,
      disputed: true,
    });
  });

  it('a file does not stretch what the customer confirmed over more', async () => {
    const portal = await importPortal();
    const { store } = portal;
    const file = (period: string) =>
      `company_id,type,description,starts_at,ends_at,amount,period\n512,hard_savings,Tools,2026-01-01,2026-12-31,100,${period}`;
    await portal.import('values', file('year'));
    const lineId = (await portal.account('512')).valueLines[0]?.id ?? '';
    await confirmLine(store, { companyId: '512', lineId, by: ANN, name: 'Cy', amount: 80_00 });
    const report = await portal.import('values', file('month'));
    expect(report.rejected).toEqual([
      {
        line: 2,
        reason: expect.stringContaining(
          'recurring would change from year to month, but Cy confirmed this line',
        ),
      },
    ]);
  });
});

it('an escalation is reopened by nobody but a person, and resolved by a later file', async () => {
  const portal = await importPortal();
  const file = (resolved: string) =>
    `company_id,cause,reason,since,resolved_on\n512,legal,Claim,2026-06-01,${resolved}`;
  await portal.import('escalations', file(''));
  expect((await portal.account('512')).recorded.escalation).toHaveLength(1);
  expect(await portal.import('escalations', file('2026-06-20'))).toMatchObject({ stored: 1 });
  expect((await portal.account('512')).recorded.escalation).toBeUndefined();
});
