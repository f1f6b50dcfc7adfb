import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { cardBench } from './card.ts';
import { filesBench } from './files.ts';
import { freshnessBench } from './freshness.ts';
import { ingestBench } from './ingest.ts';
import { portalBench } from './portal.ts';
import { portfolioBench } from './portfolio.ts';
import { rateBench } from './rate.ts';
import { reportsBench } from './reports.ts';
import type { BenchResult } from './result.ts';
import { settingsBench } from './settings.ts';
import { scoringBench } from './scoring.ts';
import { storeBench } from './store.ts';
import { syncBench } from './sync.ts';

type Bench = () => BenchResult | BenchResult[] | Promise<BenchResult | BenchResult[]>;

const BENCHES: Record<string, Bench> = {
  scoring: scoringBench,
  store: storeBench,
  rate: rateBench,
  freshness: freshnessBench,
  ingest: ingestBench,
  files: filesBench,
  sync: syncBench,
  card: cardBench,
  settings: settingsBench,
  portfolio: portfolioBench,
  portal: portalBench,
  reports: reportsBench,
};

const OUTPUT = path.resolve(import.meta.dirname, '../../bench-results');

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const results: BenchResult[] = [];
for (const name of chosen) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(
      `There is no benchmark "${name}". Choose from: ${Object.keys(BENCHES).join(', ')}.\n`,
    );
    process.exit(64);
  }
  process.stdout.write(`${name} ...\n`);
  const measured = [await bench()].flat();
  for (const result of measured) process.stdout.write(row(result));
  results.push(...measured);
}

await mkdir(OUTPUT, { recursive: true });
const file = path.join(OUTPUT, `${new Date().toISOString().replaceAll(':', '-')}.json`);
await writeFile(file, `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
process.stdout.write(`Written to ${path.relative(process.cwd(), file)}\n`);
if (results.some(({ pass }) => pass === false)) process.exitCode = 1;

function row({ name, value, unit, limit, pass }: BenchResult): string {
  const figure = Number.isInteger(value) ? String(value) : value.toFixed(3);
  const held = limit === undefined ? '' : `limit ${limit}`.padEnd(16) + (pass ? 'holds' : 'FAILS');
  return `  ${name.padEnd(52)} ${figure.padStart(12)} ${unit.padEnd(14)} ${held}\n`;
}
