import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { REPORTS } from './reports-of.ts';

const GOLDEN = join(import.meta.dirname, '../../reports/golden');
const FORMS = { json: (report: unknown) => `${JSON.stringify(report, null, 1)}\n` };

/** Every report as it was read by a person: `npm run golden` writes them anew, and the difference is to be read again. */
const files = Object.entries(reportCases).flatMap(([name, sources]) =>
  Object.entries(REPORTS).flatMap(([kind, reportOf]) =>
    Object.entries(FORMS).map(([form, draw]) => ({
      file: `${name}.${kind}.${form}`,
      drawn: () => draw(reportOf(sources)),
    })),
  ),
);

describe('golden files', () => {
  it('are one of each account, report and form, and no other', () => {
    expect(readdirSync(GOLDEN).toSorted()).toEqual(files.map(({ file }) => file).toSorted());
  });

  it.each(files)('$file', async ({ file, drawn }) => {
    await expect(drawn()).toMatchFileSnapshot(join(GOLDEN, file));
  });
});
