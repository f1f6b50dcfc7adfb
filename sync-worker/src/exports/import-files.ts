import { currencyDigits } from '../pipeline/money.ts';
import type { RecordBodies, RecordKind, StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { goalRows } from './rows/goal-rows.ts';
import { costRow, type Major, valueRows } from './rows/ledger-rows.ts';
import {
  advocacyRow,
  escalationRow,
  hypothesisRows,
  onboardingRow,
  opportunityRow,
  overrideRow,
  quoteRow,
  reviewRow,
} from './rows/people-rows.ts';

/** A file as `attain import <kind>` takes it. */
export type ImportFile = { kind: string; rows: () => AsyncIterable<readonly object[]> };

export type ImportFacts = { companyId: string; currency: string; today: string };

/** Readings of one metric, a row at a time, are many; of everything else people write little. */
const ROWS_A_PIECE = 500;

/** What holds now, as the files that could have brought it: goals before what is said of them. */
export function importFiles(
  { records }: Pick<PortalStore, 'records'>,
  { companyId, currency, today }: ImportFacts,
): readonly ImportFile[] {
  const major: Major = (amount) =>
    amount === null ? null : amount / 10 ** currencyDigits(currency);
  const company = { company_id: companyId };
  const titles = async () => {
    const goals = await records.list(companyId, 'goal');
    const byId = new Map(goals.map(({ id, body }) => [id, body.title]));
    return (id: string | null) => (id === null ? null : (byId.get(id) ?? null));
  };
  type Titles = Awaited<ReturnType<typeof titles>>;
  const file = <Kind extends RecordKind>(
    kind: string,
    record: Kind,
    rowsOf: (body: RecordBodies[Kind], of: Titles) => readonly object[],
    counts: (stored: StoredRecord<Kind>) => boolean = ({ ended }) => !ended,
  ): ImportFile => ({
    kind,
    async *rows() {
      const titleOf = await titles();
      const stored = await records.list(companyId, record);
      const rows = stored.filter(counts).flatMap(({ body }) => rowsOf(body, titleOf));
      for (let at = 0; at < rows.length; at += ROWS_A_PIECE) {
        yield rows.slice(at, at + ROWS_A_PIECE).map((row) => ({ ...company, ...filled(row) }));
      }
    },
  });
  return [
    file('goals', 'goal', goalRows),
    {
      kind: 'metrics',
      async *rows() {
        for (const { body } of await records.list(companyId, 'goal')) {
          for (const metric of body.metrics) {
            const versions = await records.readings(companyId, metric.id);
            const last = new Map(versions.map((version) => [version.measuredAt, version]));
            const rows = [...last.values()].map(({ value, measuredAt, source, evidence }) => ({
              ...{ goal: body.title, metric: metric.name, value },
              ...{ measured_at: new Date(measuredAt).toISOString(), source, evidence },
            }));
            for (let at = 0; at < rows.length; at += ROWS_A_PIECE) {
              yield rows
                .slice(at, at + ROWS_A_PIECE)
                .map((row) => ({ ...company, ...filled(row) }));
            }
          }
        }
      },
    },
    file('values', 'value', (body, of) => valueRows(body, of, { major, currency })),
    file('costs', 'cost', (body) => [costRow(body, { major, currency })]),
    file('onboarding', 'onboarding', (body) => [onboardingRow(body)]),
    file('advocacy', 'advocacy', (body) => [advocacyRow(body)]),
    file('reviews', 'review', (body, of) => [reviewRow(body, of)]),
    file('quotes', 'quote', (body, of) => [quoteRow(body, of)]),
    file(
      'escalations',
      'escalation',
      (body) => [escalationRow(body)],
      ({ ended, body }) => !ended || body.resolvedOn !== null,
    ),
    file(
      'overrides',
      'override',
      (body) => [overrideRow(body)],
      ({ ended, body }) => !ended && body.until >= today,
    ),
    file('hypotheses', 'hypothesis', (body) => hypothesisRows(body, { major, currency })),
    file('opportunities', 'opportunity', (body, of) => [
      opportunityRow(body, of, { major, currency }),
    ]),
  ];
}

/** An empty cell says nothing. */
function filled(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
