import { DAY_MS } from '@attain/shared/domain/basics/time';

import type { PlainRecord } from '../portal/crm/load.ts';

/** Companies with a contract and nothing else: as many as a test needs, at little cost. */
export function* lightCompanies(
  count: number,
  lifecyclestage: 'customer' | 'lead' = 'customer',
): Generator<PlainRecord> {
  const longAgo = Date.now() - 400 * DAY_MS;
  for (let index = 0; index < count; index += 1) {
    yield {
      type: 'companies',
      id: String(1_000_000 + index * 7),
      properties: {
        name: `Company ${index}`,
        lifecyclestage,
        attain_contract_value: String(1_000 + index),
        attain_contract_start: '2026-01-01',
        attain_contract_renewal: '2031-05-06',
      },
      createdAt: new Date(longAgo).toISOString(),
      updatedAt: new Date(longAgo + index).toISOString(),
    };
  }
}
