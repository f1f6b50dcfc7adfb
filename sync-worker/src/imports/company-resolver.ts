import type { CompanyRef, PortalStore } from '../ports/store.ts';
import { text } from './cells.ts';
import { COMPANY_COLUMNS } from './columns.ts';
import { type FileRow, RowRefusedError } from './row.ts';

const REMEMBERED = 100_000;

/** How a row names its company: by the first of the three columns that is filled. */
export function companyRef(row: FileRow): CompanyRef {
  for (const by of COMPANY_COLUMNS) {
    const value = text(row, by);
    if (value !== null) return { by, value };
  }
  throw new RowRefusedError('the company is missing: fill company_id, account_key or domain');
}

/** Looks companies up in batches, each reference once. `undefined`: none, or more than one. */
export type CompanyResolver = (
  store: PortalStore,
  refs: readonly CompanyRef[],
) => Promise<readonly (string | undefined)[]>;

export function companyResolver(): CompanyResolver {
  const known = new Map<string, string | undefined>();
  return async (store, refs) => {
    if (known.size > REMEMBERED) known.clear();
    const open = new Map<string, CompanyRef>();
    for (const ref of refs) {
      if (!known.has(keyOf(ref))) open.set(keyOf(ref), ref);
    }
    const found = open.size === 0 ? [] : await store.companies.resolve([...open.values()]);
    [...open.keys()].forEach((key, index) => known.set(key, found[index]));
    return refs.map((ref) => known.get(keyOf(ref)));
  };
}

export function unknownCompany({ by, value }: CompanyRef): string {
  return `no company, or more than one, has the ${by} "${value}": correct it, or sync first if the company is new`;
}

function keyOf({ by, value }: CompanyRef): string {
  return `${by} ${value}`;
}
