import type { Instant } from '@attain/shared/domain/basics/time';

import type { Author, ReadingVersion, StoredReading } from '../ports/records.ts';
import type { CompanyRow, PortalStore } from '../ports/store.ts';
import { batchesOfCompanies, type CompanyScope } from './company-batches.ts';
import { isCustomer } from './is-customer.ts';
import { positiveField } from './normalise/fields.ts';
import type { SyncContext } from './sync-context.ts';
import { type MeasuredMetric, measuredMetrics } from './usage-measures/bound-metrics.ts';
import { evaluate, type Want } from './usage-measures/evaluate.ts';
import { reachOf } from './usage-measures/reach.ts';
import { corrects, measuredSpans, usageReading } from './usage-measures/usage-readings.ts';

type Measuring = Pick<
  SyncContext,
  'store' | 'measures' | 'mapping' | 'calendar' | 'now' | 'report'
>;

/** A reading as it is measured now, of a metric that may have another one of that instant. */
type Fresh = { measured: MeasuredMetric; reading: StoredReading };

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
  const { store, measures } = context;
  if (measures.readings.length === 0 || companyIds.length === 0) return 0;
  const metrics = await metricsOf(context, companyIds);
  if (metrics.length === 0) return 0;
  const fresh = await freshReadings(context, metrics);
  const news = await newsOf(store, fresh);
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

/** What each period of each metric comes to. */
async function freshReadings(
  { store, measures, mapping, calendar, now }: Measuring,
  metrics: readonly (MeasuredMetric & { company: CompanyRow })[],
): Promise<readonly Fresh[]> {
  const ids = [...new Set(metrics.map(({ companyId }) => companyId))];
  const reach = await reachOf(store.usageSeries, ids, calendar);
  const marked = await store.scoring.dirtyAmong(ids);
  const today = calendar.dayAt(now());
  const property = mapping.company.licensedSeats;
  const wanted = metrics.flatMap((measured): { measured: MeasuredMetric; want: Want }[] => {
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
  const values = await evaluate(
    store.usageSeries,
    wanted.map(({ want }) => want),
  );
  return wanted.flatMap(({ measured, want }, at) => {
    const value = values[at];
    if (value?.kind !== 'measured') return [];
    return { measured, reading: usageReading(measured, want.span, value, calendar) };
  });
}

/** Readings of periods that have none, and those that correct one. Only where a value differs are its versions asked for. */
async function newsOf({ records }: PortalStore, fresh: readonly Fresh[]): Promise<Fresh[]> {
  const versions = new Map<string, ReadonlyMap<Instant, ReadingVersion>>();
  const news: Fresh[] = [];
  for (const [{ metric, companyId, bound }, own] of Map.groupBy(fresh, (each) => each.measured)) {
    const known = new Map(metric.readings.map(({ measuredAt, value }) => [measuredAt, value]));
    for (const each of own) {
      const { reading } = each;
      const value = known.get(reading.measuredAt);
      if (value === reading.value) continue;
      const key = `${companyId} ${metric.id}`;
      if (value !== undefined && !versions.has(key)) {
        const all = await records.readings(companyId, metric.id);
        versions.set(key, new Map(all.map((version) => [version.measuredAt, version])));
      }
      const holding = versions.get(key)?.get(reading.measuredAt);
      if (value === undefined || corrects(reading, holding, bound.measure.measure)) news.push(each);
    }
  }
  return news;
}

async function saveReadings({ store, now }: Measuring, news: readonly Fresh[]): Promise<number> {
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
