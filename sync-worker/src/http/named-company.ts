import type { PortalStore } from '../ports/store.ts';
import { HttpError } from './errors.ts';

/**
 * The company of the caller's portal that an id names: a HubSpot id, also one that was merged away, or an id of the product
 * that is mapped to exactly one company (C28).
 *
 * @throws {HttpError} 404
 */
export async function namedCompany({ companies }: PortalStore, id: string): Promise<string> {
  const [byId, byKey] = await companies.resolve([
    { by: 'company_id', value: id },
    { by: 'account_key', value: id },
  ]);
  return (
    byId ??
    byKey ??
    refuse('There is no such company in this portal. Check the id, or map it to one company.')
  );
}

function refuse(message: string): never {
  throw new HttpError(404, 'not_found', message);
}
