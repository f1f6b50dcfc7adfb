import { Refused } from '@attain/ui/data/worker';
import { Button, ErrorState, Text } from '@hubspot/ui-extensions';

export function Failed({
  what,
  error,
  retry,
}: {
  what: string;
  error: unknown;
  retry: () => void;
}) {
  const why =
    error instanceof Refused
      ? error.message
      : 'Attain does not answer. Whoever runs it can see why with "attain doctor"; figures in HubSpot stay as they are.';
  return (
    <ErrorState title={`${what} cannot be shown`}>
      <Text>{why}</Text>
      <Button variant="secondary" onClick={retry}>
        Try again
      </Button>
    </ErrorState>
  );
}
