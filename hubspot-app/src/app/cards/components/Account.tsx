import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Tab, Tabs, Text } from '@hubspot/ui-extensions';

import { AccountPlace, RecommendationPlace } from '../slots/places.tsx';
import { NEXT_ACTION } from '../words/told.ts';
import { NextAction } from './NextAction.tsx';
import { Overdue } from './Overdue.tsx';
import { Overview } from './Overview.tsx';
import { ExecutiveView } from './views/ExecutiveView.tsx';
import { OperatorView } from './views/OperatorView.tsx';
import { SuccessView } from './views/SuccessView.tsx';
import { WhyAtRisk } from './WhyAtRisk.tsx';

/** The account as the worker knows it: what to do, where it stands and why, and three views of what the figures rest on. */
export function Account({ view, format }: { view: AccountView; format: Formats }) {
  const [first] = view.recommendations;
  return (
    <Flex direction="column" gap="md">
      <Overdue since={view.present?.overdueSince ?? null} format={format} />
      <NextAction
        figures={view.figures}
        headline={NEXT_ACTION[view.nextActionCode]}
        because={view.executive.risks.length === 0 ? first?.reason : undefined}
      />
      <Flex direction="row" gap="sm" align="center" wrap={true}>
        {first !== undefined && <RecommendationPlace recommendation={first} variant="primary" />}
        <AccountPlace />
      </Flex>
      <WhyAtRisk figures={view.figures} risks={view.executive.risks} />
      <Overview figures={view.figures} view={view} format={format} />
      <Tabs defaultSelected="success" variant="enclosed">
        <Tab tabId="success" title="Goals and value">
          <SuccessView view={view} format={format} />
        </Tab>
        <Tab tabId="operator" title="Work to do">
          <OperatorView view={view} format={format} />
        </Tab>
        <Tab tabId="executive" title="For executives">
          <ExecutiveView view={view} format={format} />
        </Tab>
      </Tabs>
      <Text variant="microcopy">
        Calculated {format.moment(view.scoredAt)} with model {view.modelVersion}.
      </Text>
    </Flex>
  );
}
