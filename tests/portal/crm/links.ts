import { defaultTypeId, inverseTypeId } from './association-types.ts';
import type { ObjectType } from './object-types.ts';

/** Associations that come with generated records. Ids of `to`, ascending. */
export interface GeneratedLinks {
  idsOf(from: ObjectType, id: number, to: ObjectType): readonly number[];
}

export type Link = { toId: number; typeIds: readonly number[] };
export type Links = ReturnType<typeof links>;

const NONE: GeneratedLinks = { idsOf: () => [] };

type Change = Map<number, readonly number[] | 'removed'>;

/** Associations both ways: generated ones under an overlay of changes. */
export function links(generated: GeneratedLinks = NONE) {
  const changes = new Map<string, Map<number, Change>>();

  const changeOf = (from: ObjectType, id: number, to: ObjectType): Change => {
    const key = `${from}>${to}`;
    const byId = changes.get(key) ?? new Map<number, Change>();
    changes.set(key, byId);
    const change = byId.get(id) ?? new Map<number, readonly number[] | 'removed'>();
    byId.set(id, change);
    return change;
  };

  const of = (from: ObjectType, id: number, to: ObjectType): Link[] => {
    const defaultId = defaultTypeId(from, to);
    const base = generated.idsOf(from, id, to);
    const change = changes.get(`${from}>${to}`)?.get(id);
    if (!change) return base.map((toId) => ({ toId, typeIds: defaultId ? [defaultId] : [] }));
    const merged = new Map<number, readonly number[] | 'removed'>(
      base.map((toId) => [toId, defaultId ? [defaultId] : []]),
    );
    for (const [toId, typeIds] of change) merged.set(toId, typeIds);
    return [...merged]
      .flatMap(([toId, typeIds]) => (typeIds === 'removed' ? [] : [{ toId, typeIds }]))
      .sort((a, b) => a.toId - b.toId);
  };

  /** One direction of an association; a type id that is there already is kept once. */
  const add = (
    from: ObjectType,
    id: number,
    to: ObjectType,
    toId: number,
    typeId: number | undefined,
  ) => {
    const existing = of(from, id, to).find((link) => link.toId === toId)?.typeIds ?? [];
    const wanted = [defaultTypeId(from, to), typeId].filter((one) => one !== undefined);
    changeOf(from, id, to).set(toId, [...new Set([...existing, ...wanted])]);
  };

  return {
    of,
    connect: (from: ObjectType, id: number, to: ObjectType, toId: number, typeId?: number) => {
      add(from, id, to, toId, typeId);
      add(to, toId, from, id, typeId === undefined ? undefined : inverseTypeId(from, to, typeId));
    },
    disconnect: (from: ObjectType, id: number, to: ObjectType, toId: number) => {
      changeOf(from, id, to).set(toId, 'removed');
      changeOf(to, toId, from).set(id, 'removed');
    },
  };
}
