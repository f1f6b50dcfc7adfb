import type { PastAccountView } from '@attain/shared/contract/past-account-view';
import { pastAccountView } from '@attain/shared/contract/past-account-view-of';
import { addDays, type Day, type Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../../calendar.ts';
import type { PortalStore } from '../../ports/store.ts';
import { HttpError, invalidRequest } from '../errors.ts';

type Asked = { companyId: string; asOf: Day; restated: boolean };

/**
 * The figures of a day, as known at its end or with later corrections.
 *
 * @throws {HttpError} for a day to come, and for one before the first figures.
 */
export async function viewOfDay(
  { history }: Pick<PortalStore, 'history'>,
  { companyId, asOf, restated }: Asked,
  calendar: Calendar,
  now: Instant,
): Promise<PastAccountView> {
  const today = calendar.dayAt(now);
  if (asOf > today) {
    const message = `is ${asOf}, which is to come: today is ${today}`;
    throw invalidRequest([{ field: 'asOf', message, example: today }]);
  }
  const knownBefore = restated ? null : calendar.startOf(addDays(asOf, 1));
  const past = await history.on(companyId, asOf, knownBefore);
  if (past !== undefined) return pastAccountView(past, asOf);

  const first = await history.firstDay(companyId);
  throw new HttpError(
    404,
    'not_found',
    first === undefined
      ? `There are no figures for company ${companyId} yet.`
      : `There are no figures for company ${companyId} up to ${asOf}: the first are of ${first}.`,
  );
}
