import { Command, InvalidArgumentError } from 'commander';
import { count } from '@attain/shared/domain/basics/plain-words';
import { addDays, dayNumber } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../calendar.ts';
import type { UsageOutcome } from '../ports/usage.ts';
import { type SourceStatus, type UsageStatus, usageStatus } from '../usage/usage-status.ts';
import { knownPortal } from './known-portal.ts';
import { withSession } from './session.ts';

const SHOWN = 20;

type Flags = { days: number; json?: true };

/** What an outcome means to whoever looks after the source. */
const OUTCOMES: Readonly<Record<UsageOutcome, string>> = {
  stored: 'stored',
  repeated: 'came again and counted once',
  membership: 'put a user into an account',
  ignored_call: 'told nothing of usage',
  no_account: 'named neither account nor user: send a group with each event, or a group call',
  no_event: 'had no name',
  name_too_long: 'had a name of more than 200 characters',
  not_text: 'had a name that is no text',
  no_object: 'were no events',
  future: 'were more than a day ahead: check the clock of the sender',
  too_old: 'were older than usage is kept',
  bot: 'were of bots',
  internal: 'were of your own staff or accounts',
  excluded_event: 'are excluded by name',
  too_many_names: 'had a new name beyond usage.limits.eventNames: do names hold ids?',
  too_many_accounts: 'were of new accounts beyond usage.limits.accounts',
  day_closed: 'were of days whose file was imported long ago',
  unreadable_batch: 'requests could not be read',
  too_large: 'requests were too large',
  source_closed: 'requests came to a closed source',
  over_quota: 'requests were beyond usage.limits.eventsPerDay',
};

export function usageCommand(): Command {
  return new Command('usage')
    .description('Show whether usage comes in: sources, what became of events, unmatched accounts.')
    .option('--days <n>', 'days that are added up, today included', days, 7)
    .option('--json', 'print one JSON object on standard output')
    .action(async (flags: Flags) => {
      const status = await read(flags);
      process.stdout.write(flags.json ? `${JSON.stringify(status)}\n` : describe(status, flags));
    });
}

function days(written: string): number {
  const number = Number(written);
  if (Number.isInteger(number) && number >= 1 && number <= 400) return number;
  throw new InvalidArgumentError('write a whole number from 1 to 400');
}

function read({ days: count }: Flags): Promise<UsageStatus> {
  return withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const portal = await knownPortal(session, store);
    const ofPortal = store.forPortal(portal.portalId);
    const configuration = await session.configurationOf(ofPortal);
    const today = calendarOf(configuration.timeZone ?? portal.timeZone).dayAt(Date.now());
    const bounds = { sinceDay: dayNumber(addDays(today, 1 - count)), limit: SHOWN };
    return usageStatus(ofPortal, configuration, bounds);
  });
}

function describe({ sources, accounts, unmatched }: UsageStatus, flags: Flags): string {
  const lines = sources.flatMap((source) => ['', ...describeSource(source, flags)]);
  if (sources.length === 0)
    lines.push('No usage has come in yet. `attain source add NAME` makes a source that sends.');
  lines.push(
    '',
    `Accounts that lead to a company: ${accounts.matched}; that do not: ${accounts.unmatched}.`,
  );
  if (accounts.usersWithoutAccount > 0)
    lines.push(
      `In no account: ${count(accounts.usersWithoutAccount, 'user')}. Send a group call for each.`,
    );
  for (const { source, ref, events, advice } of unmatched)
    lines.push(`  ${ref.value} (${source}, ${count(events, 'event')}): ${advice}`);
  return `${lines.join('\n').trimStart()}\n`;
}

function describeSource(
  { name, kind, closedAt, deliveredAt, keys, outcomes, pull }: SourceStatus,
  { days: count }: Flags,
): string[] {
  const when = deliveredAt === null ? 'nothing yet' : `last news ${iso(deliveredAt)}`;
  return [
    `${name} (${KINDS[kind]}${closedAt === null ? '' : `, closed ${iso(closedAt)}`}): ${when}`,
    ...keys.map(
      ({ id, hint, createdAt, revokedAt, lastUsedAt }) =>
        `  key ...${hint} ${id} made ${iso(createdAt)}, ${
          revokedAt !== null
            ? `revoked ${iso(revokedAt)}`
            : lastUsedAt === null
              ? 'never used'
              : `last used ${iso(lastUsedAt)}`
        }`,
    ),
    ...(pull === null ? [] : [describePull(pull)]),
    ...Object.entries(outcomes).map(
      ([outcome, number]) => `  ${number} ${OUTCOMES[outcome as UsageOutcome]}`,
    ),
    ...(Object.keys(outcomes).length === 0 ? [`  nothing in ${count} days`] : []),
  ];
}

function describePull({ at, error, throughDay }: NonNullable<SourceStatus['pull']>): string {
  const through = throughDay === null ? 'no complete day yet' : `complete to ${throughDay}`;
  return `  asked ${iso(at)}, ${through}${error === null ? '' : `; it failed: ${error}`}`;
}

const KINDS = { http: 'sends', file: 'files', pull: 'asked' } as const;

const iso = (at: number) => new Date(at).toISOString();
