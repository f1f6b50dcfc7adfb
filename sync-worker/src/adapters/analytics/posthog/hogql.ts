import type { SourceOf } from '../../../config/usage-sources.ts';
import { POSTHOG_NO_USAGE } from '../../../usage/posthog-calls.ts';

/** What is never counted, told to PostHog so that neither addresses nor ids of these people leave it. */
export type Excluded = {
  users: readonly string[];
  emailDomains: readonly string[];
  /** Names, or with a * at the end for any ending. Who did nothing else was not active; how often it was is still told. */
  events: readonly string[];
  /** Events of users without a group belong to the domain of the address. */
  byEmailDomain: boolean;
};

export type HogqlQuery = { query: string; values: Readonly<Record<string, unknown>> };

type Source = Pick<SourceOf<'posthog'>, 'groupIndex' | 'accountProperty' | 'events'>;

/** Seconds without an event that end a session, where events carry no session of their own. */
const SESSION_GAP_SECONDS = 1_800;

const EMAIL_DOMAIN = `lower(arrayElement(splitByChar('@', ifNull(toString(person.properties.email), '')), 2))`;
/** PostHog's browser client tells of a visitor whom it does not know; he is nobody, as everywhere. */
const IDENTIFIED = `ifNull(toString(properties.$is_identified), 'true') != 'false'`;
const DAY = `toString(toDate(toTimeZone(timestamp, {zone})))`;

/** How the sum of a numeric property is called in an answer. */
export const numberColumn = (index: number) => `number_${index}`;

/** Queries of events by account. Rows are ordered by what they are grouped by, and a page begins after the last row. */
export function eventQueries(
  source: Source,
  { users, emailDomains, events, byEmailDomain }: Excluded,
  numbers: readonly string[],
) {
  const account = accountOf(source);
  const domain = byEmailDomain ? `if(${account} = '', ${EMAIL_DOMAIN}, '')` : `''`;
  const conditions = [
    'timestamp >= toDateTime({from})',
    'timestamp < toDateTime({to})',
    'event not in {noUsage}',
    ...(source.events.length > 0 ? ['event in {events}'] : []),
    ...(users.length > 0 ? ['distinct_id not in {users}'] : []),
    ...(emailDomains.length > 0 ? [`${EMAIL_DOMAIN} not in {emailDomains}`] : []),
  ];
  const where = conditions.join(' and ');
  const endings = events.filter((name) => name.endsWith('*'));
  const active = [
    where,
    IDENTIFIED,
    ...(events.length > 0 ? ['event not in {excludedEvents}'] : []),
    ...endings.map((_, index) => `not startsWith(event, {excluded_${index}})`),
  ].join(' and ');
  const sums = numbers
    .map((name, index) => `, sum(toFloat(${propertyNamed(name)})) as ${numberColumn(index)}`)
    .join('');
  const values = {
    noUsage: POSTHOG_NO_USAGE,
    ...(events.length > 0 && { excludedEvents: events }),
    ...Object.fromEntries(endings.map((name, index) => [`excluded_${index}`, name.slice(0, -1)])),
    ...(source.events.length > 0 && { events: source.events }),
    ...(users.length > 0 && { users }),
    ...(emailDomains.length > 0 && {
      emailDomains: emailDomains.map((each) => each.toLowerCase()),
    }),
  };

  return {
    values,
    cells: (after: boolean) => `
select ${account} as account, ${domain} as domain, ${DAY} as day, event as name, count() as event_count${sums}
from events where ${where}
group by account, domain, day, name
${after ? `having ${laterThan(['day', 'account', 'domain', 'name'])}` : ''}
order by day, account, domain, name`,
    userDays: (after: boolean) => `
select account, domain, day, user_id, sum(sessions) as session_count, sum(seconds) as second_count, max(has_sessions) as names_sessions
from (
  select ${account} as account, ${domain} as domain, ${DAY} as day, toString(person_id) as user_id,
    ifNull(toString(properties.$session_id), '') as session,
    if(session = '', arrayCount(gap -> gap > ${SESSION_GAP_SECONDS}, arrayDifference(arraySort(groupArray(toUnixTimestamp(timestamp))))) + 1, 1) as sessions,
    if(session = '', 0, dateDiff('second', min(timestamp), max(timestamp))) as seconds,
    if(session = '', 0, 1) as has_sessions
  from events where ${active}
  group by account, domain, day, user_id, session
)
group by account, domain, day, user_id
${after ? `having ${laterThan(['day', 'account', 'domain', 'user_id'])}` : ''}
order by day, account, domain, user_id`,
  };
}

/** PostHog refuses OFFSET to programs: a page begins after the last row of the one before. */
function laterThan(columns: readonly string[]): string {
  const [first = '', ...rest] = columns;
  const beyond = `${first} > {after_${first}}`;
  if (rest.length === 0) return beyond;
  return `(${beyond} or (${first} = {after_${first}} and ${laterThan(rest)}))`;
}

function accountOf({ groupIndex, accountProperty }: Source): string {
  return `ifNull(toString(${propertyNamed(accountProperty ?? `$group_${groupIndex}`)}), '')`;
}

/** In quotes of names: the configuration may name a property anything. */
function propertyNamed(name: string): string {
  return `properties.\`${name.replaceAll('\\', '\\\\').replaceAll('`', '``')}\``;
}
