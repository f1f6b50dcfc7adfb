import type { AsOf, PastHealth } from '@attain/shared/domain/account';
import { addDays, DAY_MS, type Instant } from '@attain/shared/domain/basics/time';
import { type GoalHistory, knownGoals } from '@attain/shared/domain/known-goals';
import type { TimeToValue } from '@attain/shared/domain/lifecycle/results';
import { restate } from '@attain/shared/domain/restate';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { Calendar } from '../calendar.ts';
import type { PastSnapshot, Restatement } from '../ports/history.ts';
import type { PortalStore } from '../ports/store.ts';
import type { SyncContext } from './sync-context.ts';

/** Companies asked for at a time. */
const COMPANIES = 500;
/** Days a transaction: a card waits milliseconds for it. */
const DAYS = 100;
/** No cycle spends longer on the past than this; the next one goes on. */
const BUDGET_MS = 60_000;
/** An import records its readings under the time it began, and may take this long to store them. */
const IMPORT_MS = DAY_MS;

type Restating = Pick<SyncContext, 'store' | 'settings' | 'calendar' | 'now' | 'signal' | 'log'>;

/** What is known by now of one company, beside its past snapshots. */
type Known = {
  history: GoalHistory;
  health: readonly PastHealth[];
  clock: Pick<TimeToValue, 'from' | 'clock'> | null;
};

/**
 * Tells days that are over anew where a late or corrected reading changes them (model, section 1: two times). What was
 * known before stays. Killed at any point, the next cycle begins with the company anew, and finds what was saved equal.
 */
export async function restateDays(context: Restating): Promise<void> {
  const { store, log, now } = context;
  const until = now() + BUDGET_MS;
  let days = 0;
  for await (const restatement of waiting(store)) {
    days += await restateCompany(context, restatement);
    if (now() > until) break;
  }
  if (days > 0) log.info({ days }, 'days told anew by late or corrected readings');
}

async function* waiting({ history }: PortalStore): AsyncGenerator<Restatement> {
  let after: string | null = null;
  for (;;) {
    const page: readonly Restatement[] = await history.toRestate(after, COMPANIES);
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)?.companyId ?? null;
  }
}

/** @returns how many days differ */
async function restateCompany(context: Restating, restatement: Restatement): Promise<number> {
  const { store, calendar, now, signal } = context;
  const { companyId, since } = restatement;
  let from = calendar.dayAt(since);
  let known: Known | undefined;
  let count = 0;
  for (;;) {
    const days = await store.history.days(companyId, from, DAYS);
    if (days.length === 0) break;
    known ??= await knownOf(context, companyId);
    const restated: PastSnapshot[] = [];
    for (const past of days) {
      const snapshot = restatedDay(past, known, context);
      const recordedAt = Math.max(now(), past.recordedAt + 1);
      if (snapshot !== null) restated.push({ recordedAt, snapshot });
    }
    await store.history.add(companyId, restated);
    count += restated.length;
    from = addDays(days.at(-1)?.snapshot.today ?? from, 1);
    signal.throwIfAborted();
  }
  await store.history.restated(restatement);
  return count;
}

async function knownOf({ store }: Restating, companyId: string): Promise<Known> {
  const { goals, health } = await store.history.evidence(companyId);
  const present = await store.scoring.snapshot(companyId);
  return { history: goals, health, clock: present?.timeToValue ?? null };
}

/** The day as it is known now; `null` where that says nothing else than what was last said of it. */
function restatedDay(
  { recordedAt, snapshot: past }: PastSnapshot,
  { history, health, clock }: Known,
  { calendar, settings }: Restating,
): Snapshot | null {
  const asOf = asOfThen(past, calendar);
  const end = asOf.nextMidnight;
  if (!isNewOf(history, recordedAt - IMPORT_MS, end)) return null;

  const goals = knownGoals(history, past.asOf, end);
  const begin = calendar.startOf(past.today);
  const pastHealth = health.filter(({ at }) => at < begin);
  const restated = restate(past, { goals, pastHealth, clock }, asOf, settings);
  const isSame = JSON.stringify(restated) === JSON.stringify(past);
  return isSame ? null : restated;
}

/** Whether a reading measured before the end of a day was recorded since an instant. */
function isNewOf({ readings }: GoalHistory, since: Instant, end: Instant): boolean {
  return readings.some(({ measuredAt, recordedAt }) => recordedAt > since && measuredAt < end);
}

function asOfThen({ asOf: now, today }: Snapshot, calendar: Calendar): AsOf {
  return { now, today, nextMidnight: calendar.startOf(addDays(today, 1)) };
}
