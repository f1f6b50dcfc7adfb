import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

const MAIN = fileURLToPath(new URL('../portal/main.ts', import.meta.url));

const greetingSchema = z.object({
  origin: z.string(),
  token: z.string(),
  clientSecret: z.string(),
  portalId: z.number(),
});

export type PortalProcess = z.infer<typeof greetingSchema> & { pid: number; stop(): Promise<void> };

/** Starts a portal in a box as its own process, so that its work does not count as the worker's. */
export async function startPortalProcess(flags: readonly string[]): Promise<PortalProcess> {
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => undefined);
  const greeting = await Promise.race([once(lines, 'line') as Promise<[string]>, ended]);
  if (!greeting) throw new Error('the portal ended before it listened');
  return {
    ...greetingSchema.parse(JSON.parse(greeting[0])),
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
