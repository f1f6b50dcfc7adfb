import type { Mapping } from '../config/mapping.ts';
import type { Crm, CustomObject, RecordType } from '../ports/crm.ts';

/** A CRM that knows which custom object of the portal is meant by `goal_records`. */
export function withGoalObject(crm: Crm, { goals: { customObject } }: Pick<Mapping, 'goals'>): Crm {
  if (customObject === null) return crm;
  // The configuration takes nothing else.
  const own = customObject.objectType as CustomObject;
  const named = (type: RecordType) => (type === 'goal_records' ? own : type);
  return {
    ...crm,
    list: (type, properties, after) => crm.list(named(type), properties, after),
    archived: (type) => crm.archived(named(type)),
    changedSince: (type, since, properties) => crm.changedSince(named(type), since, properties),
    read: (type, ids, properties) => crm.read(named(type), ids, properties),
    history: (type, ids, properties) => crm.history(named(type), ids, properties),
    links: (from, to, ids) => crm.links(named(from), named(to), ids),
  };
}
