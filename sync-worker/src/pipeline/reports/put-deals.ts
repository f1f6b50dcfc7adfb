import type { AccountRows } from '../../ports/store.ts';
import { MissingScopeError } from '../../ports/errors.ts';
import type { ReportPlace } from '../../ports/reports.ts';
import { openRenewals } from '../deal-company.ts';
import type { SyncContext } from '../sync-context.ts';

/**
 * Shows the note on the open renewal deals, too. Associating is idempotent, and what is associated stays so. A token that may not
 * leaves the note on the company alone.
 */
export async function putOnDeals(
  { crm, mapping, log }: SyncContext,
  rows: Pick<AccountRows, 'deals'>,
  place: ReportPlace,
): Promise<ReportPlace> {
  const { noteId, dealIds } = place;
  const missing = openRenewals(rows, mapping)
    .map(({ id }) => id)
    .filter((id) => !dealIds.includes(id));
  if (noteId === null || missing.length === 0) return place;
  try {
    for (const to of missing) await crm.associate('notes', 'deals', [{ from: noteId, to }]);
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    log.warn({ scopes: error.scopes }, 'reports are not on renewal deals: the token lacks a scope');
    return place;
  }
  return { ...place, dealIds: [...dealIds, ...missing] };
}
