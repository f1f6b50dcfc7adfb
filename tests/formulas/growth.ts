import type { Chapter } from './formula.ts';

export const GROWTH: Chapter = {
  title: 'Expansion, advocacy and the value graph',
  about: 'What grows out of proven value.',
  formulas: [],
};
