import { markDirty } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';
import type { AddedUsage, UsageBatch, UsageEvent, UsageOutcome } from '../../../ports/usage.ts';
import { accountName, accountsOf, type StoredAccount } from './accounts.ts';
import { addSpans } from './account-spans.ts';
import { addCells, cellsOf } from './cells.ts';
import { addEventUsers, addNumbers, numbersOf } from './details.ts';
import { eventIdsOf } from './event-names.ts';
import { noteDays } from './delivered-days.ts';
import { closedDays, keepFileDays } from './file-days.ts';
import { claimFreshEvents } from './fresh-events.ts';
import { noteKeptDetails } from './kept-since.ts';
import { forgetKeys } from './keys.ts';
import { accountsOfEvents, putIntoAccounts } from './members.ts';
import { countOutcomes, totalOutcomes } from './outcomes.ts';
import type { PlacedEvent } from './placed-event.ts';
import { newSessions } from './sessions.ts';
import { noteDelivery, sourceKind } from './sources.ts';
import { addUserDays, userDaysOf } from './user-days.ts';

type Refused = { index: number; outcome: UsageOutcome };

/** See `Usage.add`. The keys are in the same transaction as the cells, so an event counts once whatever happens. */
export async function addUsage(scope: Scope, batch: UsageBatch): Promise<AddedUsage> {
  return inTransaction(scope, async (inner) => {
    await putIntoAccounts(inner, batch);
    const added = await addEvents(inner, batch);
    const refused: Partial<Record<UsageOutcome, number>> = {};
    for (const { outcome } of added.refused) refused[outcome] = (refused[outcome] ?? 0) + 1;
    await countOutcomes(
      inner,
      batch.source,
      batch.receivedOn,
      totalOutcomes(batch.outcomes ?? {}, refused, {
        stored: added.stored,
        repeated: added.repeated,
      }),
    );
    return added;
  });
}

async function addEvents(scope: Scope, batch: UsageBatch): Promise<AddedUsage> {
  const { source, events, receivedAt, receivedOn } = batch;
  if (events.length === 0) return { stored: 0, repeated: 0, refused: [] };
  const isFile = (await sourceKind(scope, source)) === 'file';
  const fresh = await claimFreshEvents(scope, batch, isFile);
  const repeated = events.length - fresh.length;
  if (fresh.length === 0) return { stored: 0, repeated, refused: [] };

  await noteKeptDetails(scope, receivedOn);
  const { placed, refused, accounts } = await place(scope, batch, fresh, isFile);
  // What is refused may come again once there is room for it.
  await forgetKeys(
    scope,
    refused.map(({ index }) => events[index]?.key ?? ''),
    receivedOn,
  );
  if (placed.length === 0) return { stored: 0, repeated, refused };
  const startsSession = await newSessions(scope, source, placed, receivedOn);
  await addCells(scope, cellsOf(placed));
  await addUserDays(scope, userDaysOf(placed, scope.sessionGapMs, startsSession));
  await addNumbers(scope, numbersOf(placed));
  await addEventUsers(scope, placed);
  await addSpans(scope, placed);
  if (isFile) await keepFileDays(scope, placed, receivedOn);
  await noteDelivery(scope, source, receivedAt);
  await noteDays(
    scope,
    source,
    placed.map(({ event }) => event.day),
  );
  await markDirty(scope, movedCompanies(placed, accounts, receivedOn));
  return { stored: placed.length, repeated, refused };
}

/** Gives events their accounts and names, as far as there is room for new ones. */
async function place(
  scope: Scope,
  { source, events, receivedOn }: UsageBatch,
  fresh: readonly number[],
  isFile: boolean,
): Promise<{
  placed: readonly PlacedEvent[];
  refused: readonly Refused[];
  accounts: ReadonlyMap<number, StoredAccount>;
}> {
  const news = fresh.map((index) => events[index] as UsageEvent);
  const ofUsers = await accountsOfEvents(scope, source, news);
  const refOf = ({ account }: UsageEvent) =>
    (account.by === 'user' ? ofUsers.get(account.value) : undefined) ?? account;
  // Events share the object that names their account, so that most are looked up by it and not by its text.
  const refs = new Set(news.map(refOf));
  const byName = await accountsOf(scope, source, [...refs]);
  const byRef = new Map([...refs].map((ref) => [ref, byName.get(accountName(ref))]));
  const eventIds = await eventIdsOf(
    scope,
    news.map(({ event }) => event),
  );
  const accounts = new Map([...byName.values()].map((account) => [account.id, account]));
  const isClosed = isFile
    ? await closedDays(scope, [...accounts.keys()], { days: daysOf(news), today: receivedOn })
    : () => false;

  const placed: PlacedEvent[] = [];
  const refused: Refused[] = [];
  fresh.forEach((index, at) => {
    const event = news[at] as UsageEvent;
    const account = byRef.get(refOf(event));
    const eventId = eventIds.get(event.event);
    if (account === undefined) refused.push({ index, outcome: 'too_many_accounts' });
    else if (eventId === undefined) refused.push({ index, outcome: 'too_many_names' });
    else if (isClosed(account.id, event.day)) refused.push({ index, outcome: 'day_closed' });
    else placed.push({ accountId: account.id, eventId, event });
  });
  return { placed, refused, accounts };
}

function daysOf(events: readonly UsageEvent[]): { first: number; last: number } {
  const days = { first: Infinity, last: -Infinity };
  for (const { day } of events) {
    if (day < days.first) days.first = day;
    if (day > days.last) days.last = day;
  }
  return days;
}

/**
 * Figures count full days, up to yesterday: what happens today moves none of them before midnight, when the account is due
 * anyway. What moves a figure at once is a day that is over, and the first event or user of an account.
 */
function movedCompanies(
  placed: readonly PlacedEvent[],
  accounts: ReadonlyMap<number, StoredAccount>,
  today: number,
): readonly string[] {
  const moved = new Set<string>();
  for (const { accountId, event } of placed) {
    const account = accounts.get(accountId);
    if (!account || account.companyId === null || moved.has(account.companyId)) continue;
    const isFirst = !account.hasEvents || (!account.hasUsers && event.user !== null);
    if (isFirst || event.day !== today) moved.add(account.companyId);
  }
  return [...moved];
}
