import type { Instant } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../../calendar.ts';
import type { Configuration } from '../../config/configuration.ts';
import { countOccurrences } from '../../imports/occurrences.ts';
import { digestOf } from '../../identity.ts';
import type {
  DaySpan,
  SourceAccount,
  SourceCell,
  SourceEvent,
  SourceRow,
  SourceUserDay,
} from '../../ports/analytics.ts';
import { SourceError } from '../../ports/errors.ts';
import { accountRefs } from '../account-ref.ts';
import { admissionOf } from '../admission.ts';
import { isPublicMailDomain } from '../email-domain.ts';
import { eventNames } from '../event-names.ts';
import { internalUsers } from '../internal-users.ts';
import { keptDetails } from '../kept-details.ts';
import type { HashUser } from '../people.ts';
import { type GatheredDay, gatheredDay } from './gathered-day.ts';
import type { Refusals } from './refusals.ts';
import { userTimes } from './user-time.ts';

/** What a source says of some days, through the rules of what counts, ready to be stored. */
export type Gathering = {
  add(rows: readonly SourceRow[]): void;
  /** Every day of the span; days of which nothing was said are empty. */
  days(): ReadonlyMap<number, GatheredDay>;
  close(): void;
};

type Options = {
  span: DaySpan;
  configuration: Configuration;
  hashUser: HashUser;
  rowLimit: number;
  now: Instant;
  refusals: Refusals;
};

export function gather(options: Options): Gathering {
  const { span, configuration, hashUser, rowLimit, now, refusals } = options;
  const { exclude, identity } = configuration.usage;
  const calendar = calendarOf(span.zone);
  const kept = keptDetails(configuration);
  const admission = admissionOf({ usage: configuration.usage, kept, calendar, hashUser });
  const nameOf = eventNames(exclude.events, kept);
  const refOf = accountRefs(exclude.accounts);
  const isInternal = internalUsers(exclude);
  const occurrences = countOccurrences();
  const times = userTimes(configuration.settings.usage.sessionGapMinutes);
  const days = new Map<number, GatheredDay>();
  for (let day = span.firstDay; day <= span.lastDay; day += 1) days.set(day, gatheredDay());

  const dayFor = (day: number): GatheredDay | undefined => {
    const found = days.get(day);
    if (found === undefined) refusals.add('the day is not one of those that were asked for');
    return found;
  };

  const accountOf = (account: SourceAccount | null) =>
    account === null ? 'no_account' : refOf(account);

  function addCell(cell: SourceCell): void {
    const day = dayFor(cell.day);
    if (day === undefined || cell.count === 0) return;
    const name = nameOf(cell.event);
    if (typeof name === 'string') return day.count(name, cell.count);
    const account = accountOf(cell.account);
    if (typeof account === 'string') return day.count(account, cell.count);
    day.count('stored', cell.count);
    day.addCell({
      account,
      event: name.name,
      day: cell.day,
      count: cell.count,
      durationSeconds: cell.durationSeconds,
      numbers: only(cell.numbers, name.numbers),
    });
  }

  function addUserDay({ account: named, day: number, user, ...rest }: SourceUserDay): void {
    const day = dayFor(number);
    if (day === undefined || isInternal(user, null)) return;
    // Its events are counted with the cells, and what became of them too.
    const account = accountOf(named);
    if (typeof account === 'string') return;
    day.addUserDay({ account, day: number, user: hashUser(user), ...rest });
  }

  function addEvent(event: SourceEvent): void {
    if (!Number.isFinite(event.at)) return refusals.add('the time of an event is none');
    const day = dayFor(calendar.dayNumberAt(event.at));
    if (day === undefined) return;
    const isRepeated = occurrences.note(event.at, digestOf(event.key), 0).count > 1;
    if (isRepeated) return day.count('repeated', 1);
    const account = event.account ?? domainAccount(event.emailDomain);
    if (account === null) return day.count('no_account', 1);
    const admitted = admission.admit({ ...event, account }, now);
    if (typeof admitted === 'string') return day.count(admitted, 1);
    day.count('stored', 1);
    const { account: ref, event: name, durationSeconds, numbers } = admitted;
    const cell = {
      account: ref,
      event: name,
      day: admitted.day,
      count: 1,
      durationSeconds,
      numbers,
    };
    days.get(admitted.day)?.addCell(cell);
    times.add(admitted);
  }

  /** A source tells all of a user's events at once: who is in no group then will not be put into one later. */
  function domainAccount(domain: string | null): SourceAccount | null {
    if (domain === null || !identity.emailDomain || isPublicMailDomain(domain)) return null;
    return { by: 'domain', value: domain };
  }

  function add(row: SourceRow): void {
    switch (row.kind) {
      case 'cell':
        return addCell(row);
      case 'user_day':
        return addUserDay(row);
      case 'event':
        return addEvent(row);
      case 'refused':
        return refusals.add(row.reason);
    }
  }

  return {
    add(rows) {
      for (const row of rows) add(row);
      const size = [...days.values()].reduce((total, day) => total + day.size(), times.size());
      if (size <= rowLimit) return;
      throw new SourceError(
        `The source has more than ${rowLimit} rows for ${days.size} days: exclude events that tell nothing, or raise rowLimit.`,
      );
    },
    days() {
      for (const userDay of times.days()) days.get(userDay.day)?.addUserDay(userDay);
      return days;
    },
    close: () => occurrences.close(),
  };
}

/** Of the numbers those that a measure is made of. */
function only(
  numbers: Readonly<Record<string, number>> | null,
  wanted: readonly string[] | null,
): Readonly<Record<string, number>> | null {
  if (numbers === null || wanted === null) return null;
  const found = wanted.filter((name) => numbers[name] !== undefined);
  return found.length === 0
    ? null
    : Object.fromEntries(found.map((name) => [name, numbers[name] ?? 0]));
}
