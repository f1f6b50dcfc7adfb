import type { ReportTemplate } from '@attain/shared/reports/template';
import { templateFor } from '@attain/shared/reports/templates/template-for';

import type { Configuration } from '../config/configuration.ts';

/** The template of a company's industry: the administrator's own, else ours (M99). */
export function templateChooser({
  reports,
}: Pick<Configuration, 'reports'>): (industry: string | null) => ReportTemplate {
  return (industry) => templateFor(industry, reports.templates);
}
