import { once } from 'node:events';

import { spawnAttain, type WorkerEnvironment } from './attain.ts';

export type ServeProcess = {
  origin: string;
  pid: number;
  /** Milliseconds from its start until it listened. */
  startedInMs: number;
  output(): string;
  /** Resolves once the output contains `text`. */
  untilPrinted(text: string): Promise<void>;
  /** SIGTERM; answers how it ended. */
  stop(): Promise<{ status: number | null; tookMs: number }>;
  /** SIGKILL, as when the machine fails. */
  kill(): Promise<void>;
};

/** Starts `attain serve` on a free port and waits until it listens. */
export async function serveAttain(env: WorkerEnvironment): Promise<ServeProcess> {
  const startedAt = performance.now();
  const child = spawnAttain(['serve'], { PORT: '0', ...env });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));

  const untilPrinted = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve();
      };
      look();
      child.stderr?.on('data', look);
      void exit.then(([status]) => {
        reject(new Error(`attain serve ended with ${status} before it said "${text}": ${output}`));
      });
    });

  const marker = 'attain: serving on ';
  await untilPrinted(marker);
  const [, origin = ''] = /attain: serving on (\S+)/.exec(output) ?? [];
  return {
    origin,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - startedAt,
    output: () => output,
    untilPrinted,
    async stop() {
      const stoppedAt = performance.now();
      child.kill('SIGTERM');
      const [status] = await exit;
      return { status, tookMs: performance.now() - stoppedAt };
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
