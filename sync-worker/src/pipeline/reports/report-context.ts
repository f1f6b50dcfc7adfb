import type { ReportTemplate } from '@attain/shared/reports/template';

import type { Configuration } from '../../config/configuration.ts';
import type { ReportRecordConfiguration } from '../../config/report-record.ts';
import { templateChooser } from '../../reports/template-chooser.ts';
import { knownPeers, type LevelsOf } from '../../success-metrics/known-peers.ts';

/** The address of the worker's own page of a kept report. */
export type ReportLink = (link: {
  portalId: number;
  reportId: string;
  expiresAt: number;
}) => string;

/** What the reports of a cycle are made by, and where they are shown. */
export type ReportContext = {
  configuration: ReportRecordConfiguration;
  templateFor: (industry: string | null) => ReportTemplate;
  levelsOf: LevelsOf;
  /** `undefined`: this worker has no secret to sign addresses with. */
  linkTo: ReportLink | undefined;
};

export function reportContext(
  configuration: Configuration,
  now: () => number,
  linkTo: ReportLink | undefined,
): ReportContext {
  return {
    configuration: configuration.reports.onRecord,
    templateFor: templateChooser(configuration),
    levelsOf: knownPeers(now).kept,
    linkTo,
  };
}
