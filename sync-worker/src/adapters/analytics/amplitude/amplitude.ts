import { DAY_MS, HOUR_MS, type Instant } from '@attain/shared/domain/basics/time';

import type { SourceOf } from '../../../config/usage-sources.ts';
import type { Analytics, SourceRow } from '../../../ports/analytics.ts';
import { SourceError } from '../../../ports/errors.ts';
import { pause as pauseFor } from '../../../pause.ts';
import { accountOf, domainOf, secondsOf, textOf } from '../exported-event.ts';
import { asker } from '../http/ask.ts';
import { type Archive, temporaryArchive } from './archive.ts';

const PAGE_EVENTS = 1_000;
const DAYS_PER_QUESTION = 7;
const NO_DATA = 404;
const TOO_LARGE = 400;

type Options = {
  source: SourceOf<'amplitude'>;
  secret: string;
  now: () => Instant;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

type Exported = Readonly<Record<string, unknown>>;

/**
 * Amplitude by its export, because its dashboard interface answers no more than a thousand groups and costs by the group.
 * The export is by the hour in which events arrived: what happened on a day arrived on that day or, late, on one of the
 * days that are looked back on.
 */
export function amplitudeAnalytics({ source, secret, now, pause = pauseFor }: Options): Analytics {
  const { ask, faultOf, close } = asker({
    name: 'Amplitude',
    secretFrom: source.secretFrom,
    timeoutMs: source.timeoutSeconds * 1_000,
    pause,
  });
  const headers = { authorization: `Basic ${Buffer.from(secret).toString('base64')}` };
  const wanted = new Set(source.events);
  const eventOf = eventReader(source);

  /** The parts of hours that Amplitude gives in one archive, the last one of them included. */
  async function* exported(
    from: Instant,
    to: Instant,
    archive: Archive,
    signal: AbortSignal,
  ): AsyncGenerator<Exported> {
    const url = new URL('/api/2/export', source.origin);
    url.searchParams.set('start', hourOf(from));
    url.searchParams.set('end', hourOf(to - HOUR_MS));
    const accept = [NO_DATA, TOO_LARGE];
    const status = await ask(
      { method: 'GET', url: url.href, headers, accept, signal },
      async (answer) => {
        if (answer.status === 200) await archive.save(answer.body);
        else answer.body.resume();
        return answer.status;
      },
    );
    if (status === NO_DATA) return;
    if (status !== TOO_LARGE) {
      yield* archive.objects();
      return;
    }
    const hours = Math.round((to - from) / HOUR_MS);
    if (hours <= 1) {
      throw new SourceError(
        `Amplitude refuses the export of the hour ${hourOf(from)}: it is larger than 4 GB, or the project has no export.`,
      );
    }
    const middle = from + Math.floor(hours / 2) * HOUR_MS;
    yield* exported(from, middle, archive, signal);
    yield* exported(middle, to, archive, signal);
  }

  return {
    daysPerQuestion: Math.max(DAYS_PER_QUESTION, source.lookBackDays + 2),
    async check(signal) {
      const url = new URL('/api/2/export', source.origin);
      // An hour of long ago: whether it is empty or not, the keys are good.
      for (const end of ['start', 'end']) url.searchParams.set(end, '20150101T00');
      await ask(
        { method: 'GET', url: url.href, headers, accept: [NO_DATA], signal },
        async (answer) => void answer.body.resume(),
      );
      return 'exports events';
    },
    async *queryEvents(span, signal) {
      const start = Math.floor(span.from / HOUR_MS) * HOUR_MS;
      const end = Math.min(
        span.to + source.lookBackDays * DAY_MS,
        (Math.floor(now() / HOUR_MS) + 1) * HOUR_MS,
      );
      const archive = await temporaryArchive();
      try {
        for (let from = start; from < end; from += DAY_MS) {
          let page: SourceRow[] = [];
          for await (const object of exported(
            from,
            Math.min(from + DAY_MS, end),
            archive,
            signal,
          )) {
            const row = eventOf(object);
            if (wanted.size > 0 && !wanted.has(row.event)) continue;
            if (!(row.at >= span.from && row.at < span.to)) continue;
            page.push(row);
            if (page.length < PAGE_EVENTS) continue;
            yield page;
            page = [];
          }
          yield page;
        }
      } catch (error) {
        throw faultOf(error, signal);
      } finally {
        await archive.remove();
      }
    },
    getMetrics: null,
    close,
  };
}

const hourOf = (at: Instant) => new Date(at).toISOString().slice(0, 13).replaceAll('-', '');

function eventReader({
  groupType,
  accountProperty,
  accountIs,
  durationProperty,
}: Options['source']): (exported: Exported) => Extract<SourceRow, { kind: 'event' }> {
  return (exported) => {
    const properties = objectIn(exported['event_properties']);
    const person = objectIn(exported['user_properties']);
    const account =
      accountProperty === null
        ? objectIn(exported['groups'])[groupType]
        : (properties[accountProperty] ?? person[accountProperty]);
    const event = textOf(exported['event_type']) ?? '';
    const session = exported['session_id'];
    return {
      kind: 'event',
      account: accountOf(account, accountIs),
      event,
      at: utcOf(textOf(exported['event_time'])),
      user: textOf(exported['user_id']),
      emailDomain: domainOf(person['email']),
      session: session === -1 ? null : textOf(session),
      userAgent: null,
      durationSeconds: durationProperty === null ? null : secondsOf(properties[durationProperty]),
      properties,
      key:
        textOf(exported['$insert_id']) ??
        textOf(exported['uuid']) ??
        JSON.stringify([event, exported['user_id'], exported['event_time']]),
    };
  };
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** `2026-06-30 08:00:00.123000`, in UTC. */
function utcOf(written: string | null): Instant {
  if (written === null) return NaN;
  const iso = written.trim().replace(' ', 'T').slice(0, 23);
  return Date.parse(/Z$/.test(iso) ? iso : `${iso}Z`);
}
