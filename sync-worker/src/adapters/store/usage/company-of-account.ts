import type { CompanyRef } from '../../../ports/store.ts';
import type { UsageAccountRef } from '../../../ports/usage.ts';
import { resolveCompanies } from '../companies.ts';
import type { Scope } from '../scope.ts';

const RECORD_ID = /^\d{1,19}$/;
const DOMAIN = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}$/u;

/**
 * The companies that accounts lead to. What a source calls an account is first an account key; a name that no company has
 * as its key may be a record id of HubSpot or a domain. `undefined`: no company, or more than one. The account of a user
 * whom no call has put anywhere leads to none.
 */
export async function companiesOfAccounts(
  scope: Scope,
  refs: readonly UsageAccountRef[],
): Promise<readonly (string | undefined)[]> {
  const ways = refs.map(waysOf);
  const wanted = ways.flat();
  if (wanted.length === 0) return refs.map(() => undefined);
  const found = await resolveCompanies(scope, wanted);
  const companyOf = new Map(wanted.map((way, at) => [way, found[at]]));
  return ways.map((own) => own.map((way) => companyOf.get(way)).find((id) => id !== undefined));
}

/** How a company may be found by what a source calls its account, the surest way first. */
function waysOf({ by, value }: UsageAccountRef): readonly CompanyRef[] {
  if (by === 'user') return [];
  if (by !== 'account_key') return [{ by, value }];
  const ways: CompanyRef[] = [{ by, value }];
  if (RECORD_ID.test(value)) ways.push({ by: 'company_id', value });
  if (DOMAIN.test(value)) ways.push({ by: 'domain', value });
  return ways;
}
