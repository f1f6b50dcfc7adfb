import type { Day } from '../../domain/basics/time.ts';
import { isInForce } from '../../domain/agreements/vla.ts';
import { plural } from '../blocks.ts';
import { companyName, type ReportContext } from '../context.ts';
import type { Text } from '../figure.ts';
import {
  vlaAttainment,
  vlaProgress,
  vlasInForce,
  vlasMeasured,
} from '../figures/agreement-figures.ts';
import { words } from '../figure-words.ts';
import type { Report } from '../report.ts';
import { AGREEMENTS_STATUS } from '../standing-words.ts';

/** V21, C13: attainment with its status, capped and not, and over how many agreements it is. */
export function headOf(context: ReportContext): Report['head'] {
  const { snapshot, sources } = context;
  const { agreements } = snapshot;
  const restated = sources.restated ? ', with later corrections' : '';
  const head = [
    { label: 'Account', text: [companyName(snapshot)] },
    { label: 'Review period', text: [`${reviewPeriod(context)}${restated}`] },
    { label: 'Overall attainment', text: overall(context) },
  ];
  if (agreements.inForce === 0) return head;
  head.push({
    label: 'Coverage',
    text: [
      vlasMeasured(context),
      ' of ',
      vlasInForce(context),
      ` ${plural(agreements.inForce, 'agreement')} measured`,
    ],
  });
  if (agreements.worst !== null && agreements.atRisk > 0) {
    head.push({ label: 'Furthest behind', text: [agreements.worst.title] });
  }
  return head;
}

function overall(context: ReportContext): Text {
  const { status, attainment, progress } = context.snapshot.agreements;
  const { text } = AGREEMENTS_STATUS[status];
  if (attainment === null) return [text];
  const capped = [vlaAttainment(context), ' (', { kind: 'strong', text } as const, ')'];
  return progress === attainment
    ? capped
    : [...capped, '; ', vlaProgress(context), ' with what exceeds its target'];
}

/** From the last review that was held, else from the beginning of the first agreement. */
function reviewPeriod({ sources, snapshot }: ReportContext): string {
  const commitments = sources.goals.filter(isInForce).map(({ commitment }) => commitment);
  const reviewed = commitments.flatMap(({ lastReviewedOn }) => lastReviewedOn ?? []);
  const begun = commitments.flatMap(({ start }) => start ?? []);
  const from = latest(reviewed.filter((day) => day <= snapshot.today)) ?? earliest(begun);
  const to = words.date(snapshot.today);
  if (from === null || from > snapshot.today) return `up to ${to}`;
  const since = reviewed.length > 0 ? ' (since the last review)' : '';
  return `${words.date(from)} to ${to}${since}`;
}

/** Calendar dates sort as text. */
function latest(days: readonly Day[]): Day | null {
  return days.toSorted().at(-1) ?? null;
}

function earliest(days: readonly Day[]): Day | null {
  return days.toSorted()[0] ?? null;
}
