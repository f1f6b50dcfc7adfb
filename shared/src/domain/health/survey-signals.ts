import type { SurveySignals } from '../account.ts';
import type { Instant } from '../basics/time.ts';

/** The latest answer of one contact. */
export type SurveyAnswer = { value: number; answeredAt: Instant };

/** The lowest and the highest answer that a survey allows; the highest is above the lowest. */
export type SurveyScale = { lowest: number; highest: number };

/** A CSAT answer of another scale as one of 1 to 5, linear: 7 of 0-10 is 3.8 (A18). */
export function csatOfFive(answer: number, { lowest, highest }: SurveyScale): number {
  return 1 + ((answer - lowest) / (highest - lowest)) * 4;
}

/** Mean of the 0-10 answers, with the net promoter score beside it (A17); `null` without answers. */
export function npsSignals(answers: readonly SurveyAnswer[]): SurveySignals | null {
  const promoters = answers.filter(({ value }) => value >= 9).length;
  const detractors = answers.filter(({ value }) => value <= 6).length;
  const nps = ((promoters - detractors) / answers.length) * 100;
  return signalsOf(answers, { nps, promoters });
}

/** Mean of the 1-5 answers (A18); `null` without answers. */
export function csatSignals(answers: readonly SurveyAnswer[]): SurveySignals | null {
  return signalsOf(answers, { nps: null, promoters: null });
}

function signalsOf(
  answers: readonly SurveyAnswer[],
  points: Pick<SurveySignals, 'nps' | 'promoters'>,
): SurveySignals | null {
  if (answers.length === 0) return null;
  let sum = 0;
  let latestAt = -Infinity;
  for (const { value, answeredAt } of answers) {
    sum += value;
    latestAt = Math.max(latestAt, answeredAt);
  }
  return { mean: sum / answers.length, answers: answers.length, latestAt, ...points };
}
