import type { Chapter } from './formula.ts';

export const HEALTH: Chapter = {
  title: 'Health',
  about: 'How the account is doing, how much of that is known, and why it moved.',
  formulas: [],
};
