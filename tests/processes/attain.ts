import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../sync-worker/bin/attain.js', import.meta.url));

/** What a worker process gets of its environment: nothing of ours but the path, so that no test depends on a shell. */
export type WorkerEnvironment = Readonly<Record<string, string>>;

export type Finished = { status: number | null; stdout: string; stderr: string };

/** Starts the real command line as its own process. */
export function spawnAttain(
  args: readonly string[],
  env: WorkerEnvironment,
  stdio: StdioOptions = ['ignore', 'pipe', 'pipe'],
): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio,
  });
}

/** Runs a command to its end and answers what it printed. */
export async function attain(args: readonly string[], env: WorkerEnvironment): Promise<Finished> {
  const child = spawnAttain(args, env);
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...output };
}

/** Resolves when the worker's `/readyz` answers 200; rejects when the process ends first. */
export async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`the worker ended with ${String(status)} before it was ready`);
  });
  await Promise.race([ready(origin), ended]);
}

async function ready(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
