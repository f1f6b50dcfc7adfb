import type { RecommendationView } from '@attain/shared/contract/account-advice';
import { Flex, Text } from '@hubspot/ui-extensions';

import { RecommendationPlace } from '../slots/places.tsx';

type RecommendationRowProps = {
  recommendation: RecommendationView;
  /** Its reason stands right above. */
  isReasonTold?: boolean;
};

/** What to do, why, and the button that does it. */
export function RecommendationRow({
  recommendation,
  isReasonTold = false,
}: RecommendationRowProps) {
  const { text, reason } = recommendation;
  return (
    <Flex direction="row" gap="sm" justify="between" align="center">
      <Flex direction="column" gap="flush">
        <Text>{text}</Text>
        {reason !== '' && !isReasonTold && <Text variant="microcopy">{reason}</Text>}
      </Flex>
      <RecommendationPlace recommendation={recommendation} variant="secondary" />
    </Flex>
  );
}
