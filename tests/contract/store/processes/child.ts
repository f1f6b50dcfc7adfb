import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const WRITER = path.join(import.meta.dirname, 'writer.ts');

export type Writer = {
  process: ChildProcess;
  /** The numbers it said so far; grows. */
  said: number[];
  /** Resolves once it said that many. */
  hasSaid(count: number): Promise<void>;
  /** Resolves when all that it said has arrived; answers its exit code and what it complained of. */
  ended(): Promise<{ code: number | null; errors: string }>;
};

export function startWriter(url: string, portalId: number, from = 0, count?: number): Writer {
  const args = [WRITER, url, String(portalId), String(from)];
  if (count !== undefined) args.push(String(count));
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: number[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(Number(line)));
  const closed = once(child, 'close');

  return {
    process: child,
    said,
    async hasSaid(wanted) {
      while (said.length < wanted) {
        const over = closed.then(() => Promise.reject(new Error(`the writer ended: ${errors}`)));
        await Promise.race([once(lines, 'line'), over]);
      }
    },
    async ended() {
      await closed;
      return { code: child.exitCode, errors };
    },
  };
}
