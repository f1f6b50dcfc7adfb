import { wantedProperties } from '../pipeline/provision.ts';
import { inputProperties } from '../pipeline/pulled-properties.ts';
import type { Mapping } from '../config/mapping.ts';
import type { CrmSchema } from '../ports/crm.ts';
import type { SettingFault } from './effective.ts';
import { nameOf, saveableKeys } from './keys.ts';
import { valueAt } from './tree.ts';

/**
 * Company properties that a mapping newly reads and HubSpot does not have. Read all the same, they would be empty for every
 * company: nobody would be a customer, and all figures would be cleared.
 */
export async function unknownProperties(
  before: Mapping,
  after: Mapping,
  crm: Pick<CrmSchema, 'properties'>,
): Promise<readonly SettingFault[]> {
  const known = new Set(inputProperties(before));
  const added = inputProperties(after).filter((name) => !known.has(name));
  if (added.length === 0) return [];
  const there = new Set([
    ...(await crm.properties('companies')).map(({ name }) => name),
    ...wantedProperties('companies', after).map(({ name }) => name),
  ]);
  return added
    .filter((name) => !there.has(name))
    .map((name) => ({
      field: keyThatNames(name, after),
      message: `companies in HubSpot have no property ${name}: create it there first, or name another one`,
    }));
}

function keyThatNames(name: string, mapping: Mapping): string {
  const keys = saveableKeys({ mapping });
  const found = keys.find((path) => {
    const value = valueAt({ mapping }, path);
    if (value === name) return true;
    return typeof value === 'object' && value !== null && Object.values(value).includes(name);
  });
  return found === undefined ? 'mapping' : nameOf(found);
}
