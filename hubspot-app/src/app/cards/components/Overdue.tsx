import type { Formats } from '@attain/ui/words/formats';
import { Alert } from '@hubspot/ui-extensions';

/** Figures that nobody looked at for longer than they hold are shown with their age. */
export function Overdue({ since, format }: { since: string | null; format: Formats }) {
  if (since === null) return null;
  return (
    <Alert title="These figures are out of date" variant="warning">
      They were to be looked at again on {format.moment(since)}, and were not. Ask your
      administrator whether the sync runs.
    </Alert>
  );
}
