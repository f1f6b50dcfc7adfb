import type { AccountView } from '@attain/shared/contract/account-view';
import { accountFigures, figuresLastChanged } from '@attain/shared/crm/account-figures';
import { Button, EmptyState, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';

import { useLoaded } from '@attain/ui/hooks/useLoaded';
import { useOnChange } from '@attain/ui/hooks/useOnChange';
import type { Formats } from '@attain/ui/words/formats';
import type { Ask } from '../actions/slots.ts';
import { type SlotComponents, SlotsProvider } from '../slots/SlotsContext.tsx';
import { Account } from './Account.tsx';
import { StoredAccount } from './StoredAccount.tsx';

type AccountCardProps = {
  companyId: string;
  load: (companyId: string) => Promise<AccountView | undefined>;
  record: { properties: Record<string, string | null>; isLoading: boolean };
  format: Formats;
  /** What fills the places of the card that do something, and what it is sent by. */
  slots: SlotComponents;
  ask: Ask;
  /** Says what was done. */
  tell: (message: string) => void;
};

/** Chooses one of the faces: loading, ready, empty, and two for a worker that does not answer: the record's own figures, or failed. */
export function AccountCard({
  companyId,
  load,
  record,
  format,
  slots,
  ask,
  tell,
}: AccountCardProps) {
  const loaded = useLoaded(companyId, load);
  // HubSpot keeps the record current under an open page; the card must not contradict it.
  useOnChange(record.properties['attain_scored_at'], loaded.retry);

  if (loaded.status === 'ready') {
    if (!loaded.value) return <NoFigures />;
    const view = loaded.value;
    const onDone = (message: string) => {
      tell(message);
      loaded.retry();
    };
    return (
      <SlotsProvider slots={slots} slot={{ companyId, view, ask, onDone, format }}>
        <Account view={view} format={format} />
      </SlotsProvider>
    );
  }
  if (loaded.status === 'loading' || record.isLoading) {
    return <LoadingSpinner label="Loading account health" showLabel={true} layout="centered" />;
  }
  const figures = accountFigures(record.properties);
  if (figures.health.band === null) return <Failed retry={loaded.retry} />;
  return (
    <StoredAccount
      figures={figures}
      lastChanged={figuresLastChanged(record.properties)}
      retry={loaded.retry}
      format={format}
    />
  );
}

function NoFigures() {
  return (
    <EmptyState title="No figures yet" layout="vertical" imageName="emptyStateCharts">
      <Text>
        Attain scores companies that are customers. A new customer gets its figures at the next
        sync.
      </Text>
    </EmptyState>
  );
}

function Failed({ retry }: { retry: () => void }) {
  return (
    <ErrorState title="Account health is not available">
      <Text>
        Attain does not answer, and this record holds no earlier figures. The rest of the record is
        unaffected.
      </Text>
      <Button variant="secondary" onClick={retry}>
        Try again
      </Button>
    </ErrorState>
  );
}
