import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Data sets under their own licences stay outside the project; a checkout without them skips what needs them. */
export function sharedData(name: string): { folder: string; isThere: boolean } {
  const folder = join(FOLDER, name);
  return { folder, isThere: existsSync(folder) };
}
