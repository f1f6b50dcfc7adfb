import type { AccountView } from '@attain/shared/contract/account-view';
import { Flex, Text } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { Agreements } from './Agreements.tsx';
import { Goals } from './Goals.tsx';
import { HealthComponents } from './HealthComponents.tsx';
import { NextAction } from './NextAction.tsx';
import { Overview } from './Overview.tsx';
import { Value } from './Value.tsx';

/** The account as the worker knows it: what to do, where it stands, and what the figures rest on. */
export function Account({ view, format }: { view: AccountView; format: Formats }) {
  return (
    <Flex direction="column" gap="md">
      <NextAction figures={view.figures} />
      <Overview figures={view.figures} view={view} format={format} />
      <HealthComponents
        components={view.healthComponents}
        insufficient={view.figures.health.band === 'insufficient_data'}
        format={format}
      />
      <Agreements agreements={view.agreements} format={format} />
      <Value view={view} format={format} />
      <Goals goals={view.goals} total={view.figures.success.goalsTotal} format={format} />
      <Text variant="microcopy">
        Calculated {format.moment(view.scoredAt)} with model {view.modelVersion}.
      </Text>
    </Flex>
  );
}
