import { REASONS } from '../../domain/basics/reasons.ts';
import { notice, paragraph, plural } from '../blocks.ts';
import { scoreGauge } from '../charts/score-gauge.ts';
import type { ReportContext } from '../context.ts';
import { goalsScored, goalsTotal, successScore } from '../figures/success-figures.ts';
import type { Block, Section } from '../report.ts';
import { SUCCESS_BAND } from '../standing-words.ts';

/** M31: the score with its band and over how many goals it is, or why there is none. */
export function scoreSection(context: ReportContext): Omit<Section, 'id'> {
  const { success } = context.snapshot;
  return {
    title: 'Overall success score',
    blocks: success.score === null ? [notice(whyNotScored(context))] : scored(context),
    sections: [],
  };
}

function scored(context: ReportContext): Block[] {
  const { success } = context.snapshot;
  const score = successScore(context);
  return [
    paragraph(score, '/100 (', { kind: 'strong', text: SUCCESS_BAND[success.band].text }, ')'),
    { kind: 'chart', chart: scoreGauge(context) },
    paragraph(
      'Coverage: ',
      goalsScored(context),
      ' of ',
      goalsTotal(context),
      ` ${plural(success.goalsTotal, 'goal')} scored.`,
    ),
  ];
}

/** M88, M90: without goals that, else what the first goal lacks. */
function whyNotScored({ snapshot: { success } }: ReportContext): string {
  const [first] = success.goals;
  if (first === undefined) return REASONS.no_goals;
  return first.kind === 'not_scored' ? first.notice : REASONS.no_data;
}
