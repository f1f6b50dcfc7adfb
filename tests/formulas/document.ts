import { CHAPTERS } from './chapters.ts';
import { renderFormulas } from './render.ts';

export const FORMULAS_FILE = new URL('../../docs/formulas.md', import.meta.url);

/** What `docs/formulas.md` must hold. */
export function formulasDocument(): string {
  return renderFormulas(CHAPTERS);
}
