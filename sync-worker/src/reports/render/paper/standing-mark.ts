import type { Standing } from '@attain/shared/reports/figure';

/** A sign of its own shape for each standing, so that print without colour says the same; always with a word beside it. */
export const STANDING_MARK: Readonly<Record<Standing, { sign: string; color: string }>> = {
  good: { sign: '✔', color: '#00694d' },
  warning: { sign: '▲', color: '#9a5b00' },
  bad: { sign: '✘', color: '#b3261e' },
  unknown: { sign: '○', color: '#5f6b7a' },
};
