import { calendarOf } from '../../../calendar.ts';
import type { SourceOf } from '../../../config/usage-sources.ts';
import type { Analytics, DaySpan, SourceAccount, SourceRow } from '../../../ports/analytics.ts';
import { SourceError } from '../../../ports/errors.ts';
import { pause as pauseFor } from '../../../pause.ts';
import { isPublicMailDomain } from '../../../usage/email-domain.ts';
import { asker } from '../http/ask.ts';
import { dayIn, numberIn, textIn } from '../sql/cell-values.ts';
import { checkColumns, metricOf } from '../sql/columns.ts';
import { type Excluded, eventQueries, numberColumn } from './hogql.ts';
import { type HogqlRow, queryApi } from './query-api.ts';

const PAGE_ROWS = 50_000;
/** Queries are counted by the hour; a week is two of them, unless there are more rows than one page holds. */
const DAYS_PER_QUESTION = 7;

type Options = {
  source: SourceOf<'posthog'>;
  key: string;
  excluded: Excluded;
  /** Properties whose numbers are added up, whatever event they come with. */
  numbers: readonly string[];
  /** The most rows that PostHog gives a program at once. */
  pageRows?: number;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** PostHog, which counts by itself: events by account, day and name, and users by account and day. */
export function posthogAnalytics(options: Options): Analytics {
  const { source, key, excluded, numbers, pageRows = PAGE_ROWS, pause = pauseFor } = options;
  const timeoutMs = source.timeoutSeconds * 1_000;
  const { ask, close } = asker({
    name: 'PostHog',
    secretFrom: source.secretFrom,
    timeoutMs,
    pause,
  });
  const run = queryApi({
    ask,
    origin: source.origin,
    projectId: source.projectId,
    key,
    timeoutMs,
    pause,
  });
  const queries = eventQueries(source, excluded, numbers);
  const { metricsQuery } = source;

  async function* pages(
    queryFor: (after: boolean) => string,
    order: readonly string[],
    span: DaySpan,
    signal: AbortSignal,
  ): AsyncGenerator<readonly HogqlRow[]> {
    let after: Record<string, unknown> = {};
    for (let count = 0; ; ) {
      const isFirst = count === 0;
      const query = `${queryFor(!isFirst)}\nlimit ${pageRows}`;
      const rows = await run({ query, values: { ...valuesOf(span), ...after } }, signal);
      count += rows.length;
      if (count > source.rowLimit) {
        throw new SourceError(
          `PostHog gives more than ${source.rowLimit} rows for ${span.lastDay - span.firstDay + 1} days: name the events that matter in events, or raise rowLimit.`,
        );
      }
      yield rows;
      const last = rows.at(-1);
      if (rows.length < pageRows || last === undefined) return;
      after = Object.fromEntries(order.map((column) => [`after_${column}`, last.get(column)]));
    }
  }

  const valuesOf = (span: DaySpan) => ({
    ...queries.values,
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    zone: span.zone,
  });

  return {
    daysPerQuestion: DAYS_PER_QUESTION,
    async check(signal) {
      await run({ query: 'select count() from events where 1 = 2', values: {} }, signal);
      return `answers queries of project ${source.projectId}`;
    },
    async *queryEvents(span, signal) {
      const calendar = calendarOf(span.zone);
      const dayOf = (row: HogqlRow) => dayIn(row.get('day'), calendar) ?? NaN;
      for await (const rows of pages(
        queries.cells,
        ['day', 'account', 'domain', 'name'],
        span,
        signal,
      ))
        yield rows.map(
          (row): SourceRow => ({
            kind: 'cell',
            account: accountOf(row, source.accountIs),
            event: textIn(row.get('name')) ?? '',
            day: dayOf(row),
            count: numberIn(row.get('event_count')) ?? 0,
            durationSeconds: null,
            numbers: sumsOf(row, numbers),
          }),
        );
      for await (const rows of pages(
        queries.userDays,
        ['day', 'account', 'domain', 'user_id'],
        span,
        signal,
      ))
        yield rows.map(
          (row): SourceRow => ({
            kind: 'user_day',
            account: accountOf(row, source.accountIs),
            day: dayOf(row),
            user: textIn(row.get('user_id')) ?? '',
            sessions: numberIn(row.get('session_count')) ?? 1,
            durationSeconds: row.get('names_sessions')
              ? (numberIn(row.get('second_count')) ?? null)
              : null,
          }),
        );
    },
    getMetrics:
      metricsQuery === null
        ? null
        : async function* (span, signal) {
            const calendar = calendarOf(span.zone);
            const values = {
              from: new Date(span.from).toISOString(),
              to: new Date(span.to).toISOString(),
              zone: span.zone,
            };
            // Without a limit of its own PostHog answers a hundred rows.
            const query = `select * from (${metricsQuery.replace(/[\s;]+$/, '')}) limit ${PAGE_ROWS}`;
            const rows = await run({ query, values }, signal);
            if (rows[0]) checkColumns('metric', [...rows[0].keys()]);
            yield rows.map((row) => metricOf(row, calendar));
          },
    close,
  };
}

function sumsOf(row: HogqlRow, names: readonly string[]): Record<string, number> | null {
  const sums = names.flatMap((name, index) => {
    const sum = numberIn(row.get(numberColumn(index)));
    return typeof sum === 'number' ? [[name, sum] as const] : [];
  });
  return sums.length > 0 ? Object.fromEntries(sums) : null;
}

function accountOf(row: HogqlRow, by: SourceOf<'posthog'>['accountIs']): SourceAccount | null {
  const account = textIn(row.get('account'));
  if (account) return { by, value: account };
  const domain = textIn(row.get('domain'));
  return domain && !isPublicMailDomain(domain) ? { by: 'domain', value: domain } : null;
}
