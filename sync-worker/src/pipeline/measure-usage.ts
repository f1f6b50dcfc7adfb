import type { Instant } from '@attain/shared/domain/basics/time';

import type { Author, ReadingVersion, StoredReading } from '../ports/records.ts';
import type { CompanyRow } from '../ports/store.ts';
import { batchesOfCompanies, type CompanyScope } from './company-batches.ts';
import { isCustomer } from './is-customer.ts';
import { positiveField } from './normalise/fields.ts';
import type { SyncContext } from './sync-context.ts';
import { type MeasuredMetric, measuredMetrics } from './usage-measures/bound-metrics.ts';
import { evaluate, type Want } from './usage-measures/evaluate.ts';
import { reachOf } from './usage-measures/reach.ts';
import {
  hasSeats,
  lastInstant,
  measuredSpans,
  otherSeats,
  usageReading,
} from './usage-measures/usage-readings.ts';

type Measuring = Pick<
  SyncContext,
  'store' | 'measures' | 'mapping' | 'calendar' | 'now' | 'report'
>;

type Asked = { measured: MeasuredMetric; want: Want };

/** A reading as it is measured now, of a metric that may have another one of that instant. `null`: there is no value. */
type Fresh = Asked & { measuredAt: Instant; reading: StoredReading | null };
type News = { measured: MeasuredMetric; reading: StoredReading };

/**
 * Takes the readings of metrics that are bound to usage (M95), for the companies that changed or are due: one of each period
 * that is over, and a correction where late events changed a period. Without such a metric it asks the store nothing.
 */
export async function measureUsage(context: SyncContext, scope: CompanyScope): Promise<void> {
  const { measures, progress, signal, report } = context;
  if (measures.readings.length === 0) return;
  const step = progress.step('Measuring usage');
  let readings = 0;
  for await (const ids of batchesOfCompanies(context, scope)) {
    readings += await measureUsageOf(context, ids);
    step.advance(ids.length);
    signal.throwIfAborted();
  }
  report.usageReadings(readings);
  step.done();
}

/** The same for a handful of companies, ahead of the others. */
export async function measureUsageOf(
  context: Measuring,
  companyIds: readonly string[],
): Promise<number> {
  const { measures } = context;
  if (measures.readings.length === 0 || companyIds.length === 0) return 0;
  const metrics = await metricsOf(context, companyIds);
  if (metrics.length === 0) return 0;
  const fresh = await freshReadings(context, await askedOf(context, metrics));
  const news = await newsOf(context, fresh);
  return saveReadings(context, news);
}

async function metricsOf(
  { store, measures, mapping, report }: Measuring,
  companyIds: readonly string[],
): Promise<readonly (MeasuredMetric & { company: CompanyRow })[]> {
  const companies = (await store.companies.rows(companyIds)).filter((company) =>
    isCustomer(mapping, company),
  );
  const goals = await store.records.goals(companies.map(({ id }) => id));
  return companies.flatMap((company) => {
    const issues: { property: string; message: string }[] = [];
    const own = measuredMetrics(company.id, goals.get(company.id) ?? [], measures.readings, issues);
    report.issues('companies', company.id, issues);
    return own.map((each) => ({ ...each, company }));
  });
}

/** What is to be measured: each period of each metric. */
async function askedOf(
  { store, measures, mapping, calendar, now }: Measuring,
  metrics: readonly (MeasuredMetric & { company: CompanyRow })[],
): Promise<readonly Asked[]> {
  const ids = [...new Set(metrics.map(({ companyId }) => companyId))];
  const reach = await reachOf(store.usageSeries, ids, calendar);
  const marked = await store.scoring.dirtyAmong(ids);
  const today = calendar.dayAt(now());
  const property = mapping.company.licensedSeats;
  return metrics.flatMap((measured): Asked[] => {
    const { companyId, company, bound } = measured;
    const seats = positiveField(property, company.properties[property]).value ?? null;
    const isMarked = marked.has(companyId);
    const spans = measuredSpans(measured, {
      ...{ reach: reach.get(companyId), isMarked },
      ...{ today, measures, calendar },
    });
    return spans.map((span) => ({
      measured,
      want: { companyId, measure: bound.measure, span, seats },
    }));
  });
}

/** What it comes to. */
async function freshReadings(
  { store, calendar }: Measuring,
  asked: readonly Asked[],
): Promise<readonly Fresh[]> {
  const values = await evaluate(
    store.usageSeries,
    asked.map(({ want }) => want),
  );
  return asked.map(({ measured, want }, at) => {
    const value = values[at];
    const measuredAt = lastInstant(want.span, calendar);
    const reading =
      value?.kind === 'measured' ? usageReading(measured, want.span, value, calendar) : null;
    return { measured, want, measuredAt, reading };
  });
}

/** Readings of periods that have none, and those that correct one. Only where a value differs are its versions asked for. */
async function newsOf(context: Measuring, fresh: readonly Fresh[]): Promise<readonly News[]> {
  const { records } = context.store;
  const versions = new Map<string, ReadonlyMap<Instant, ReadingVersion>>();
  const news: News[] = [];
  const ofOtherSeats: Asked[] = [];
  for (const [measured, own] of Map.groupBy(fresh, (each) => each.measured)) {
    const { metric, companyId, bound } = measured;
    const known = valuesOf(measured);
    for (const { want, measuredAt, reading } of own) {
      const value = known.get(measuredAt);
      if (value === undefined) {
        if (reading !== null) news.push({ measured, reading });
        continue;
      }
      if (value === reading?.value || (reading === null && !hasSeats(bound.measure.measure)))
        continue;
      const key = `${companyId} ${metric.id}`;
      if (!versions.has(key)) {
        const all = await records.readings(companyId, metric.id);
        versions.set(key, new Map(all.map((version) => [version.measuredAt, version])));
      }
      const holding = versions.get(key)?.get(measuredAt);
      // A person's word stands.
      if (holding !== undefined && holding.via !== 'usage') continue;
      const seats = otherSeats(want, holding);
      if (seats !== null) ofOtherSeats.push({ measured, want: { ...want, seats } });
      else if (reading !== null) news.push({ measured, reading });
    }
  }
  return ofOtherSeats.length === 0 ? news : [...news, ...(await again(context, ofOtherSeats))];
}

/** The seats of a past period are those of when it was first measured, since today's say nothing of it (M95). */
async function again(context: Measuring, asked: readonly Asked[]): Promise<readonly News[]> {
  const fresh = await freshReadings(context, asked);
  return fresh.flatMap(({ measured, measuredAt, reading }) =>
    reading === null || valuesOf(measured).get(measuredAt) === reading.value
      ? []
      : [{ measured, reading }],
  );
}

function valuesOf({ metric }: MeasuredMetric): ReadonlyMap<Instant, number> {
  return new Map(metric.readings.map(({ measuredAt, value }) => [measuredAt, value]));
}

async function saveReadings({ store, now }: Measuring, news: readonly News[]): Promise<number> {
  if (news.length === 0) return 0;
  const by: Author = { at: now(), who: 'product usage', via: 'usage' };
  let added = 0;
  await store.transaction(async ({ records }) => {
    for (const [companyId, own] of Map.groupBy(news, ({ measured }) => measured.companyId)) {
      added += await records.addReadings(
        companyId,
        own.map(({ reading }) => reading),
        by,
      );
    }
  });
  return added;
}
