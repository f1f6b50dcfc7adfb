import type { AccountView } from '@attain/shared/contract/account-view';
import { Flex, Text } from '@hubspot/ui-extensions';

import { HORIZON } from '../words/told.ts';
import { RecommendationRow } from './RecommendationRow.tsx';
import { Section } from './Section.tsx';

type RecommendationsProps = { recommendations: AccountView['recommendations'] };

const HORIZONS = ['immediate', 'this_week', 'this_month', 'before_renewal'] as const;

/** What to do by when. The first one stands at the head of the card already. */
export function Recommendations({ recommendations: [, ...others] }: RecommendationsProps) {
  if (others.length === 0) return null;
  return (
    <Section title="What else to do">
      {HORIZONS.map((horizon) => {
        const due = others.filter((each) => each.horizon === horizon);
        return (
          due.length > 0 && (
            <Flex key={horizon} direction="column" gap="xs">
              <Text format={{ fontWeight: 'demibold' }}>{HORIZON[horizon]}</Text>
              {due.map((each) => (
                <RecommendationRow key={each.id} recommendation={each} />
              ))}
            </Flex>
          )
        );
      })}
    </Section>
  );
}
