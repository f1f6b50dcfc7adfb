import type { HealthComponentView } from '@attain/shared/contract/account-view';
import { COMPONENT_NAME } from '@attain/shared/domain/basics/plain-words';
import { Alert, List, Text } from '@hubspot/ui-extensions';

/** So many are worth the most, and are enough to begin with. */
const MOST_NAMED = 4;

/** Why there is no health score: what is missing, the most points first, each with how to get it. */
export function WhatIsMissing({ components }: { components: readonly HealthComponentView[] }) {
  const missing = components
    .filter(({ state }) => state !== 'fresh')
    .toSorted((a, b) => b.maxPoints - a.maxPoints);
  return (
    <Alert title="Too little fresh input for a health score" variant="info">
      <List variant="unordered-styled">
        {missing.slice(0, MOST_NAMED).map(({ key, detail }) => (
          <Text key={key}>
            {COMPONENT_NAME[key]}: {detail}
          </Text>
        ))}
      </List>
    </Alert>
  );
}
