import { writeFile } from 'node:fs/promises';

import { expect } from 'vitest';

import { it } from './worker-test.ts';

it('scores every customer anew by changed settings, in the next sync and once', async ({
  aPortal,
}) => {
  const worker = await aPortal();
  const first = await worker.sync();

  const settings = { renewal: { milestoneDays: { earlyWarning: 89 } } };
  await writeFile(worker.file('attain.config.json'), JSON.stringify({ settings }));
  const { summary } = await worker.sync();
  expect(summary).toMatchObject({ mode: 'incremental', scored: first.summary.scored });
  expect((await worker.sync()).summary.scored).toBe(0);
});
