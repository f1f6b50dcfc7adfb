import type { Metric } from '@attain/shared/domain/goals/goal';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { StoredReading } from '../../ports/records.ts';
import type { PortalStore } from '../../ports/store.ts';
import { readingFaults } from '../../records/readings.ts';
import { label, pastInstant, requiredLabel, text } from '../cells.ts';
import { requiredNumber } from '../number-cells.ts';
import { missing, refuse, refuseFaults } from '../refuse.ts';
import { repetition } from '../occurrences.ts';
import { RowRefusedError } from '../row.ts';
import type { KindContext, KindImport, PlacedRow } from './kind-import.ts';
import { metricNamed } from './metric-named.ts';

type ReadingDraft = {
  metric: string;
  goal: string | null;
  value: number;
  measuredAt: Instant;
  source: string | null;
  evidence: string | null;
};

type ReadingRow = PlacedRow<ReadingDraft>;

/** Readings of metrics that exist. A later reading of the same time corrects the earlier one; one file holds one. */
export function metricsImport(context: KindContext): KindImport<ReadingDraft> {
  const { reading, tally, author } = context;
  return {
    batchRows: 1_000,
    read(row) {
      const draft = {
        metric: requiredLabel(row, 'metric'),
        goal: label(row, 'goal'),
        value: requiredNumber(row, 'value'),
        measuredAt: pastInstant(row, 'measured_at', reading) ?? missing('measured_at'),
        source: text(row, 'source'),
        evidence: text(row, 'evidence'),
      };
      refuseFaults(readingFaults(draft, reading));
      return draft;
    },
    async save(store, rows) {
      for (const [companyId, readings] of await readingsByCompany(store, rows, context)) {
        const added = await store.records.addReadings(companyId, readings, author);
        tally.stored(added);
        tally.unchanged(readings.length - added);
      }
    },
  };
}

async function readingsByCompany(
  store: PortalStore,
  rows: readonly ReadingRow[],
  context: KindContext,
): Promise<ReadonlyMap<string, StoredReading[]>> {
  const goals = await store.records.goals([...new Set(rows.map(({ companyId }) => companyId))]);
  const byCompany = new Map<string, StoredReading[]>();
  for (const row of rows) {
    try {
      const metric = metricNamed(goals.get(row.companyId) ?? [], row.draft);
      if (isRepeated(row, metric, context)) {
        context.tally.unchanged(1);
        continue;
      }
      const { value, measuredAt, source, evidence } = row.draft;
      const readings = byCompany.get(row.companyId) ?? [];
      readings.push({ metricId: metric.id, value, measuredAt, source, evidence });
      byCompany.set(row.companyId, readings);
    } catch (error) {
      if (!(error instanceof RowRefusedError)) throw error;
      context.tally.reject(row.line, error.message);
    }
  }
  return byCompany;
}

/** Whether the file has this very reading before; another value for the same time is refused. */
function isRepeated(
  { draft, line }: ReadingRow,
  metric: Metric,
  { occurrences }: KindContext,
): boolean {
  const { measuredAt, value } = draft;
  const found = repetition(occurrences, { order: measuredAt, line }, [metric.id], [value]);
  if (found.kind !== 'other') return found.kind === 'same';
  return refuse(
    `line ${found.firstLine} has another value of "${metric.name}" at the same time: keep one`,
  );
}
