import type { Report } from '@attain/shared/reports/report';

/** What the report is, with the name of the company in it once. */
export function reportTitle({ title, companyName }: Pick<Report, 'title' | 'companyName'>): string {
  return title.includes(companyName) ? title : `${title}: ${companyName}`;
}
