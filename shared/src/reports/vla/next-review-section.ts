import { decisionsDue } from '../../domain/advice/decisions.ts';
import { accountRisks } from '../../domain/advice/risks.ts';
import { notice, sentences } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { Section } from '../report.ts';
import { sentence } from '../sentence.ts';

const MOST = 6;

/** V28: when the agreements are reviewed next, and what there is to talk about. */
export function nextReviewSection(context: ReportContext): Omit<Section, 'id'> | null {
  const { agreements, today } = context.snapshot;
  const { nextReview } = agreements;
  if (nextReview === null) return null;
  const isOverdue = nextReview < today;
  const on = `${words.date(nextReview)}${isOverdue ? ' (overdue)' : ''}`;
  const topics = focusAreas(context);
  return {
    title: 'Next review',
    blocks: [
      {
        kind: 'facts',
        facts: [{ label: 'Date', text: [on], standing: isOverdue ? 'bad' : 'good' }],
      },
    ],
    sections: [
      {
        id: 'focus_areas',
        title: 'Focus areas',
        blocks:
          topics.length === 0
            ? [notice('Every agreement is on its way: agree on what comes next.')]
            : sentences(topics),
        sections: [],
      },
    ],
  };
}

/** What has to be decided about agreements, which of them are short of their target, and which nobody can measure. */
function focusAreas({ snapshot }: ReportContext): string[] {
  const { agreements, currency } = snapshot;
  const agreed = new Set([...agreements.vlas, ...agreements.others].map(({ goalId }) => goalId));
  const isOnAgreement = ({ goalId }: { goalId: string | null }) =>
    goalId !== null && agreed.has(goalId);
  const unmeasured = agreements.vlas.flatMap((vla) =>
    vla.kind === 'scored' ? [] : [{ text: `"${vla.title}" is not measured: ${vla.notice}` }],
  );
  const told = [
    ...[...decisionsDue(snapshot), ...accountRisks(snapshot)].filter(isOnAgreement),
    ...unmeasured,
  ].map(({ text }) => sentence(text, currency));
  return [...new Set(told)].slice(0, MOST);
}
