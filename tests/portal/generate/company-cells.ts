import type { GeneratedPortal } from './portal-data.ts';
import { idAt } from './tables.ts';

/** Whose row it is, the way that data from outside names a company. */
export type CompanyCells = { company_id?: string; account_key?: string; domain?: string };

/** By the product's key; where there is none by the domain, and as a last resort by HubSpot's id. */
export function companyCells({ facts }: GeneratedPortal, company: number): CompanyCells {
  const [key] = facts.accountKeys(company);
  if (key) return { account_key: key };
  const domain = facts.domain(company);
  return domain ? { domain } : { company_id: String(idAt('companies', company)) };
}

/** The companies that data from outside is about: customers that were not archived. */
export function* activeCustomers({ accounts }: GeneratedPortal, limit: number): Generator<number> {
  let left = limit;
  for (let company = 0; company < accounts.count && left > 0; company += 1) {
    if (!accounts.isCustomer(company) || accounts.isArchived(company)) continue;
    left -= 1;
    yield company;
  }
}
