import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';

export const APPENDIX_TITLE = 'Appendix: where each figure comes from';
export const DRAFT_TITLE = 'Draft: not to be shared';

/** Which day the figures are of, when they were computed, and by which formulas. */
export function madeOf({ day, scoredAt, modelVersion, restated }: Report): string {
  const corrected = restated ? ', with later corrections' : '';
  const at = `${words.date(scoredAt.slice(0, 10))} at ${scoredAt.slice(11, 16)} UTC`;
  return `Figures of ${words.date(day)}${corrected}. Computed on ${at} with version ${modelVersion} of the formulas.`;
}
