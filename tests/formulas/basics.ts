import type { Chapter } from './formula.ts';

export const BASICS: Chapter = {
  title: 'Numbers, days and words',
  about: 'What all formulas share.',
  formulas: [],
};
