import { iso } from '../iso.ts';
import type { Crm } from './crm.ts';
import { type ObjectType, infoOf } from './object-types.ts';
import type { StoredRecord } from './records.ts';

export type Projection = (record: StoredRecord, extra?: string) => string;

export type ProjectionOptions = {
  type: ObjectType;
  properties: readonly string[];
  history?: readonly string[];
};

/**
 * A function that writes records as JSON text with the asked properties. Text is put together
 * directly: most of what this portal serves is list pages, and this is their whole cost.
 */
export function projection(crm: Crm, options: ProjectionOptions): Projection {
  const { type, history = [] } = options;
  const names = answered(crm, type, options.properties);
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  const readers = names.map((name) => crm.readerOf(type, name));
  const quotes = names.map((name) => quoterOf(crm, type, name));
  const { typeId } = infoOf(type);
  const urlHead = `https://app.hubspot.com/contacts/${crm.portalId}/record/${typeId}/`;

  return (record, extra = '') => {
    let properties = '';
    for (let index = 0; index < keys.length; index += 1) {
      const value = readers[index]!(record);
      properties +=
        (properties && ',') + keys[index] + (value === null ? 'null' : quotes[index]!(value));
    }
    const { id, archivedAt } = record;
    return (
      `{"id":"${id}","properties":{${properties}},` +
      (history.length > 0
        ? `"propertiesWithHistory":${historyJson(crm, type, history, record)},`
        : '') +
      `"createdAt":"${iso(record.createdAt)}","updatedAt":"${iso(record.updatedAt)}",` +
      (archivedAt === undefined
        ? '"archived":false'
        : `"archived":true,"archivedAt":"${iso(archivedAt)}"`) +
      `,"url":"${urlHead}${id}"${extra}}`
    );
  };
}

/** Bookkeeping properties always come along; unknown names are silently left out. */
function answered(crm: Crm, type: ObjectType, asked: readonly string[]): string[] {
  const { created, modified, defaults } = infoOf(type);
  const names = new Set([
    ...(asked.length > 0 ? asked : defaults),
    created,
    modified,
    'hs_object_id',
  ]);
  return [...names].filter((name) => crm.schemas[type].find(name)).sort();
}

function historyJson(
  crm: Crm,
  type: ObjectType,
  names: readonly string[],
  record: StoredRecord,
): string {
  const known = names.filter((name) => crm.schemas[type].find(name));
  return JSON.stringify(
    Object.fromEntries(known.map((name) => [name, historyOf(crm, type, name, record)])),
  );
}

/** Versions of one property, newest first. */
function historyOf(crm: Crm, type: ObjectType, name: string, record: StoredRecord) {
  const kept = record.versions
    .filter(({ values }) => values[name] !== undefined)
    .map(({ at, source, values }) => ({ value: values[name]!, timestamp: iso(at), ...source }));
  const start = crm.readerOf(type, name)({ ...record, values: {} });
  const generated =
    record.position >= 0 && start !== null
      ? [
          {
            value: start,
            timestamp: iso(record.createdAt),
            sourceType: 'CRM_UI',
            sourceId: 'userId:7',
            updatedByUserId: 7,
          },
        ]
      : [];
  return [...kept.reverse(), ...generated];
}

/** The characters that JSON text must escape, and halves of surrogate pairs. */
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Values of these types hold nothing to escape. */
const PLAIN_TYPES = new Set(['number', 'date', 'datetime', 'bool']);

function quoterOf(crm: Crm, type: ObjectType, name: string): (value: string) => string {
  return PLAIN_TYPES.has(crm.schemas[type].find(name)!.type) ? (value) => `"${value}"` : quote;
}

function quote(value: string): string {
  return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`;
}
