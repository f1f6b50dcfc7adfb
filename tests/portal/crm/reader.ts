import { iso } from '../iso.ts';
import type { ObjectType } from './object-types.ts';
import type { Pipelines } from './pipelines.ts';
import type { RecordStore, StoredRecord } from './records.ts';

/** Reads one property of a record; `null` where it has no value. */
export type Reader = (record: StoredRecord) => string | null;

/** Counts that HubSpot keeps on a record about its associations. */
export type CountLinks = (type: ObjectType, id: number, to: ObjectType) => number;

/**
 * The reader of a property, resolved once per request rather than once per record: bookkeeping and
 * calculated properties first, then what was written, then what was generated.
 */
export function reader(
  store: RecordStore,
  pipelines: Pipelines,
  countLinks: CountLinks,
  property: string,
): Reader {
  const { created, modified } = store.info;
  if (property === 'hs_object_id') return (record) => String(record.id);
  if (property === created) return (record) => iso(record.createdAt);
  if (property === modified) return (record) => iso(record.updatedAt);
  const plain = plainReader(store, property);
  return calculatedReader(store, pipelines, countLinks, property) ?? plain;
}

function plainReader(store: RecordStore, property: string): Reader {
  const column = store.table?.column(property);
  if (!column) return (record) => record.values[property] || null;
  return (record) => {
    const written = record.values[property];
    if (written !== undefined) return written || null;
    return record.position >= 0 ? column(record.position) : null;
  };
}

function calculatedReader(
  store: RecordStore,
  pipelines: Pipelines,
  countLinks: CountLinks,
  property: string,
): Reader | undefined {
  if (property === 'num_associated_contacts' && store.type === 'companies')
    return ({ id }) => String(countLinks('companies', id, 'contacts'));
  if (property === 'num_associated_deals' && store.type === 'companies')
    return ({ id }) => String(countLinks('companies', id, 'deals'));
  if (store.type !== 'deals') return undefined;

  const pipeline = plainReader(store, 'pipeline');
  const stage = plainReader(store, 'dealstage');
  const metadata = (record: StoredRecord) =>
    pipelines.stage('deals', pipeline(record), stage(record))?.metadata;
  if (property === 'hs_is_closed')
    return (record) => String(metadata(record)?.['isClosed'] === 'true');
  if (property === 'hs_is_closed_won') {
    return (record) => {
      const found = metadata(record);
      return String(found?.['isClosed'] === 'true' && Number(found['probability']) === 1);
    };
  }
  if (property === 'hs_deal_stage_probability')
    return (record) => metadata(record)?.['probability'] ?? null;
  return undefined;
}
