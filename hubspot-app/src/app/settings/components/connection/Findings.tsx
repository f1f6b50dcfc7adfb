import type { ConnectionView } from '@attain/shared/contract/settings-connection-routes';
import {
  Alert,
  Flex,
  Heading,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

const STATE = {
  ok: { label: 'Good', variant: 'success' },
  warn: { label: 'Look at it', variant: 'warning' },
  fail: { label: 'Wrong', variant: 'danger' },
} as const;
const WORST_FIRST = ['fail', 'warn', 'ok'] as const;

/** What `attain doctor` finds, the worst first. */
export function Findings({ findings }: { findings: ConnectionView['findings'] }) {
  const sorted = WORST_FIRST.flatMap((state) => findings.filter((each) => each.state === state));
  const wrong = findings.filter(({ state }) => state === 'fail').length;
  return (
    <Flex direction="column" gap="sm">
      <Heading>Checks</Heading>
      {wrong > 0 && (
        <Alert
          title={wrong === 1 ? 'One thing is wrong' : `${wrong} things are wrong`}
          variant="error"
        >
          The first lines below say what to do.
        </Alert>
      )}
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader width="min">State</TableHeader>
            <TableHeader width="min">Check</TableHeader>
            <TableHeader>What was found</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sorted.map(({ check, state, message }, index) => (
            <TableRow key={index}>
              <TableCell>
                <StatusTag variant={STATE[state].variant}>{STATE[state].label}</StatusTag>
              </TableCell>
              <TableCell>{check}</TableCell>
              <TableCell>
                <Text>{message}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
