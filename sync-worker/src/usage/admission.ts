import { DAY_MS, HOUR_MS, type Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { UsageConfiguration } from '../config/usage.ts';
import type { Membership, UsageAccountRef, UsageEvent, UsageOutcome } from '../ports/usage.ts';
import { accountRefs } from './account-ref.ts';
import { botFilter } from './bots.ts';
import { isPublicMailDomain } from './email-domain.ts';
import { eventNames } from './event-names.ts';
import { internalUsers } from './internal-users.ts';
import type { KeptDetails } from './kept-details.ts';
import type { HashUser } from './people.ts';

/** One event as a way in understands it, before any rule. Holds personal data, and goes no further than the admission. */
export type RawEvent = {
  /** What the event itself calls its account; `null` = nothing. */
  account: UsageAccountRef | null;
  event: string;
  at: Instant;
  /** The product's id of an identified user. `null` = nobody in particular. */
  user: string | null;
  /** Domain of the user's address, where the event tells it; see `emailDomainOf`. */
  emailDomain: string | null;
  session: string | null;
  userAgent: string | null;
  durationSeconds: number | null;
  /** Of these the numbers that a measure is made of are kept. `null` = none. */
  properties: Readonly<Record<string, unknown>> | null;
  /** Identity, see `event-key.ts`. */
  key: string;
};

/** What a call says of where a user belongs. */
export type RawMember = Pick<RawEvent, 'account' | 'user' | 'emailDomain' | 'at'>;

/** The one gate between what any source sends and what is stored. */
export type Admission = {
  admit(raw: RawEvent, now: Instant): UsageEvent | UsageOutcome;
  /** `ignored_call`: it names nobody, or no account that a user could belong to. */
  admitMember(raw: RawMember, now: Instant): Membership | UsageOutcome;
};

type Rules = {
  usage: Pick<UsageConfiguration, 'exclude' | 'identity' | 'retention'>;
  kept: KeptDetails;
  calendar: Calendar;
  hashUser: HashUser;
};

/** A clock that is further ahead is wrong in a way that nobody can put right. */
const LATEST_AHEAD_MS = 24 * HOUR_MS;
/** No event lasts longer; what says so counts milliseconds, or does not know. */
const LONGEST_SECONDS = 86_400;
/** Sums of larger numbers are no longer exact. */
const LARGEST_NUMBER = 1e15;

/** Applies the rules of the configuration. Everything that is asked per event is looked up, not worked out. */
export function admissionOf({ usage, kept, calendar, hashUser }: Rules): Admission {
  const { exclude, identity, retention } = usage;
  const names = eventNames(exclude.events, kept);
  const isBot = botFilter();
  const refOf = accountRefs(exclude.accounts);
  const isInternal = internalUsers(exclude);
  const oldestMs = retention.cellDays * DAY_MS;

  const domainOf = (emailDomain: string | null): UsageAccountRef | null =>
    emailDomain === null || !identity.emailDomain || isPublicMailDomain(emailDomain)
      ? null
      : { by: 'domain', value: emailDomain };

  return {
    admit(raw, now) {
      const name = names(raw.event);
      if (typeof name === 'string') return name;
      if (raw.at > now + LATEST_AHEAD_MS) return 'future';
      if (!(raw.at >= now - oldestMs)) return 'too_old';
      if (exclude.bots && raw.userAgent !== null && isBot(raw.userAgent)) return 'bot';
      if (isInternal(raw.user, raw.emailDomain)) return 'internal';

      const user = raw.user === null ? null : hashUser(raw.user);
      const named = raw.account === null ? null : refOf(raw.account);
      if (typeof named === 'string') return named;
      const account = named ?? (user === null ? domainOf(raw.emailDomain) : byUser(user));
      if (account === null) return 'no_account';

      const at = Math.min(raw.at, now);
      const { durationSeconds: seconds } = raw;
      return {
        account,
        event: name.name,
        at,
        day: calendar.dayNumberAt(at),
        user,
        session: raw.session,
        durationSeconds:
          seconds !== null && seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds : null,
        numbers: name.numbers === null ? null : numbersOf(raw.properties, name.numbers),
        countsUsers: name.countsUsers,
        key: raw.key,
      };
    },
    admitMember(raw, now) {
      if (raw.user === null) return 'ignored_call';
      if (isInternal(raw.user, raw.emailDomain)) return 'internal';
      const named = raw.account === null ? null : refOf(raw.account);
      if (typeof named === 'string') return named;
      const account = named ?? domainOf(raw.emailDomain);
      if (account === null) return 'ignored_call';
      return { user: hashUser(raw.user), account, at: Math.min(raw.at, now) };
    },
  };
}

function byUser(value: string): UsageAccountRef {
  return { by: 'user', value };
}

function numbersOf(
  properties: RawEvent['properties'],
  wanted: readonly string[],
): Readonly<Record<string, number>> | null {
  if (properties === null) return null;
  let numbers: Record<string, number> | null = null;
  for (const property of wanted) {
    const value = numberIn(properties[property]);
    if (value !== null) (numbers ??= {})[property] = value;
  }
  return numbers;
}

/** A number, or text that is one: files and forms know no other. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) <= LARGEST_NUMBER ? number : null;
}
