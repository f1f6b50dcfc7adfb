import { IMPORT_KINDS, type ImportKind } from '@attain/sync-worker/imports/kind';
import type { ImportReport } from '@attain/sync-worker/imports/report';
import { UserError } from '@attain/sync-worker/ports/errors';
import type { RecordKind } from '@attain/sync-worker/ports/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { columnsOf } from './columns-of.ts';
import { type ImportPortal, importPortal } from './imports-portal.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);

const RECORD_KINDS = [
  'goal',
  'value',
  'cost',
  'onboarding',
  'advocacy',
  'review',
  'quote',
  'escalation',
  'override',
  'hypothesis',
  'opportunity',
] as const satisfies readonly RecordKind[];

const COMPANIES = ['512', '513'] as const;

const GOALS = [
  'company_id,goal,metric,unit,baseline,target,state,signed_by,signed_at',
  '512,Faster reports,Hours per report,hours,4,2,active,Ann Lee,2026-01-01',
  '513,Fewer errors,Error rate,percent,12,2,,,',
].join('\n');

const DAYS = ['2026-01-01', '2026-06-30', '2026-07-01', '2026-09-01', '2026-02-30', '1969-12-31'];
const WORDS = ['yes', 'no', 'month', 'year', 'high', 'low', 'Faster reports', 'Error rate', 'USD'];
const NUMBERS = ['0', '1', '0.5', '12', '1,5', '1.234', '-3', '1e300', '1e999', 'NaN', '0x10'];
const ODD = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '"',
  ';',
  '=1+1',
  "'; drop table goal; --",
  '🦆',
  '\ud800',
];

/** What people write in a column, right and wrong; and what nobody should. */
function cellOf(column: string): fc.Arbitrary<string> {
  const known = KNOWN[column] ?? [];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(known.length > 0 ? known : WORDS)) },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(...DAYS, ...WORDS, ...NUMBERS, ...ODD) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

const RIGHT_DAYS = ['2026-01-01', '2026-05-31', '2026-06-30T08:00:00Z'];

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  company_id: ['512', '513', '99'],
  account_key: ['acc_1', 'acc_3', ''],
  domain: ['acme.com', 'beta.io', 'twin.com', ''],
  goal: ['Faster reports', 'fewer  ERRORS', 'Another goal', ''],
  goals: ['Faster reports', 'Faster reports; Fewer errors', ''],
  metric: ['Hours per report', 'Error rate', 'Another metric'],
  unit: ['hours', 'percent'],
  target: ['2', '5'],
  baseline: ['4', '12', ''],
  state: ['draft', 'proposed', 'active', ''],
  type: ['hard_savings', 'soft_savings', 'revenue_impact', 'risk_avoidance'],
  kind: ['licence', 'services'],
  item: ['kickoff', 'admin_trained', 'review_60'],
  activity: ['webinar', 'referral', 'case_study'],
  cause: ['downtime', 'legal', 'churn_threat'],
  band: ['healthy', 'at_risk', 'critical'],
  effort: ['low', 'high'],
  until: ['2026-08-01', '2026-09-29', '2026-06-30', '2027-01-01'],
  currency: ['USD', 'EUR', 'usd', ''],
  period: ['month', 'year', ''],
  recurring: ['yes', 'no', 'month', ''],
  external: ['yes', 'no', ''],
  direction: ['higher_is_better', 'lower_is_better', ''],
  mode: ['linear', 'maintain', ''],
  frequency: ['weekly', 'monthly', ''],
  confidence: ['high', 'modelled', ''],
  link: ['https://example.com/a', 'javascript:alert(1)', ''],
  value: ['1.2', '3.8', '7'],
  amount: ['100', '2500.50', '1e3'],
  potential: ['100', '2500.50'],
  yearly_value: ['100', '2500.50'],
  yearly_cost: ['50', ''],
  probability: ['0.2', '1', '2'],
  quantity: ['10', '140'],
  rate: ['60'],
  impact: ['1000'],
  margin: ['0.6', ''],
  attribution: ['0.15', ''],
  realisation: ['1', ''],
  probability_before: ['0.2', ''],
  probability_after: ['0.1', ''],
  goal_weight: ['1', '2', ''],
  metric_weight: ['1', ''],
  duration_s: ['60', ''],
  timestamp: RIGHT_DAYS,
  measured_at: RIGHT_DAYS,
  done_on: RIGHT_DAYS,
  on: RIGHT_DAYS,
  held_on: RIGHT_DAYS,
  since: RIGHT_DAYS,
  resolved_on: ['2026-06-30', ''],
  starts_at: ['2026-01-01', '2026-02-01'],
  ends_at: ['2026-12-31', '2026-06-30'],
  start_date: ['2026-01-01', ''],
  target_date: ['2026-12-31', ''],
  baseline_at: ['2026-01-01', ''],
  signed_at: ['2026-01-01', ''],
  signed_by: ['Ann Lee', ''],
  metric_category: ['quality', ''],
  outcome_category: ['risk', ''],
  vla_category: ['risk_mitigation', ''],
  confirmed_by: [''],
  confirmed_at: [''],
  confirmed_amount: [''],
};

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Rows under the right header, as a spreadsheet writes them. */
function fileOf(kind: ImportKind): fc.Arbitrary<string> {
  const columns = columnsOf(kind);
  const row = fc.tuple(...columns.map((column) => cellOf(column)));
  const separator = fc.constantFrom(',', ';', '\t');
  return fc
    .tuple(fc.array(row, { maxLength: 12 }), separator, fc.boolean())
    .map(([rows, mark, trailing]) =>
      [columns, ...rows.map((cells) => cells.map(quoted))]
        .map((cells) => [...cells, ...(trailing ? ['', ''] : [])].join(mark))
        .join('\r\n'),
    );
}

