import type { Chapter } from './formula.ts';

export const VALUE: Chapter = {
  title: 'Value and ROI',
  about: 'What the product has been worth, in two ledgers that are never added silently.',
  formulas: [],
};
