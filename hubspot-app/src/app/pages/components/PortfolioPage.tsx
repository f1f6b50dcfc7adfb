import { Tab, Tabs } from '@hubspot/ui-extensions';
import { PageHeader, PageTitle } from '@hubspot/ui-extensions/pages';
import { useState } from 'react';

import type { Choice } from '../data/choice.ts';
import type { PageParts } from '../data/page.ts';
import { type TabId, TABS } from '../data/tabs.ts';
import { Accounts } from './accounts/Accounts.tsx';
import { Changes } from './changes/Changes.tsx';
import { Renewals } from './renewals/Renewals.tsx';
import { Scorecards } from './scorecards/Scorecards.tsx';
import { Today } from './today/Today.tsx';

type PortfolioPageProps = PageParts & { firstTab: TabId };

/** Only the view that is looked at asks the worker. Other views lead to the accounts that they count. */
export function PortfolioPage({ firstTab, ...parts }: PortfolioPageProps) {
  const [tab, setTab] = useState<TabId>(firstTab);
  const [choice, setChoice] = useState<Choice>({});
  const showAccounts = (chosen: Choice) => {
    setChoice(chosen);
    setTab('accounts');
  };
  const views: Readonly<Record<TabId, () => React.ReactNode>> = {
    accounts: () => <Accounts {...parts} choice={choice} choose={setChoice} />,
    today: () => <Today {...parts} showAccounts={showAccounts} />,
    changes: () => <Changes {...parts} />,
    renewals: () => <Renewals {...parts} showAccounts={showAccounts} />,
    scorecards: () => <Scorecards {...parts} />,
  };
  return (
    <>
      <PageHeader>
        <PageTitle>Portfolio</PageTitle>
      </PageHeader>
      <Tabs selected={tab} onSelectedChange={(id: string | number) => setTab(id as TabId)}>
        {TABS.map(({ id, title }) => (
          <Tab key={id} tabId={id} title={title}>
            {tab === id && views[id]()}
          </Tab>
        ))}
      </Tabs>
    </>
  );
}
