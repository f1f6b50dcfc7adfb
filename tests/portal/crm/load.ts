import { defaultTypeId } from './association-types.ts';
import type { Crm } from './crm.ts';
import { type ObjectType, objectTypeOf } from './object-types.ts';
import { property } from '../schema/define.ts';
import type { Values } from './records.ts';

/** A record as a file holds it. Values are stored as they are; unknown properties become text. */
export type PlainRecord = {
  type: string;
  id: string;
  properties: Readonly<Record<string, string | null>>;
  createdAt: string;
  updatedAt: string;
  archived?: boolean;
  associations?: Readonly<Record<string, readonly string[]>>;
};

const SOURCE = { sourceType: 'IMPORT', sourceId: '1' };

/** Fills a portal with records; associations may lead to records that come later. */
export function loadRecords(crm: Crm, records: Iterable<PlainRecord>): void {
  const links: { type: ObjectType; id: number; to: ObjectType; toId: number }[] = [];
  for (const record of records) {
    const type = typeOf(record.type);
    const id = Number(record.id);
    crm.insert(type, storedValues(crm, type, record.properties), {
      id,
      at: Date.parse(record.createdAt),
      updatedAt: Date.parse(record.updatedAt),
      archivedAt: record.archived ? Date.parse(record.updatedAt) : undefined,
      source: SOURCE,
    });
    for (const [name, ids] of Object.entries(record.associations ?? {}))
      links.push(...ids.map((toId) => ({ type, id, to: typeOf(name), toId: Number(toId) })));
  }
  for (const { type, id, to, toId } of links)
    crm.links.connect(type, id, to, toId, defaultTypeId(type, to));
}

function typeOf(name: string): ObjectType {
  const type = objectTypeOf(name);
  if (!type) throw new Error(`The portal has no objects of type "${name}".`);
  return type;
}

function storedValues(crm: Crm, type: ObjectType, properties: PlainRecord['properties']): Values {
  const { created, modified } = crm.stores[type].info;
  const values: Values = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || [created, modified, 'hs_object_id'].includes(name)) continue;
    if (!crm.schemas[type].find(name)) {
      const [group = ''] = crm.schemas[type].groups.keys();
      const draft = { name, label: name, type: 'string', fieldType: 'text' } as const;
      crm.schemas[type].put(property(draft, group));
    }
    values[name] = value;
  }
  return values;
}
