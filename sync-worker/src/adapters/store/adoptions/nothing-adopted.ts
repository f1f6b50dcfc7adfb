import type { Adopted } from '../../../ports/store.ts';

export const NOTHING_ADOPTED: Adopted = { goals: {}, seen: {}, refusals: [] };
