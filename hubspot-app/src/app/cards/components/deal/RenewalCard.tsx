import type { DealRenewal } from '@attain/shared/contract/deal-routes';
import { useLoaded } from '@attain/ui/hooks/useLoaded';
import type { Formats } from '@attain/ui/words/formats';
import { Button, EmptyState, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';

import { RenewalDetails } from './RenewalDetails.tsx';

type RenewalCardProps = {
  dealId: string;
  load: (dealId: string) => Promise<DealRenewal>;
  format: Formats;
};

/** Chooses one of the faces: loading, failed, empty with its reason, and the value case. */
export function RenewalCard({ dealId, load, format }: RenewalCardProps) {
  const loaded = useLoaded(dealId, load);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading the renewal case" showLabel={true} layout="centered" />;
  }
  if (loaded.status === 'failed') {
    return (
      <ErrorState title="The renewal case is not available">
        <Text>Attain does not answer. The rest of the deal is unaffected.</Text>
        <Button variant="secondary" onClick={loaded.retry}>
          Try again
        </Button>
      </ErrorState>
    );
  }
  const renewal = loaded.value;
  if (renewal.kind === 'renewal') {
    return <RenewalDetails dealId={dealId} renewal={renewal} format={format} />;
  }
  const isOther = renewal.kind === 'no_renewal';
  return (
    <EmptyState
      title={isOther ? 'No renewal' : 'No figures yet'}
      layout="vertical"
      imageName={isOther ? 'deals' : 'emptyStateCharts'}
    >
      <Text>{renewal.notice}</Text>
    </EmptyState>
  );
}
