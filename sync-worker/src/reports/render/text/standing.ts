import type { Standing } from '@attain/shared/reports/figure';

/** The symbols of the specifications, and what each says. */
export const STANDING_SIGN: Readonly<Record<Standing, { sign: string; word: string }>> = {
  good: { sign: '✓', word: 'good' },
  warning: { sign: '⚠', word: 'needs attention' },
  bad: { sign: '✗', word: 'off' },
  unknown: { sign: '○', word: 'not known' },
};

/** One legend for all symbols (C14). */
export const LEGEND: readonly { sign: string; word: string }[] = Object.values(STANDING_SIGN);
