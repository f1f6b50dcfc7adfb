import { comparable } from '@attain/shared/domain/basics/comparable';

import type { PortalStore } from '../ports/store.ts';

/** Candidates that are told; more of them help nobody to choose. */
const MOST_CANDIDATES = 5;

export type FoundCompany =
  | { kind: 'found'; companyId: string }
  | { kind: 'none' }
  /** Of several, those that are told, and whether there are more. */
  | { kind: 'several'; candidates: readonly { id: string; name: string }[]; areMore: boolean };

/** The company that somebody means by a name, an id of HubSpot or of the product, or a domain. Never a guess among several. */
export async function findCompany(
  { companies }: Pick<PortalStore, 'companies'>,
  wanted: string,
): Promise<FoundCompany> {
  const [byId, byKey, byDomain] = await companies.resolve([
    { by: 'company_id', value: wanted },
    { by: 'account_key', value: wanted },
    { by: 'domain', value: wanted },
  ]);
  const named = byId ?? byKey ?? byDomain;
  if (named !== undefined) return { kind: 'found', companyId: named };

  const found = await companies.called(wanted, MOST_CANDIDATES + 1);
  const exact = found.filter(({ name }) => comparable(name) === comparable(wanted));
  const meant = exact.length > 0 ? exact : found;
  const [first] = meant;
  if (first === undefined) return { kind: 'none' };
  if (meant.length === 1) return { kind: 'found', companyId: first.id };
  return {
    kind: 'several',
    candidates: meant.slice(0, MOST_CANDIDATES),
    areMore: meant.length > MOST_CANDIDATES,
  };
}

/** What to say where no one company is meant, and in a word. */
export function whichCompany(
  found: Exclude<FoundCompany, { kind: 'found' }>,
  wanted: string,
): { outcome: 'unknown_company' | 'which_company'; text: string } {
  if (found.kind === 'none') {
    const text = `No company is called "${wanted}". Try its full name, domain or id.`;
    return { outcome: 'unknown_company', text };
  }
  const named = found.candidates.map(({ id, name }) => `${name} (id ${id})`).join(', ');
  const more = found.areMore ? ', and more' : '';
  const text = `Several companies match "${wanted}": ${named}${more}. Ask again with the id of the one that is meant.`;
  return { outcome: 'which_company', text };
}
