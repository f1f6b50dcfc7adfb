import type { UsageStatusView } from '@attain/shared/contract/usage-routes';
import type { Formats } from '@attain/ui/words/formats';
import {
  Accordion,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

/** Accounts of the product that no company answers to, with what to do about each. */
export function Unmatched({
  unmatched,
  accounts,
  format,
}: Pick<UsageStatusView, 'unmatched' | 'accounts'> & { format: Formats }) {
  if (unmatched.length === 0) {
    return (
      <Text variant="microcopy">
        {`${format.number(accounts.matched)} accounts of your product lead to a company, and none leads nowhere.`}
      </Text>
    );
  }
  return (
    <Accordion title={`${format.number(accounts.unmatched)} accounts lead to no company`}>
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>Account</TableHeader>
            <TableHeader align="right">Events</TableHeader>
            <TableHeader>What to do</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {unmatched.map(({ source, value, events, advice }) => (
            <TableRow key={`${source} ${value}`}>
              <TableCell>{value}</TableCell>
              <TableCell align="right">{format.number(events)}</TableCell>
              <TableCell>{advice}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Accordion>
  );
}
