import { reportDocumentSchema } from '@attain/shared/contract/report';
import { jsonReport } from '@attain/sync-worker/reports/render/json';
import { expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { HOSTILE, reportOf } from './hostile.ts';
import { REPORTS } from './reports-of.ts';

it.each(Object.entries(reportCases))(
  'the JSON of %s is all of the report, as the contract has it',
  (_, sources) => {
    for (const made of Object.values(REPORTS)) {
      const report = made(sources);
      const read: unknown = JSON.parse(jsonReport(report));
      expect(read).toEqual({ schemaVersion: 1, ...report });
      expect(reportDocumentSchema.parse(read)).toEqual(read);
    }
  },
);

it('names of any letters stay as they are', () => {
  for (const name of HOSTILE) {
    const { companyName } = reportDocumentSchema.parse(JSON.parse(jsonReport(reportOf(name))));
    expect(companyName).toBe(name);
  }
});
