import {
  type PastAccountView,
  pastAccountViewSchema,
} from '@attain/shared/contract/past-account-view';
import { pastAccountView } from '@attain/shared/contract/past-account-view-of';
import { addDays, type Day, type Instant } from '@attain/shared/domain/basics/time';
import { z } from 'zod';

import { calendarOf } from '../../calendar.ts';
import type { Store } from '../../ports/store.ts';
import { HttpError } from '../errors.ts';

/** What the summary may be asked for beside the present; other parameters are HubSpot's own. */
export const pastQuerySchema = z
  .object({
    asOf: z.iso.date({ error: 'asOf is one date such as 2026-01-31' }).optional(),
    restated: z
      .enum(['true', 'false'], { error: 'restated is true or false' })
      .default('false')
      .transform((text) => text === 'true'),
  })
  .refine(({ asOf, restated }) => asOf !== undefined || !restated, {
    error: 'restated=true needs the day that it is about: add asOf, a date such as 2026-01-31',
  });

type Asked = { portalId: number; companyId: string; asOf: Day; restated: boolean };

/**
 * The figures of a day, as known at its end or with later corrections.
 *
 * @throws {HttpError} for a day to come, and for one before the first figures.
 */
export async function viewOfDay(
  store: Store,
  { portalId, companyId, asOf, restated }: Asked,
  now: Instant,
): Promise<PastAccountView> {
  const portal = (await store.portals()).find((known) => known.portalId === portalId);
  const calendar = calendarOf(portal?.timeZone ?? 'UTC');
  const today = calendar.dayAt(now);
  if (asOf > today) {
    throw new HttpError(
      400,
      'invalid_request',
      `asOf is ${asOf}, which is to come: today is ${today}.`,
    );
  }
  const { history } = store.forPortal(portalId);
  const knownBefore = restated ? null : calendar.startOf(addDays(asOf, 1));
  const past = await history.on(companyId, asOf, knownBefore);
  if (past !== undefined) return pastAccountViewSchema.parse(pastAccountView(past, asOf));

  const first = await history.firstDay(companyId);
  throw new HttpError(
    404,
    'not_found',
    first === undefined
      ? `There are no figures for company ${companyId} yet.`
      : `There are no figures for company ${companyId} up to ${asOf}: the first are of ${first}.`,
  );
}
