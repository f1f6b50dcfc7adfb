import type { ReportTemplate } from '@attain/shared/reports/template';

import type { Configuration } from '../config/configuration.ts';

const PLAIN: ReportTemplate = {
  id: 'default',
  name: 'Default',
  industries: [],
  sections: {},
  titles: {},
  words: { account: 'account', users: 'users' },
};

/** The template of a company's industry. */
export function templateChooser(
  _configuration: Configuration,
): (industry: string | null) => ReportTemplate {
  return () => PLAIN;
}
