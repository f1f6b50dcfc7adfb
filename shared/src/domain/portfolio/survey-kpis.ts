import { withoutNoise } from '../basics/rounding.ts';
import type { KpiFacts } from './facts.ts';
import type { KpiFigure } from './kpi.ts';
import { shareOf } from './share.ts';

/** Mean answer, 1 to 5 (A50): what "4.5 / 5" means. */
export function csatMean(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ csat }) => csat && { part: csat.sum, whole: csat.answers });
}

/** Answers of 4 or 5 / answers: the other figure that goes by the name of CSAT. */
export function csatTopTwo(customers: readonly KpiFacts[]): KpiFigure {
  return shareOf(customers, ({ csat }) =>
    csat === null || csat.topTwo === null ? null : { part: csat.topTwo, whole: csat.answers },
  );
}

/** Percentage of 9 and 10 - percentage of 0 to 6, -100..100 (A51, A68); a 7 or 8 counts in neither. */
export function netPromoterScore(customers: readonly KpiFacts[]): KpiFigure {
  const share = shareOf(
    customers,
    ({ nps }) => nps && { part: nps.promoters - nps.detractors, whole: nps.answers },
  );
  return share.value === null ? share : { ...share, value: withoutNoise(100 * share.value) };
}
