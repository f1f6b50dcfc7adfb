import type { UsageEvent } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';

/** Of one length for ever, so that a change of how long ids are kept forgets none before its time. */
const GENERATION_DAYS = 8;

/**
 * Ids are kept in generations of eight days, named by their first day. The current one and those before it are looked
 * through, as far back as an event that comes again must be known; older ones go as a whole, without a search for what is
 * old.
 */
export function generationOf(day: number): number {
  return day - (day % GENERATION_DAYS);
}

/** The oldest generation that is looked through. */
export function oldestGeneration(day: number, { usage }: Scope): number {
  const before = Math.ceil(usage.eventIdDays / GENERATION_DAYS);
  return generationOf(day) - before * GENERATION_DAYS;
}

/** The current generation first. */
function generationsOf(day: number, scope: Scope): readonly number[] {
  const generations: number[] = [];
  const oldest = oldestGeneration(day, scope);
  for (let first = generationOf(day); first >= oldest; first -= GENERATION_DAYS)
    generations.push(first);
  return generations;
}

export type KnownKeys = {
  all: ReadonlySet<string>;
  /** Those that are known only from generations that go before the current one. */
  ageing: readonly string[];
};

/** Which of these keys are known. */
export async function knownKeys(
  scope: Scope,
  keys: readonly string[],
  day: number,
): Promise<KnownKeys> {
  const { db, engine, portalId } = scope;
  const current = generationOf(day);
  const generations = await kept(scope, generationsOf(day, scope));
  if (generations.length === 0) return { all: new Set(), ageing: [] };
  const rows = await db
    .selectFrom('usage_key')
    .select(['generation', 'key'])
    .where('portal_id', '=', portalId)
    .where('generation', 'in', generations)
    .where(engine.inList('key', keys))
    .execute();
  const all = new Set(rows.map(({ key }) => key));
  if (rows.every(({ generation }) => generation === current)) return { all, ageing: [] };
  const fresh = new Set(
    rows.flatMap(({ generation, key }) => (generation === current ? [key] : [])),
  );
  return { all, ageing: [...all].filter((key) => !fresh.has(key)) };
}

/** Those of which there are keys: a generation without any is not searched for each of many. */
async function kept(
  { db, portalId }: Scope,
  generations: readonly number[],
): Promise<readonly number[]> {
  const looks = generations.map((generation) =>
    db
      .selectFrom('usage_key')
      .select('generation')
      .where('portal_id', '=', portalId)
      .where('generation', '=', generation)
      .limit(1)
      .executeTakeFirst(),
  );
  return (await Promise.all(looks)).flatMap((found) => (found ? [found.generation] : []));
}

/** Whether any of these keys is known from a generation that goes before the current one. */
export async function areKnownFromBefore(
  scope: Scope,
  keys: readonly string[],
  day: number,
): Promise<boolean> {
  const { db, engine, portalId } = scope;
  const [, ...before] = generationsOf(day, scope);
  const generations = await kept(scope, before);
  if (generations.length === 0) return false;
  const found = await db
    .selectFrom('usage_key')
    .select('key')
    .where('portal_id', '=', portalId)
    .where('generation', 'in', generations)
    .where(engine.inList('key', keys))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Remembers keys in the current generation; a repeat is remembered for as long again. In order they go in fastest.
 *
 * @returns how many of them the generation did not hold.
 */
export async function rememberKeys(
  { db, engine, portalId }: Scope,
  keys: readonly string[],
  day: number,
): Promise<number> {
  if (keys.length === 0) return 0;
  return engine.insertTexts(db, {
    into: 'usage_key',
    shared: { portal_id: portalId, generation: generationOf(day) },
    column: 'key',
    texts: isInOrder(keys) ? keys : keys.toSorted(),
  });
}

/** Takes keys back that were remembered a moment ago, of events that are not stored after all. */
export async function forgetKeys(
  { db, engine, portalId }: Scope,
  keys: readonly string[],
  day: number,
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .deleteFrom('usage_key')
    .where('portal_id', '=', portalId)
    .where('generation', '=', generationOf(day))
    .where(engine.inList('key', keys))
    .execute();
}

function isInOrder(keys: readonly string[]): boolean {
  return keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') <= key);
}

/** The place of each event whose key is neither known nor met earlier in the batch. */
export function firstOfEachKey(
  events: readonly UsageEvent[],
  known: ReadonlySet<string>,
): readonly number[] {
  const met = new Set<string>();
  const places: number[] = [];
  events.forEach(({ key }, place) => {
    if (known.size > 0 && known.has(key)) return;
    const before = met.size;
    if (met.add(key).size > before) places.push(place);
  });
  return places;
}

/** Whether no key is in the list, which is in order, twice. */
export function areDistinct(inOrder: readonly string[]): boolean {
  return inOrder.every((key, at) => key !== inOrder[at - 1]);
}
