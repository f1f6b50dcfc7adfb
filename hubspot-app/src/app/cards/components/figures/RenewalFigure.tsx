import type { AccountFigures } from '@attain/shared/crm/account-figures';

import type { Formats } from '@attain/ui/words/formats';
import { RENEWAL_PLAY, RENEWAL_STAGE } from '@attain/ui/words/standing';
import { Figure } from './Figure.tsx';

type RenewalFigureProps = {
  renewal: AccountFigures['renewal'];
  daysLeft: number | null;
  format: Formats;
};

export function RenewalFigure({ renewal, daysLeft, format }: RenewalFigureProps) {
  const { date, stage, play, playStart } = renewal;
  if (date === null) {
    return <Figure label="Renewal" value={null} tag={null} notes={['No renewal date is known.']} />;
  }
  return (
    <Figure
      label="Renewal"
      value={format.date(date)}
      tag={stage && RENEWAL_STAGE[stage]}
      notes={[
        daysLeft === null ? null : daysInWords(daysLeft),
        play && play !== 'none'
          ? `Play: ${RENEWAL_PLAY[play]}${playStart ? ` since ${format.date(playStart)}` : ''}`
          : playStart && `Play starts ${format.date(playStart)}`,
      ]}
    />
  );
}

function daysInWords(days: number): string {
  if (days === 0) return 'Today';
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days > 0 ? `In ${count} ${unit}` : `${count} ${unit} ago`;
}
