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
        goals === null || goals.atRisk === 0 ? null : `${goals.atRisk} at risk`,
        goalsOnTrack === null
          ? null
          : `${goalsOnTrack} on track or better, ${goalsAchieved ?? 0} of them achieved`,
        goals === null || goalsTotal === null
          ? null
          : `${goals.scored} of ${goalsTotal} goals scored`,
      ]}
    />
  );
}
