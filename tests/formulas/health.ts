import type { Chapter } from './formula.ts';
import { HEALTH_CHANGE } from './health/change.ts';
import { HEALTH_INPUTS } from './health/inputs.ts';
import { HEALTH_SCORE } from './health/score.ts';

export const HEALTH: Chapter = {
  title: 'Health',
  about: 'How the account is doing, how much of that is known, and why it moved.',
  formulas: [...HEALTH_SCORE, ...HEALTH_INPUTS, ...HEALTH_CHANGE],
};
