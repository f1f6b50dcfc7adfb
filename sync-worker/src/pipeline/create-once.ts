import type { ActivityOutcome, ActivityType, Refusal } from '../ports/crm.ts';
import { MissingScopeError } from '../ports/errors.ts';
import type { FollowUpItem } from '../ports/follow-ups.ts';
import { findMade, type Made } from './find-made.ts';
import type { SyncContext } from './sync-context.ts';

export type Refused = { item: FollowUpItem; refusals: readonly Refusal[] };

/** What is created, and where its outcome is kept. */
export type Creation = {
  type: ActivityType;
  properties: (item: FollowUpItem) => Readonly<Record<string, string>>;
  made: (made: readonly Made[]) => Promise<void>;
  refused: (refused: readonly Refused[]) => Promise<void>;
};

/** A call whose end is not known is made this often in a cycle; then HubSpot has other trouble. */
const ROUNDS = 3;

/** A killed worker's call has arrived, if it ever does, by then. */
const ARRIVES_WITHIN_MS = 5_000;

/**
 * Creates one batch of tasks or notes, each once whatever happens. HubSpot knows no idempotency key for them, so that
 * an item is marked before it is sent, and one whose sending has no known end is looked for before it is sent again.
 * What cannot be settled within a cycle is left to a later one.
 *
 * @param lookForAll - also for what was never sent, as far as this database knows, by its cause: it may be a new one
 */
export async function createOnce(
  context: SyncContext,
  creation: Creation,
  items: readonly FollowUpItem[],
  lookForAll = false,
): Promise<void> {
  let left = items;
  for (let round = 0; left.length > 0; round += 1) {
    const isDoubtful = (item: FollowUpItem) =>
      item.settlesAt !== null || (lookForAll && round === 0);
    const doubtful = left.filter(isDoubtful);
    const { made, absent } = await findMade(context, creation.type, doubtful, lookForAll);
    await creation.made(made);
    if (round === ROUNDS) return;
    context.signal.throwIfAborted();
    left = await send(context, creation, [...left.filter((item) => !isDoubtful(item)), ...absent]);
  }
}

/** Sends a batch, keeps what became of it, and answers the items of which that is not known. */
async function send(
  context: SyncContext,
  creation: Creation,
  items: readonly FollowUpItem[],
): Promise<readonly FollowUpItem[]> {
  if (items.length === 0) return [];
  const ours = await context.store.followUps.sending(items, context.now() + ARRIVES_WITHIN_MS);
  const outcomes = await outcomesOf(context, creation, ours);
  const made: Made[] = [];
  const refused: Refused[] = [];
  const unknown: FollowUpItem[] = [];
  const answeredAt = context.now();
  for (const item of ours) {
    const outcome = outcomes.get(item.reference);
    if (outcome?.kind === 'created') made.push({ item, id: outcome.id });
    else if (outcome?.kind === 'refused') refused.push({ item, refusals: outcome.refusals });
    else if (outcome) unknown.push({ ...item, settlesAt: answeredAt + outcome.settlesInMs });
  }
  await creation.made(made);
  await creation.refused(refused);
  for (const [settlesAt, theirs] of Map.groupBy(unknown, (item) => item.settlesAt))
    await context.store.followUps.settle(theirs, settlesAt);
  return unknown;
}

async function outcomesOf(
  { crm, store }: SyncContext,
  { type, properties }: Creation,
  items: readonly FollowUpItem[],
): Promise<ReadonlyMap<string, ActivityOutcome>> {
  const drafts = items.map((item) => ({
    trace: item.reference,
    companyId: item.companyId,
    properties: properties(item),
  }));
  try {
    const outcomes = await crm.createActivities(type, drafts);
    return new Map(outcomes.map((outcome) => [outcome.trace, outcome]));
  } catch (error) {
    // The token may not: nothing was made, and nothing need be looked for.
    if (error instanceof MissingScopeError) await store.followUps.settle(items, null);
    throw error;
  }
}
