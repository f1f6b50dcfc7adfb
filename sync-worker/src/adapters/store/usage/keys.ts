import type { UsageEvent } from '../../../ports/usage.ts';
import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';

const COLUMNS: Columns = { portal_id: 'bigint', generation: 'integer', key: 'text' };

/**
 * Ids are kept in generations of as many days as an event that comes again must be known for, named by their first day.
 * The current one and the one before are looked through; older ones go as a whole, without a search for what is old.
 */
export function generationOf(day: number, { usage }: Scope): number {
  return day - (day % usage.eventIdDays);
}

/** The oldest generation that is looked through. */
export function oldestGeneration(day: number, scope: Scope): number {
  return generationOf(day, scope) - scope.usage.eventIdDays;
}

/** Which of these keys are known. */
export async function knownKeys(
  scope: Scope,
  keys: readonly string[],
  day: number,
): Promise<ReadonlySet<string>> {
  const { db, engine, portalId } = scope;
  const rows = await db
    .selectFrom('usage_key')
    .select('key')
    .where('portal_id', '=', portalId)
    .where('generation', 'in', [generationOf(day, scope), oldestGeneration(day, scope)])
    .where(engine.inList('key', keys))
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** Remembers keys in the current generation; a repeat is remembered for as long again. */
export async function rememberKeys(
  scope: Scope,
  keys: readonly string[],
  day: number,
): Promise<void> {
  const { db, engine, portalId } = scope;
  const generation = generationOf(day, scope);
  await engine.insertRows(db, {
    into: 'usage_key',
    columns: COLUMNS,
    rows: keys.toSorted().map((key) => [portalId, generation, key]),
    then: 'on conflict do nothing',
  });
}

/** The place of each event whose key is neither known nor met earlier in the batch. */
export function firstOfEachKey(
  events: readonly UsageEvent[],
  known: ReadonlySet<string>,
): readonly number[] {
  const met = new Set<string>();
  const places: number[] = [];
  events.forEach(({ key }, place) => {
    if (known.has(key) || met.has(key)) return;
    met.add(key);
    places.push(place);
  });
  return places;
}
