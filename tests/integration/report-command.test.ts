import { readdir, readFile, writeFile } from 'node:fs/promises';

import { describe, expect } from 'vitest';

import type { Finished } from '../processes/attain.ts';
import { it } from './worker-test.ts';

/** Nothing on standard output and one line of reason. */
function reasonOf({ status, stdout, stderr }: Finished, exit = 1): string {
  expect({ status, stdout }).toEqual({ status: exit, stdout: '' });
  expect(stderr).toMatch(/^attain: [^\n]+\n$/);
  return stderr;
}

describe('attain report', () => {
  it('draws what was scored, to a file or to standard output, and says in one line why it cannot', async ({
    aPortal,
  }) => {
    const worker = await aPortal();
    const { crm } = worker.portal;
    expect(reasonOf(await worker.attain(['report', 'vla', '512']))).toContain('attain sync');

    const { status } = await worker.sync();
    expect(status).toBe(0);
    const ids = crm.ids('companies');
    const isCustomer = (id: string) => crm.value('companies', id, 'lifecyclestage') === 'customer';
    const id = ids.find(isCustomer) ?? '';
    const prospect = ids.find((other) => !isCustomer(other)) ?? '';

    const printed = await worker.attain(['report', 'success', id]);
    expect(printed).toMatchObject({ status: 0, stderr: '' });
    expect(printed.stdout).toContain(
      `Account Success Metrics: ${crm.value('companies', id, 'name')}`,
    );

    const file = worker.file('outcome.pdf');
    const asked = ['report', 'outcome', id, '--format', 'pdf', '--out', file];
    expect(await worker.attain(asked)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const pdf = await readFile(file);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    const reasons = await Promise.all([
      worker.attain(['report', 'success', '999']),
      worker.attain(['report', 'success', prospect]),
      worker.attain(['report', 'success', id, '--as-of', '2020-01-01']),
      worker.attain(['report', 'success', id, '--as-of', '2999-01-01']),
      worker.attain(['report', 'success', id, '--out', worker.file('no/such/folder.md')]),
      worker.attain(['report', 'success', id, '--out', worker.file('.')]),
    ]);
    expect(reasons.map((finished) => reasonOf(finished))).toEqual([
      expect.stringContaining('There is no company 999'),
      expect.stringContaining('it is no customer'),
      expect.stringContaining('the first are of'),
      expect.stringContaining('is to come'),
      expect.stringContaining('its folder does not exist'),
      expect.stringContaining('cannot be written'),
    ]);

    await writeFile(worker.file('kept.md'), 'kept');
    const refused = await worker.attain([
      ...['report', 'success', id, '--as-of', '2020-01-01', '--out', worker.file('kept.md')],
    ]);
    reasonOf(refused);
    expect(await readFile(worker.file('kept.md'), 'utf8')).toBe('kept');
    const left = (await readdir(worker.file('.'))).filter((name) => name.startsWith('.'));
    expect(left).toEqual([]);
  });

  it.for([
    ['poem', '512'],
    ['success', '512', '--format', 'doc'],
    ['success', '512', '--as-of', '2026-02-30'],
    ['success', '512', '--restated'],
    ['success'],
  ])('refuses %s as a wrong command line', async (args, { aPortal }) => {
    const worker = await aPortal({ companies: 1 });
    reasonOf(await worker.attain(['report', ...args]), 64);
  });
});
