import { format, resolveConfig } from 'prettier';

import { CHAPTERS } from './chapters.ts';
import { renderFormulas } from './render.ts';

export const FORMULAS_FILE = new URL('../../docs/formulas.md', import.meta.url);

/** What `docs/formulas.md` must hold. */
export async function formulasDocument(): Promise<string> {
  const config = await resolveConfig(FORMULAS_FILE);
  return format(renderFormulas(CHAPTERS), { ...config, parser: 'markdown' });
}
