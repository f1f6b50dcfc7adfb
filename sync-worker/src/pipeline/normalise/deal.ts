import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord } from '../../ports/crm.ts';
import type { DealRow } from '../../ports/store.ts';
import { pick } from './company.ts';
import { type FieldIssue, instantField, numberField } from './fields.ts';

/**
 * A deal in the portal's currency: `amount_in_home_currency` where HubSpot converted it, else `amount`. Of the reasons
 * for a loss, which people may write freely, only those are kept that the mapping names.
 */
export function dealRow(
  record: CrmRecord,
  mapping: Mapping['deals'],
  currencyDigits: number,
  ownProperties: readonly string[],
  readingProperties: readonly string[] = [],
): { row: DealRow; issues: readonly FieldIssue[] } {
  const p = record.properties;
  const amount = numberField('amount', p['amount_in_home_currency'] ?? p['amount']);
  const lostReason = p['closed_lost_reason'] ?? '';
  const closeAt = instantField('closedate', p['closedate']);
  return {
    row: {
      id: record.id,
      updatedAt: record.updatedAt,
      createdAt: record.createdAt,
      pipeline: p['pipeline'] ?? null,
      stage: p['dealstage'] ?? null,
      amount: amount.value === undefined ? null : Math.round(amount.value * 10 ** currencyDigits),
      closeAt: closeAt.value ?? null,
      isClosed: p['hs_is_closed'] === 'true',
      isWon: p['hs_is_closed_won'] === 'true',
      lostReason: mapping.churnThreatReasons.includes(lostReason) ? lostReason : null,
      properties: pick(p, readingProperties),
      held: pick(p, ownProperties),
    },
    issues: [amount.issue, closeAt.issue].filter((issue) => issue !== undefined),
  };
}
