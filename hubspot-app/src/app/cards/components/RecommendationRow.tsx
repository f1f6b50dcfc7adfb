import type { RecommendationView } from '@attain/shared/contract/account-advice';
import { Flex, Text } from '@hubspot/ui-extensions';

import { RecommendationPlace } from '../slots/places.tsx';

/** What to do, why, and the button that does it. */
export function RecommendationRow({ recommendation }: { recommendation: RecommendationView }) {
  const { text, reason } = recommendation;
  return (
    <Flex direction="row" gap="sm" justify="between" align="center">
      <Flex direction="column" gap="flush">
        <Text>{text}</Text>
        {reason !== '' && <Text variant="microcopy">{reason}</Text>}
      </Flex>
      <RecommendationPlace recommendation={recommendation} variant="secondary" />
    </Flex>
  );
}
