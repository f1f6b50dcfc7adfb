import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../demo/main.ts', import.meta.url));

const STATES = ['draft', 'proposed', 'signed', 'active', 'revised', 'achieved', 'missed', 'ended'];

async function demo(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}

describe('the demo', () => {
  it('provisions, syncs, imports and shows what stands on the records, then stops when told to do it once', async () => {
    const { status, output } = await demo('--once', '--companies', '12');
    expect(output).toMatch(/\d+ created, 6 already there, 0 differing, 0 refused/);
    expect(output).toMatch(/Full sync of portal \d+/);
    expect(output).toMatch(/rows of events: \d+ stored, 0 unchanged, 0 refused/);
    expect(output).toMatch(/rows of opportunities: \d+ stored, 0 unchanged, 0 refused/);
    for (const state of STATES) expect(output).toMatch(new RegExp(`^  ${state} +\\S.*\\)$`, 'm'));
    expect(output).toMatch(/Meridian Health Partners +\d/);
    expect(status).toBe(0);
  });

  it.each([
    ['--companies', 'many'],
    ['--companies', '0'],
    ['--port', '70000'],
    ['--bogus', 'x'],
  ])('refuses %s %s in one line', async (flag, value) => {
    const { status, output } = await demo(flag, value);
    expect(status).toBe(64);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain(flag);
  });
});
