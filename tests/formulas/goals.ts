import type { Chapter } from './formula.ts';

export const GOALS: Chapter = {
  title: 'Goals and success score',
  about: 'What the customer wants, how far it has come, and the one score over it.',
  formulas: [],
};
