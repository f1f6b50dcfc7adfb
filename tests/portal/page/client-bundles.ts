import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

export type ClientBundles = { host: string; worker: string; style: string };

const client = path.join(import.meta.dirname, 'client');

/** Bundles the page and the worker that the card runs in, into memory. */
export async function clientBundles(): Promise<ClientBundles> {
  const [host, worker, style] = await Promise.all([
    bundle('host.tsx'),
    bundle('worker.ts'),
    readFile(path.join(client, 'style.css'), 'utf8'),
  ]);
  return { host, worker, style };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(client, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
