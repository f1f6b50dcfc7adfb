import { UserError } from '../ports/errors.ts';
import type { PortalStore } from '../ports/store.ts';

/**
 * The company that a person names at the terminal: by its HubSpot id, or by an id of the product that is mapped to one company (C28).
 *
 * @throws {UserError} where there is none.
 */
export async function namedCompany({ companies }: PortalStore, named: string): Promise<string> {
  const [byId, byKey] = await companies.resolve([
    { by: 'company_id', value: named },
    { by: 'account_key', value: named },
  ]);
  const companyId = byId ?? byKey;
  if (companyId !== undefined) return companyId;
  throw new UserError(
    `There is no company ${named} in this portal. Check the id, or run \`attain sync\` first.`,
  );
}
