import type { CompanyExport } from '../../../ports/company-export.ts';
import type { Scope } from '../scope.ts';
import { COVERAGE } from './coverage.ts';
import { historyParts } from './history-parts.ts';
import { recordParts } from './record-parts.ts';
import { sharingParts } from './sharing-parts.ts';
import { usageParts } from './usage-parts.ts';

/** See {@link CompanyExport}. */
export function companyExportOf(scope: Scope): CompanyExport {
  return {
    parts: (companyId) => [
      ...recordParts(scope, companyId),
      ...sharingParts(scope, companyId),
      ...historyParts(scope, companyId),
      ...usageParts(scope, companyId),
    ],
    leftOut: Object.entries(COVERAGE).flatMap(([table, covered]) =>
      covered !== null && 'leftOut' in covered
        ? [{ what: table.replaceAll('_', ' '), why: covered.leftOut }]
        : [],
    ),
  };
}
