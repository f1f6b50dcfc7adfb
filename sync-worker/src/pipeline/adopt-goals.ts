import { isDeepStrictEqual } from 'node:util';

import type { Mapping } from '../config/mapping.ts';
import type { PropertyVersions } from '../ports/crm.ts';
import type { Adopted } from '../ports/adoptions.ts';
import type { GoalSources } from '../ports/store.ts';
import type { Author, StoredReading } from '../ports/records.ts';
import { batchesOfCompanies, type CompanyScope } from './company-batches.ts';
import { type Plan, type PlanContext, planOf } from './hubspot-goals/plan.ts';
import type { Observation } from './hubspot-goals/observations.ts';
import { figureReadings, keyOf, news, readingsOf, seenOf } from './hubspot-goals/readings.ts';
import { isCustomer } from './is-customer.ts';
import type { SyncContext } from './sync-context.ts';

/** A company with what is to be done for it and what of it has to be asked of HubSpot. */
type Work = { sources: GoalSources; plan: Plan; news: readonly Observation[] };

/** People act while HubSpot is asked; so often a company is planned again before it waits for the next cycle. */
const MOST_TRIES = 3;

/**
 * Takes over the goals and readings that the portal keeps in HubSpot (V13, O14), for the companies that changed or are
 * due. A change of what was signed is refused, and told in every cycle until it is resolved. Without a mapping it does
 * nothing at all; HubSpot is asked only for the history of values that are new.
 */
export async function adoptGoals(context: SyncContext, scope: CompanyScope): Promise<void> {
  const { store, mapping, progress, signal, report, log } = context;
  if (!keepsGoals(mapping)) return;
  const step = progress.step('Taking over goals');
  const taken = { saved: 0, readings: 0 };
  for await (const ids of batchesOfCompanies(context, scope)) {
    const { saved, readings } = await adoptGoalsOf(context, ids);
    taken.saved += saved;
    taken.readings += readings;
    step.advance(ids.length);
    signal.throwIfAborted();
  }
  const refused = await store.adoptions.refusals();
  if (refused.length > 0)
    log.warn(
      { changes: refused.length },
      'HubSpot holds changes of signed goals, which are refused',
    );
  report.goals({ ...taken, refused });
  step.done();
}

/** The same for a handful of companies, ahead of the others, without telling of standing refusals. */
export async function adoptGoalsOf(
  context: SyncContext,
  companyIds: readonly string[],
): Promise<{ saved: number; readings: number }> {
  const { store, mapping, report } = context;
  const taken = { saved: 0, readings: 0 };
  if (!keepsGoals(mapping)) return taken;
  let waiting = companyIds;
  for (let tries = 1; waiting.length > 0 && tries <= MOST_TRIES; tries += 1) {
    const sources = await store.adoptions.sources(waiting);
    const customers = sources.filter(({ company }) => isCustomer(mapping, company));
    const works = customers.map((each) => workOf(each, planContext(context)));
    if (tries === 1)
      for (const { plan } of works)
        for (const { type, id, issues } of plan.issues) report.issues(type, id, issues);
    const { saved, readings, moved } = await save(
      context,
      works,
      await historiesOf(context, works),
    );
    taken.saved += saved;
    taken.readings += readings;
    waiting = moved;
  }
  return taken;
}

function keepsGoals({ goals, readings }: Mapping): boolean {
  return goals.companyProperties.length > 0 || goals.customObject !== null || readings.length > 0;
}

function planContext({ mapping, calendar, now, report }: SyncContext): PlanContext {
  return {
    mapping,
    calendar,
    now: now(),
    today: calendar.dayAt(now()),
    states: mapping.goals.states,
    dealsReadable: !report.isSkipped('deals'),
  };
}

function workOf(sources: GoalSources, context: PlanContext): Work {
  const plan = planOf(sources, context);
  return { sources, plan, news: news(plan.observations, sources.adopted.seen) };
}

/** Versions of the properties whose value is new and which nothing dates, by observation. */
async function historiesOf(
  { crm }: SyncContext,
  works: readonly Work[],
): Promise<ReadonlyMap<string, PropertyVersions>> {
  const undated = works
    .flatMap((work) => work.news)
    .filter(({ measuredAt }) => measuredAt === null);
  const byType = Map.groupBy(undated, ({ record }) => record.type);
  const histories = new Map<string, PropertyVersions>();
  for (const [type, observations] of byType) {
    const ids = observations.map(({ record }) => record.id);
    const properties = [...new Set(observations.map(({ property }) => property))];
    const ofRecord = Map.groupBy(observations, ({ record }) => record.id);
    for await (const page of crm.history(type, ids, properties)) {
      for (const { id, versions } of page) {
        for (const observation of ofRecord.get(id) ?? [])
          histories.set(keyOf(observation), versions[observation.property] ?? []);
      }
    }
  }
  return histories;
}

/**
 * Goals, readings and what is remembered of them, in one transaction: a killed run has taken over all of it or nothing. A
 * company whose goals somebody signed or edited since it was planned is left as it is (`moved`).
 */
async function save(
  { store, now }: SyncContext,
  works: readonly Work[],
  histories: ReadonlyMap<string, PropertyVersions>,
): Promise<{ saved: number; readings: number; moved: readonly string[] }> {
  const by: Author = { at: now(), who: 'HubSpot', via: 'hubspot' };
  const counts = { saved: 0, readings: 0 };
  const moved: string[] = [];
  await store.transaction(async ({ records, adoptions }) => {
    const present = await records.goals(works.map(({ plan }) => plan.companyId));
    for (const work of works) {
      const { companyId, goals, adopted, refusals, observations, figures } = work.plan;
      if (!isDeepStrictEqual(present.get(companyId) ?? [], work.sources.goals)) {
        moved.push(companyId);
        continue;
      }
      for (const goal of goals) if (await records.saveGoal(companyId, goal, by)) counts.saved += 1;
      const readings = newReadings(work, histories, by);
      if (readings.length > 0)
        counts.readings += await records.addReadings(companyId, readings, by);
      const next: Adopted = { goals: adopted, seen: seenOf(observations, figures), refusals };
      if (!isDeepStrictEqual(next, work.sources.adopted)) await adoptions.save(companyId, next);
    }
  });
  return { ...counts, moved };
}

function newReadings(
  { sources, plan, news: fresh }: Work,
  histories: ReadonlyMap<string, PropertyVersions>,
  { at }: Author,
): readonly StoredReading[] {
  return [
    ...fresh.flatMap((observation) => readingsOf(observation, histories.get(keyOf(observation)))),
    ...figureReadings(plan.figures, sources.adopted.seen, at),
  ];
}
