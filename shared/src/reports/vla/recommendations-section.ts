import type { Recommendation } from '../../domain/advice/results.ts';
import type { ReportContext } from '../context.ts';
import { HORIZON_NAME } from '../parts/goal-insights.ts';
import type { Section } from '../report.ts';
import { sentence } from '../sentence.ts';

/** In the order of the specification: what to do first, what helps, what lasts (V27). */
const FURTHER: ReadonlySet<Recommendation['code']> = new Set([
  'supporting_action',
  'long_term_improvement',
]);
const MOST = 3;

/** V27: the priority action on the agreement that is worst off, a supporting one, and a long-term improvement; for our people. */
export function recommendationsSection({ snapshot }: ReportContext): Omit<Section, 'id'> | null {
  const { recommendations, agreements, currency } = snapshot;
  const agreed = new Set(agreements.vlas.map(({ goalId }) => goalId));
  const isOnAgreement = ({ goalId, code }: Recommendation) =>
    goalId !== null && agreed.has(goalId) && !FURTHER.has(code);
  const priority = recommendations.find(isOnAgreement) ?? recommendations[0];
  if (priority === undefined) return null;
  const further = recommendations.filter(({ code }) => FURTHER.has(code));
  const others = recommendations.filter((each) => each !== priority && !further.includes(each));
  const items = [priority, ...further, ...others]
    .slice(0, MOST)
    .map(({ horizon, text, reason }) => ({
      label: HORIZON_NAME[horizon],
      text: [sentence(withReason(text, reason), currency)],
    }));
  return {
    title: 'Recommendations',
    blocks: [{ kind: 'list', ordered: true, items }],
    sections: [],
    seenBy: 'internal',
  };
}

function withReason(text: string, reason: string): string {
  return `${text.replace(/\.$/, '')}. ${reason}`.trim();
}
