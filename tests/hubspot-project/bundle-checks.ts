import { gzipSync } from 'node:zlib';

import type { SurfaceBundle } from './build-surface.ts';

/** A surface is loaded with its page: this is the ceiling, after compression. */
export const MAX_GZIPPED_BYTES = 40_000;

export function gzippedBytes({ code }: SurfaceBundle): number {
  return gzipSync(code).length;
}

/** Whether a schema library came along, by its modules or by what it leaves in the code. */
export function carriesZod({ modules, code }: SurfaceBundle): boolean {
  return modules.some((module) => /[\\/]zod[\\/]/.test(module)) || code.includes('ZodError');
}
