import type { AccountView } from '@attain/shared/contract/account-view';
import { HEALTH_BAND } from '@attain/ui/words/standing';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Text } from '@hubspot/ui-extensions';

type WhyMovedProps = {
  /** What there is to say where nothing moved; `null`: nothing, or it is told already. */
  driver: string | null;
  move: AccountView['healthMove'];
  judgement: AccountView['healthJudgement'];
  format: Formats;
};

/** Why the health score is what it is: what moved it and since when, and what a person says against it. */
export function WhyMoved({ driver, move, judgement, format }: WhyMovedProps) {
  return (
    <Flex direction="column" gap="flush">
      {move === null || move.reasons.length === 0 ? (
        <Driver driver={driver} />
      ) : (
        <Text>
          <Text inline={true} format={{ fontWeight: 'bold' }}>
            {moved(move.points, format)} since {format.date(move.since)}:
          </Text>{' '}
          {move.reasons.map((reason) => reason.replace(/ since .*$/, '')).join('; ')}.
        </Text>
      )}
      {judgement !== null && (
        <Text>
          <Text inline={true} format={{ fontWeight: 'bold' }}>
            {judgement.by} says {HEALTH_BAND[judgement.band].label.toLowerCase()} until{' '}
            {format.date(judgement.until)}:
          </Text>{' '}
          {judgement.reason}
        </Text>
      )}
    </Flex>
  );
}

function Driver({ driver }: { driver: string | null }) {
  if (driver === null) return null;
  return (
    <Text>
      <Text inline={true} format={{ fontWeight: 'bold' }}>
        Why:
      </Text>{' '}
      {driver}
    </Text>
  );
}

function moved(points: number, format: Formats): string {
  if (points === 0) return 'Health unchanged';
  return `Health ${points > 0 ? 'rose' : 'fell'} ${format.number(Math.abs(points))} points`;
}
