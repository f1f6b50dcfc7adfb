import { companyResolver, unknownCompany } from '../../imports/company-resolver.ts';
import { metricNamed } from '../../imports/kinds/metric-named.ts';
import { RowRefusedError } from '../../imports/row.ts';
import type { DaySpan, SourceMetric } from '../../ports/analytics.ts';
import type { StoredReading } from '../../ports/records.ts';
import { readingFaults } from '../../records/readings.ts';
import type { SourcePull } from './source-pull.ts';
import type { Refusals } from './refusals.ts';

type Measured = Extract<SourceMetric, { kind: 'metric' }>;

/**
 * Takes over the metrics that a source computes as readings of the goals' metrics that are called so (V16, O15). The same
 * reading again is a no-op; another value of the same time corrects the earlier one.
 */
export async function pullMetrics(
  pull: Pick<SourcePull, 'analytics' | 'store' | 'source' | 'now' | 'signal'>,
  { span, refused }: { span: DaySpan; refused: Refusals },
): Promise<{ stored: number; unchanged: number }> {
  const { analytics, signal } = pull;
  const resolve = companyResolver();
  const tally = { stored: 0, unchanged: 0 };
  for await (const page of analytics.getMetrics?.(span, signal) ?? []) {
    signal.throwIfAborted();
    const measured = page.filter((row) => row.kind === 'metric');
    for (const row of page) if (row.kind === 'refused') refused.add(row.reason);
    const companyIds = await resolve(
      pull.store,
      measured.map(({ company }) => company),
    );
    const rows = new Map<string, Measured[]>();
    measured.forEach((row, index) => {
      const companyId = companyIds[index];
      if (companyId === undefined) return refused.add(unknownCompany(row.company));
      rows.set(companyId, [...(rows.get(companyId) ?? []), row]);
    });
    await saveReadings(pull, rows, refused, tally);
  }
  return tally;
}

async function saveReadings(
  { store, source, now }: Pick<SourcePull, 'store' | 'source' | 'now'>,
  rows: ReadonlyMap<string, readonly Measured[]>,
  refused: Refusals,
  tally: { stored: number; unchanged: number },
): Promise<void> {
  const author = { at: now, who: `pull ${source.name}`, via: 'import' } as const;
  await store.transaction(async ({ records }) => {
    const goals = await records.goals([...rows.keys()]);
    for (const [companyId, measured] of rows) {
      const readings = new Map<string, StoredReading>();
      for (const row of measured) {
        const { value, measuredAt } = row;
        try {
          const { id: metricId } = metricNamed(goals.get(companyId) ?? [], row);
          const reading = { metricId, value, measuredAt, source: source.name, evidence: null };
          const [fault] = readingFaults(reading, { now });
          if (fault) refused.add(`${fault.field} of a metric ${fault.message}`);
          // Of one metric and time the last row holds.
          else readings.set(`${metricId} ${measuredAt}`, reading);
        } catch (error) {
          if (!(error instanceof RowRefusedError)) throw error;
          refused.add(error.message);
        }
      }
      const added = await records.addReadings(companyId, [...readings.values()], author);
      tally.stored += added;
      tally.unchanged += readings.size - added;
    }
  });
}
