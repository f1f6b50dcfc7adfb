import type { Chapter } from './formula.ts';
import { ACHIEVEMENT } from './portfolio/achievement.ts';
import { PEERS } from './portfolio/peers.ts';
import { PROOF } from './portfolio/proof.ts';
import { REVENUE } from './portfolio/revenue.ts';
import { SCORECARDS } from './portfolio/scorecards.ts';
import { SERVICE } from './portfolio/service.ts';

export const PORTFOLIO: Chapter = {
  title: 'Portfolio',
  about:
    'Figures over all accounts, each with its own definition and window. Every one of them comes with what it is made of, its target, and how many accounts had data; none is a number without data.',
  formulas: [...ACHIEVEMENT, ...PROOF, ...REVENUE, ...SERVICE, ...SCORECARDS, ...PEERS],
};
