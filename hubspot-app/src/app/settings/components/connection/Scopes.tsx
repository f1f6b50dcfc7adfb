import type { ConnectionView } from '@attain/shared/contract/settings-connection-routes';
import {
  Accordion,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions';

type Scope = ConnectionView['scopes'][number];

/** What the app may in HubSpot and what for; open at once where something is missing. */
export function Scopes({ scopes }: { scopes: readonly Scope[] }) {
  const missing = scopes.filter(({ granted }) => granted === false);
  const title =
    missing.length === 0
      ? 'Scopes: all that these settings use are granted'
      : `Scopes: ${missing.length} not granted`;
  return (
    <Accordion title={title} defaultOpen={missing.length > 0}>
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader width="min">State</TableHeader>
            <TableHeader>What for</TableHeader>
            <TableHeader>Scope</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {scopes.map((each) => (
            <TableRow key={`${each.scope} ${each.purpose}`}>
              <TableCell>
                <State scope={each} />
              </TableCell>
              <TableCell>{each.purpose}</TableCell>
              <TableCell>{each.scope}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Accordion>
  );
}

function State({ scope: { granted, needed } }: { scope: Scope }) {
  if (granted === null) return <StatusTag variant="default">Not known</StatusTag>;
  if (granted) return <StatusTag variant="success">Granted</StatusTag>;
  return needed ? (
    <StatusTag variant="danger">Missing, needed</StatusTag>
  ) : (
    <StatusTag variant="warning">Missing, optional</StatusTag>
  );
}