async function everythingIn({ store }: ImportPortal) {
  const records = [];
  for (const companyId of COMPANIES) {
    for (const kind of RECORD_KINDS) records.push(...(await store.records.list(companyId, kind)));
  }
  return records;
}

/** Every row has one outcome, and each refused one says why. */
function checkOutcomes({ rows, stored, unchanged, rejectedCount, rejected }: ImportReport) {
  expect(stored + unchanged + rejectedCount).toBe(rows);
  expect(new Set(rejected.map(({ line }) => line)).size).toBe(rejectedCount);
  for (const { reason } of rejected) expect(reason).not.toBe('');
}

describe.each(IMPORT_KINDS)('a file of %s', (kind) => {
  it('of any rows has one outcome a row, and the second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fileOf(kind), async (file) => {
        const portal = await importPortal();
        await portal.import('goals', GOALS);
        const first = await portal.import(kind, file);
        checkOutcomes(first);
        const before = await everythingIn(portal);
        const second = await portal.import(kind, file);
        checkOutcomes(second);
        expect(second).toMatchObject({ stored: 0, rejected: first.rejected });
        expect(await everythingIn(portal)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  it('of any rows is stored whole or not at all, when asked so', async () => {
    await fc.assert(
      fc.asyncProperty(fileOf(kind), async (file) => {
        const portal = await importPortal();
        await portal.import('goals', GOALS);
        const before = await everythingIn(portal);
        const report = await portal.import(kind, file, { allOrNothing: true });
        if (report.rejectedCount === 0) return;
        expect(report.stored).toBe(0);
        expect(await everythingIn(portal)).toEqual(before);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('of any bytes is read or refused in words', async () => {
    const portal = await importPortal();
    const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all));
    const name = fc.constantFrom('rows.csv', 'rows.ndjson', 'rows');
    const header = fc.constantFrom('', `${columnsOf(kind).join(',')}\n`, '{"company_id":"512",');
    await fc.assert(
      fc.asyncProperty(header, bytes, name, async (start, rest, path) => {
        const content = Buffer.concat([Buffer.from(start), rest]);
        try {
          checkOutcomes(await portal.import(kind, content, { name: path }));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: RUNS * 4 },
    );
  });
});
