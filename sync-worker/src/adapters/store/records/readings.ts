import type { Reading } from '@attain/shared/domain/goals/goal';

import type { Author, ReadingVersion, StoredReading } from '../../../ports/records.ts';
import { markDirty } from '../dirty.ts';
import type { Columns } from '../engine.ts';
import { markPast } from '../history/restatements.ts';
import type { ReadingRecord } from '../schema.ts';
import { inTransaction, type Scope } from '../scope.ts';

/** Readings that hold, by company and metric: oldest first, one per instant. */
export type MetricReadings = ReadonlyMap<string, ReadonlyMap<string, readonly Reading[]>>;

const READING_COLUMNS: Columns = {
  portal_id: 'bigint',
  company_id: 'text',
  metric_id: 'text',
  measured_at: 'bigint',
  version: 'integer',
  value: 'double precision',
  source: 'text',
  evidence: 'text',
  recorded_at: 'bigint',
  recorded_by: 'text',
  via: 'text',
};

/** See `Records.addReadings`. A correction is a further version of its instant. */
export async function addReadings(
  scope: Scope,
  companyId: string,
  readings: readonly StoredReading[],
  by: Author,
): Promise<number> {
  return inTransaction(scope, async (inner) => {
    const metricIds = [...new Set(readings.map(({ metricId }) => metricId))];
    const history = await versionsOf(inner, companyId, metricIds);
    const added: ReadingRecord[] = [];
    for (const reading of readings) {
      const key = keyOf(reading.metricId, reading.measuredAt);
      const versions = history.get(key) ?? [];
      if (isKnown(versions, reading, by)) continue;
      const row = rowOf(inner.portalId, companyId, reading, versions.length + 1, by);
      history.set(key, [...versions, row]);
      added.push(row);
    }
    if (added.length === 0) return 0;
    await insertReadings(inner, added);
    await markDirty(inner, [companyId]);
    await markPast(inner, companyId, Math.min(...added.map((row) => row.measured_at)));
    return added.length;
  });
}

const keyOf = (metricId: string, measuredAt: number) => `${measuredAt} ${metricId}`;

async function versionsOf(
  { db, engine, portalId }: Scope,
  companyId: string,
  metricIds: readonly string[],
): Promise<Map<string, ReadingRecord[]>> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where(engine.inList('metric_id', metricIds))
    .orderBy('version')
    .execute();
  return Map.groupBy(rows, (row) => keyOf(row.metric_id, row.measured_at));
}

/**
 * Whether a reading says nothing new. A person's word is compared with the version that holds, so that a value can be
 * corrected back. An import is compared with every imported version: the same file again must not undo corrections.
 */
function isKnown(versions: readonly ReadingRecord[], reading: StoredReading, by: Author): boolean {
  const same = (row: ReadingRecord | undefined) =>
    row?.value === reading.value &&
    row.source === reading.source &&
    row.evidence === reading.evidence;
  if (same(versions.at(-1))) return true;
  return by.via === 'import' && versions.some((row) => row.via === 'import' && same(row));
}

function rowOf(
  portalId: number,
  companyId: string,
  reading: StoredReading,
  version: number,
  by: Author,
): ReadingRecord {
  return {
    portal_id: portalId,
    company_id: companyId,
    metric_id: reading.metricId,
    measured_at: reading.measuredAt,
    version,
    value: reading.value,
    source: reading.source,
    evidence: reading.evidence,
    recorded_at: by.at,
    recorded_by: by.who,
    via: by.via,
  };
}

export async function insertReadings(
  { db, engine }: Scope,
  rows: readonly ReadingRecord[],
): Promise<void> {
  const names = Object.keys(READING_COLUMNS) as (keyof ReadingRecord)[];
  await engine.insertRows(db, {
    into: 'reading',
    columns: READING_COLUMNS,
    rows: rows.map((row) => names.map((name) => row[name])),
  });
}

/** See `Records.readings`. */
export async function readingVersions(
  { db, portalId }: Scope,
  companyId: string,
  metricId: string,
): Promise<readonly ReadingVersion[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('metric_id', '=', metricId)
    .orderBy('measured_at')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    metricId: row.metric_id,
    value: row.value,
    measuredAt: row.measured_at,
    source: row.source,
    evidence: row.evidence,
    version: row.version,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    via: row.via,
  }));
}

export async function currentReadings(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<MetricReadings> {
  const rows = await db
    .selectFrom('reading')
    .select(['company_id', 'metric_id', 'measured_at', 'value'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .orderBy('company_id')
    .orderBy('metric_id')
    .orderBy('measured_at')
    .orderBy('version')
    .execute();

  const companies = new Map<string, Map<string, Reading[]>>();
  for (const row of rows) {
    const metrics = entry(companies, row.company_id, () => new Map<string, Reading[]>());
    const readings = entry(metrics, row.metric_id, () => []);
    // Corrections are few, so the version that holds is cheaper found here than in the query.
    if (readings.at(-1)?.measuredAt === row.measured_at) readings.pop();
    readings.push({ value: row.value, measuredAt: row.measured_at });
  }
  return companies;
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
