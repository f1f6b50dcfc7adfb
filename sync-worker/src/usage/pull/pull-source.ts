import { dayNumber, dayOf, type Instant } from '@attain/shared/domain/basics/time';

import { type Calendar, calendarOf } from '../../calendar.ts';
import { pause } from '../../pause.ts';
import { SourceError } from '../../ports/errors.ts';
import type { PortalStore } from '../../ports/store.ts';
import type { OutcomeCounts, UsageOutcome } from '../../ports/usage.ts';
import { type HashUser, userHasher } from '../people.ts';
import { gather } from './gather.ts';
import type { GatheredDay } from './gathered-day.ts';
import { type Place, placeOf, savePlace } from './place.ts';
import { pullMetrics } from './pull-metrics.ts';
import { refusals, type Refusals } from './refusals.ts';
import type { PullReport } from './report.ts';
import type { SourcePull } from './source-pull.ts';
import { daysToPull, questionsOf, spanOf } from './spans.ts';
import { storeDays } from './store-days.ts';

/** An answer that breaks off is asked for again, after a moment. */
const MOST_ATTEMPTS = 3;
const RETRY_MS = 1_000;

/**
 * Pulls what a source says of the days since the last complete one, and of the days before it that may have changed. Each
 * question's answer is stored with how far the pull has come in one transaction: a pull that is killed goes on there, and
 * one that is repeated changes nothing. Today is stored as far as it has come.
 *
 * @throws {SourceError} where the source does not answer as it should; what was stored before stays.
 */
export async function pullSource(pull: SourcePull): Promise<Omit<PullReport, 'tookMs'>> {
  const { source, analytics, store, now, signal } = pull;
  const calendar = calendarOf(pull.timeZone);
  const today = calendar.dayNumberAt(now);
  const refused = refusals();
  const tally = tallyOf();
  const report = (state: 'pulled' | 'closed', place: Place) => ({
    source: source.name,
    type: source.type,
    state,
    error: null,
    throughDay: place.throughDay === null ? null : dayOf(place.throughDay),
    ...tally.report(),
    refusedCount: refused.total(),
    refused: refused.list(),
  });

  let place = await placeOf(store.cursors, source.name);
  if (!(await isOpen(store, source.name, now))) return report('closed', place);

  const { lookBackDays, backfillDays } = source;
  const since = pull.since === null ? null : dayNumber(pull.since);
  const days = daysToPull({
    throughDay: place.throughDay,
    today,
    lookBackDays,
    backfillDays,
    since,
  });
  if (analytics.queryEvents !== null) {
    const hashUser = userHasher(await store.usage.salt());
    for (const question of questionsOf(days, analytics.daysPerQuestion)) {
      signal.throwIfAborted();
      const gathered = await answerTo(question, { ...pull, calendar, hashUser, refused });
      const received = { source: source.name, at: now, today };
      const stored = await storeDays(store, gathered, place, { ...received, lookBackDays });
      place = stored.place;
      tally.days(gathered, stored.changedDays);
      pull.step.advance(gathered.size);
    }
  }
  if (analytics.getMetrics !== null) {
    tally.readings(await pullMetrics(pull, { span: spanOf(days, calendar), refused }));
    place = await placeMetrics(pull, place, today);
  }
  return report('pulled', place);
}

/** @throws {SourceError} where another kind of source has the name. */
async function isOpen(store: PortalStore, name: string, at: Instant): Promise<boolean> {
  await store.usage.createSource({ name, kind: 'pull', at });
  const known = (await store.usage.sources()).find((each) => each.name === name);
  if (known !== undefined && known.kind !== 'pull') {
    throw new SourceError(
      `There is another source called ${name}, which does not pull: give this one another name.`,
    );
  }
  return known?.closedAt === null;
}

type Answering = SourcePull & { calendar: Calendar; hashUser: HashUser; refused: Refusals };

/** The answer to one question, whole or not at all. */
async function answerTo(
  days: { firstDay: number; lastDay: number },
  { analytics, calendar, hashUser, refused, configuration, source, now, signal }: Answering,
): Promise<ReadonlyMap<number, GatheredDay>> {
  const span = spanOf(days, calendar);
  for (let attempt = 1; ; attempt += 1) {
    const ofAttempt = refusals();
    const { rowLimit } = source;
    const options = { span, configuration, hashUser, rowLimit, now, refusals: ofAttempt };
    const gathering = gather(options);
    try {
      for await (const rows of analytics.queryEvents?.(span, signal) ?? []) {
        signal.throwIfAborted();
        gathering.add(rows);
      }
      for (const { reason, count } of ofAttempt.list()) refused.add(reason, count);
      return gathering.days();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceError && error.passes) || attempt >= MOST_ATTEMPTS) throw error;
      await pause(RETRY_MS, signal);
    } finally {
      gathering.close();
    }
  }
}

/** A source of metrics alone has no days of usage; how far it was asked is kept all the same. */
async function placeMetrics(
  { analytics, store, source }: SourcePull,
  place: Place,
  today: number,
): Promise<Place> {
  if (analytics.queryEvents !== null) return place;
  const moved = { ...place, throughDay: today - 1 };
  await savePlace(store.cursors, source.name, moved);
  return moved;
}

/** Adds up what a report tells. */
function tallyOf() {
  let span: { first: number; last: number } | null = null;
  let [changedDays, cells, userDays] = [0, 0, 0];
  let readings = { stored: 0, unchanged: 0 };
  const outcomes: Partial<Record<UsageOutcome, number>> = {};
  return {
    days(gathered: ReadonlyMap<number, GatheredDay>, changed: number) {
      changedDays += changed;
      for (const [number, day] of gathered) {
        span = { first: Math.min(span?.first ?? number, number), last: number };
        cells += day.cells().length;
        userDays += day.userDays().length;
        for (const [outcome, count] of Object.entries(day.outcomes()))
          outcomes[outcome as UsageOutcome] = (outcomes[outcome as UsageOutcome] ?? 0) + count;
      }
    },
    readings(of: { stored: number; unchanged: number }) {
      readings = of;
    },
    report: () => ({
      firstDay: span === null ? null : dayOf(span.first),
      lastDay: span === null ? null : dayOf(span.last),
      changedDays,
      cells,
      userDays,
      outcomes: outcomes as OutcomeCounts,
      readings,
    }),
  };
}
