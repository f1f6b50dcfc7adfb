import type { Day } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

import type { Configuration } from '../../config/configuration.ts';
import { askReport } from '../../reports/ask-report.ts';
import { templateChooser } from '../../reports/template-chooser.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import type { AnyAsked } from '../api-route.ts';
import { inHttp } from './report.ts';

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
  asked: Pick<AnyAsked, 'store' | 'calendar' | 'portalId' | 'author'>,
  order: ReportOrder,
) => Promise<Report>;

export function reportMaker(configuration: Configuration, peers: KnownPeers): ReportMaker {
  const { settings } = configuration;
  const templateFor = templateChooser(configuration);
  return async ({ store, calendar, portalId, author }, order) => {
    const around = { store, calendar, portalId, settings, templateFor, now: author.at };
    const asked = { ...order, restated: false, audience: 'internal' as const };
    return askReport(asked, { ...around, levelsOf: peers.kept }).catch((error: unknown) => {
      throw inHttp(error);
    });
  };
}
