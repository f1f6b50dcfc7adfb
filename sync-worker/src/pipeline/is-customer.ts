import type { Mapping } from '../config/mapping.ts';
import type { CompanyRow } from '../ports/store.ts';

/** Only customers are scored, and only their goals count. */
export function isCustomer(
  { customers }: Pick<Mapping, 'customers'>,
  { properties }: Pick<CompanyRow, 'properties'>,
): boolean {
  return customers.values.includes(properties[customers.property] ?? '');
}
