import type { CrmRecord } from '../../ports/crm.ts';
import type { CompanyRow } from '../../ports/store.ts';

/**
 * A company as the mirror keeps it. Values stay text here and are parsed when they are scored,
 * so that a changed mapping needs no new pull of what is already there.
 */
export function companyRow(
  record: CrmRecord,
  accountKeyProperty: string,
  inputProperties: readonly string[],
  ownProperties: readonly string[],
): CompanyRow {
  const { properties } = record;
  return {
    id: record.id,
    name: properties['name'] ?? null,
    domain: properties['domain']?.toLowerCase() || null,
    accountKeys: listOf(properties[accountKeyProperty]),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    properties: pick(properties, inputProperties),
    held: pick(properties, ownProperties),
    mergedIds: mergedIdsOf(record),
  };
}

/** Ids of the records that were merged into this one. Where it kept its own id, HubSpot may name that too. */
export function mergedIdsOf({ id, properties }: CrmRecord): readonly string[] {
  return listOf(properties['hs_merged_object_ids']).filter((merged) => merged !== id);
}

/** The named properties that hold something. */
export function pick(
  properties: CrmRecord['properties'],
  names: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = properties[name];
    if (value) kept[name] = value;
  }
  return kept;
}

/** HubSpot's way to hold several values in one text: `a;b;c`. */
function listOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);
}
