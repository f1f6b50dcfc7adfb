import type { Day } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

import type { Configuration } from '../../config/configuration.ts';
import { gatherSources } from '../../reports/gather-sources.ts';
import { buildReport } from '../../reports/report-forms.ts';
import { templateChooser } from '../../reports/template-chooser.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import type { AnyAsked } from '../api-route.ts';
import { inHttp } from './report.ts';

type Order = {
  companyId: string;
  kind: ReportKind;
  /** As known at the end of this day; `undefined`: as known now. */
  asOf: Day | undefined;
};

/**
 * Makes the customer's copy of a report that somebody wants to share, a draft included: what is wrong with it is for them.
 *
 * @throws {HttpError} where there are no figures to make it of
 */
export type ReportMaker = (
  asked: Pick<AnyAsked, 'store' | 'portalId' | 'calendar' | 'author'>,
  order: Order,
) => Promise<Report>;

export function reportMaker(configuration: Configuration, peers: KnownPeers): ReportMaker {
  const { settings } = configuration;
  const templateFor = templateChooser(configuration);
  return async ({ store, portalId, calendar, author }, { companyId, kind, asOf }) => {
    const around = { store, portalId, calendar, settings, templateFor, now: author.at };
    const wished = { companyId, asOf, restated: false, audience: 'customer' as const };
    try {
      const sources = await gatherSources(wished, { ...around, levelsOf: peers.kept });
      return buildReport(kind, sources);
    } catch (error) {
      throw inHttp(error);
    }
  };
}
