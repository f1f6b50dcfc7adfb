import type { Day } from '@attain/shared/domain/basics/time';

/** The name of the company is not in it: files lie about. */
export function exportName(companyId: string, day: Day): string {
  return `attain-company-${companyId}-${day}.zip`;
}
