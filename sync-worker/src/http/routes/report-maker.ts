import type { Day } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

import type { AnyAsked } from '../api-route.ts';

export type ReportOrder = {
  companyId: string;
  kind: ReportKind;
  /** As known at the end of this day; `undefined`: as known now. */
  asOf: Day | undefined;
};

/**
 * Makes the report that somebody asks for.
 *
 * @throws {HttpError} where there are no figures to make it of
 */
export type ReportMaker = (
  asked: Pick<AnyAsked, 'store' | 'calendar' | 'currency' | 'author'>,
  order: ReportOrder,
) => Promise<Report>;
