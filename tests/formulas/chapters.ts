import { ADVICE } from './advice.ts';
import { AGREEMENTS } from './agreements.ts';
import { BASICS } from './basics.ts';
import { GOALS } from './goals.ts';
import { GROWTH } from './growth.ts';
import { HEALTH } from './health.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { METRICS } from './metrics.ts';
import { PORTFOLIO } from './portfolio.ts';
import { VALUE } from './value.ts';
import { USAGE } from './usage.ts';
import type { Chapter } from './formula.ts';

/** In the order of the document. */
export const CHAPTERS: readonly Chapter[] = [
  METRICS,
  GOALS,
  AGREEMENTS,
  VALUE,
  HEALTH,
  USAGE,
  LIFECYCLE,
  GROWTH,
  PORTFOLIO,
  ADVICE,
  BASICS,
];
