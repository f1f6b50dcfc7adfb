import type { Chapter } from './formula.ts';

export const LIFECYCLE: Chapter = {
  title: 'Onboarding, renewal and support',
  about: 'The calendars and rules from the first day to the renewal.',
  formulas: [],
};
