import type { Adopted } from '../../../ports/adoptions.ts';

export const NOTHING_ADOPTED: Adopted = { goals: {}, seen: {}, refusals: [] };
