import type { Instant } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../../../calendar.ts';
import type { SourceOf } from '../../../config/usage-sources.ts';
import type { Analytics, SourceRow } from '../../../ports/analytics.ts';
import { pause as pauseFor } from '../../../pause.ts';
import { accountOf, domainOf, secondsOf, textOf } from '../exported-event.ts';
import { asker, textOf as bodyOf } from '../http/ask.ts';
import { jsonLines } from '../http/json-lines.ts';
import { wallClock } from './wall-clock.ts';

const PAGE_EVENTS = 1_000;
/** Exports are counted by the hour, sixty of them; every one is read to its end before anything is stored. */
const DAYS_PER_QUESTION = 7;
/** Users that Mixpanel knows by their device only are nobody in particular. */
const ANONYMOUS = '$device:';

type Options = {
  source: SourceOf<'mixpanel'>;
  secret: string;
  now: () => Instant;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Mixpanel by its raw export: JQL, which could count by itself, is deprecated, and the query API answers no more than a
 * few thousand groups. The export may tell an event twice; `key` is what Mixpanel itself tells events apart by.
 */
export function mixpanelAnalytics({ source, secret, now, pause = pauseFor }: Options): Analytics {
  const { accountProperty, accountIs, durationProperty, zone } = source;
  const { ask, faultOf, close } = asker({
    name: 'Mixpanel',
    secretFrom: source.secretFrom,
    timeoutMs: source.timeoutSeconds * 1_000,
    pause,
  });
  const headers = {
    authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
    'accept-encoding': 'gzip',
    accept: 'text/plain',
  };
  const projectDays = calendarOf(zone);
  const instantOf = wallClock(zone);

  function urlFor(from: Instant, to: Instant, more: Readonly<Record<string, string>> = {}): string {
    const url = new URL('/api/2.0/export', source.origin);
    const parameters = {
      project_id: source.projectId,
      from_date: projectDays.dayAt(from),
      to_date: projectDays.dayAt(to),
      time_in_ms: 'true',
      ...(source.events.length > 0 && { event: JSON.stringify(source.events) }),
      ...more,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  function eventOf({ event, properties = {} }: Exported): SourceRow {
    const { time, distinct_id, $user_id, $insert_id, $email, $session_id } = properties;
    const id = textOf($user_id) ?? textOf(distinct_id);
    const written = Number(time);
    // Old projects answer in seconds whatever was asked for.
    const at = instantOf(written < 1e11 ? written * 1_000 : written);
    return {
      kind: 'event',
      account: accountOf(properties[accountProperty], accountIs),
      event: textOf(event) ?? '',
      at,
      user: id === null || id.startsWith(ANONYMOUS) ? null : id,
      emailDomain: domainOf($email),
      session: textOf($session_id),
      userAgent: null,
      durationSeconds: durationProperty === null ? null : secondsOf(properties[durationProperty]),
      properties,
      key: JSON.stringify([event, textOf(distinct_id), written, textOf($insert_id)]),
    };
  }

  return {
    daysPerQuestion: DAYS_PER_QUESTION,
    async check(signal) {
      const url = urlFor(now(), now(), { limit: '1' });
      await ask({ method: 'GET', url, headers, signal }, ({ body }) => bodyOf(body));
      return `exports events of project ${source.projectId}`;
    },
    async *queryEvents(span, signal) {
      // A day of the portal lies on two days of a project in another zone; what is beyond the span is left out.
      const url = urlFor(span.from, Math.min(span.to, now()) - 1);
      const { body } = await ask({ method: 'GET', url, headers, signal }, async (answer) => answer);
      try {
        let page: SourceRow[] = [];
        for await (const line of jsonLines(body)) {
          const row = eventOf(line);
          if (row.kind === 'event' && !(row.at >= span.from && row.at < span.to)) continue;
          page.push(row);
          if (page.length < PAGE_EVENTS) continue;
          yield page;
          page = [];
        }
        yield page;
      } catch (error) {
        throw faultOf(error, signal);
      } finally {
        body.destroy();
      }
    },
    getMetrics: null,
    close,
  };
}

type Exported = { event?: unknown; properties?: Record<string, unknown> };
