import { gzipSync } from 'node:zlib';

import type { CardBundle } from './build-card.ts';

/** A card is loaded with every record page: this is the ceiling, after compression. */
export const MAX_GZIPPED_BYTES = 40_000;

export function gzippedBytes({ code }: CardBundle): number {
  return gzipSync(code).length;
}

/** Whether a schema library came along, by its modules or by what it leaves in the code. */
export function carriesZod({ modules, code }: CardBundle): boolean {
  return modules.some((module) => /[\\/]zod[\\/]/.test(module)) || code.includes('ZodError');
}
