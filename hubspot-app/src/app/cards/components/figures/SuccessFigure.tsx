import type { AccountFigures } from '@attain/shared/crm/account-figures';
import type { Formats } from '@attain/ui/words/formats';
import { SUCCESS_BAND } from '@attain/ui/words/standing';

import { Figure } from './Figure.tsx';

type SuccessFigureProps = {
  success: AccountFigures['success'];
  /** How many goals the score rests on, and are at risk; `null` where only the record's figures are known. */
  goals: { scored: number; atRisk: number } | null;
  format: Formats;
};

export function SuccessFigure({ success, goals, format }: SuccessFigureProps) {
  const { score, band, goalsTotal, goalsOnTrack, goalsAchieved } = success;
  return (
    <Figure
      label="Success score"
      value={score === null ? null : format.number(score)}
      tag={band && SUCCESS_BAND[band]}
      notes={[
        goals === null || goals.atRisk === 0 ? null : inGoals(goals.atRisk, 'at risk'),
        goalsOnTrack === null ? null : onTrack(goalsOnTrack, goalsAchieved ?? 0),
        goals === null || goalsTotal === null
          ? null
          : `${goals.scored} of ${goalsTotal} goals scored`,
      ]}
    />
  );
}

function onTrack(goals: number, achieved: number): string {
  if (goals === 0) return 'No goal on track';
  return achieved === 0
    ? inGoals(goals, 'on track')
    : `${inGoals(goals, 'on track or better')}, ${achieved} of them achieved`;
}

function inGoals(count: number, standing: string): string {
  return `${count} ${count === 1 ? 'goal' : 'goals'} ${standing}`;
}
