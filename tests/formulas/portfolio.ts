import type { Chapter } from './formula.ts';

export const PORTFOLIO: Chapter = {
  title: 'Portfolio',
  about: 'Figures over all accounts, each with its own definition and window.',
  formulas: [],
};
