import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { jsonReport } from '@attain/sync-worker/reports/render/json';
import { markdownReport } from '@attain/sync-worker/reports/render/markdown';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { REPORTS } from './reports-of.ts';

const GOLDEN = join(import.meta.dirname, '../../reports/golden');
const FORMS = { md: markdownReport, json: jsonReport };

/** Every report as a person has read it: `npm run golden` writes them anew, and what differs is to be read again. */
const ours = Object.entries(reportCases).flatMap(([name, sources]) =>
  Object.entries(REPORTS).flatMap(([kind, reportOf]) =>
    Object.entries(FORMS).map(([form, draw]) => ({
      file: `${name}.${kind}.${form}`,
      drawn: () => draw(reportOf(sources)),
    })),
  ),
);

/** What the customer of the worked example reads. */
const theirs = Object.entries(REPORTS).map(([kind, reportOf]) => ({
  file: `acme-for-the-customer.${kind}.md`,
  drawn: () => markdownReport(reportOf({ ...reportCases.acme, audience: 'customer' })),
}));

const files = [...ours, ...theirs];

describe('golden files', () => {
  it('are one of each account, report and form, and no other', () => {
    expect(readdirSync(GOLDEN).toSorted()).toEqual(files.map(({ file }) => file).toSorted());
  });

  it.each(files)('$file', async ({ file, drawn }) => {
    await expect(drawn()).toMatchFileSnapshot(join(GOLDEN, file));
  });
});
