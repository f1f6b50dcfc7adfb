import type { Report } from '@attain/shared/reports/report';

/** What the report is, with the name of the company in it once. */
export function reportTitle({ title, companyName }: Pick<Report, 'title' | 'companyName'>): string {
  return title.includes(companyName) ? title : `${title}: ${companyName}`;
}

/** The same without the company, where its name stands beside it. */
export function reportName({ title, companyName }: Pick<Report, 'title' | 'companyName'>): string {
  const name = title.replace(companyName, '').replace(/[\s:–—-]+$/u, '');
  return name === '' ? title : name;
}
