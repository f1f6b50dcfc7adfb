import { decisionsDue } from '../../domain/advice/decisions.ts';
import { accountRisks } from '../../domain/advice/risks.ts';
import { internal, paragraph, sentences } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { Section } from '../report.ts';
import { sentence } from '../sentence.ts';

const MOST = 6;

/** V28: when the agreements are reviewed next, and what there is to talk about; what we have to settle first is for us. */
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
        blocks: [
          ...(topics.length === 0 ? [paragraph(ON_ITS_WAY)] : sentences(topics)),
          ...sentences(toSettle(context)).map(internal),
        ],
        sections: [],
      },
    ],
  };
}

const ON_ITS_WAY = 'Every agreement is on its way: agree on what comes next.';

/** Agreements that are short of their target, and those that nobody can measure. Value has a report of its own. */
function focusAreas({ snapshot }: ReportContext): string[] {
  const { agreements, currency, value } = snapshot;
  const agreed = new Set(agreements.vlas.map(({ goalId }) => goalId));
  const risks = accountRisks({ ...snapshot, value: { ...value, lines: [], doubleCounts: [] } });
  const short = risks
    .filter(({ goalId }) => goalId !== null && agreed.has(goalId))
    .map(({ text }) => text);
  const unmeasured = agreements.vlas.flatMap((vla) =>
    vla.kind === 'scored' ? [] : [`"${vla.title}" is not measured: ${vla.notice}`],
  );
  return [...short, ...unmeasured].slice(0, MOST).map((text) => sentence(text, currency));
}

/** Reviews, signatures and changes that wait (L31). */
function toSettle({ snapshot }: ReportContext): string[] {
  const { agreements, currency } = snapshot;
  const known = new Set([...agreements.vlas, ...agreements.others].map(({ goalId }) => goalId));
  return decisionsDue(snapshot)
    .filter(({ goalId }) => goalId !== null && known.has(goalId))
    .slice(0, MOST)
    .map(({ text }) => sentence(text, currency));
}
