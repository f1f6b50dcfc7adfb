import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { attain, type WorkerEnvironment } from '../processes/attain.ts';

const PRELOAD = fileURLToPath(new URL('resource-usage.ts', import.meta.url));

const usageSchema = z.object({ cpuSeconds: z.number(), maxRssMb: z.number() });
const syncSchema = z.object({
  durationMs: z.number(),
  scored: z.number(),
  written: z.number(),
  pulled: z.record(z.string(), z.number()),
  apiCalls: z.object({
    total: z.number(),
    byEndpoint: z.record(z.string(), z.number()),
    retried: z.number(),
    rateLimited: z.number(),
  }),
});

export type MeasuredSync = z.infer<typeof syncSchema> & z.infer<typeof usageSchema>;

/** Runs `attain sync --json` as its own process and answers its summary with what it cost. */
export async function measuredSync(
  env: WorkerEnvironment,
  flags: readonly string[] = [],
): Promise<MeasuredSync> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-bench-'));
  const usageFile = path.join(folder, 'usage.json');
  try {
    const { status, stdout, stderr } = await attain(['sync', '--json', ...flags], {
      ...env,
      LOG_LEVEL: 'warn',
      BENCH_USAGE_FILE: usageFile,
      NODE_OPTIONS: `--import ${PRELOAD}`,
    });
    if (status !== 0) throw new Error(`attain sync ended with ${status}\n${stdout}\n${stderr}`);
    const usage = usageSchema.parse(JSON.parse(await readFile(usageFile, 'utf8')));
    return { ...syncSchema.parse(JSON.parse(stdout)), ...usage };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
