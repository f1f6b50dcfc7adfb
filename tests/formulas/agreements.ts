import type { Chapter } from './formula.ts';

export const AGREEMENTS: Chapter = {
  title: 'Value-level agreements',
  about: 'What was agreed and signed: status, reviews, alerts, and what to do.',
  formulas: [],
};
