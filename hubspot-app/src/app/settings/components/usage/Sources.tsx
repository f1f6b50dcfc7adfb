import type { UsageStatusView } from '@attain/shared/contract/usage-routes';
import {
  Button,
  EmptyState,
  Flex,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { SettingsApi } from '../../data/settings-api.ts';
import type { Editing } from '../SettingField.tsx';
import type { Act } from './act.ts';

type Source = UsageStatusView['sources'][number];
type Props = {
  sources: readonly Source[];
  editing: Editing;
  api: Pick<SettingsApi, 'addKey' | 'revokeKey' | 'closeSource'>;
  act: Act;
};

export function Sources({ sources, editing, api, act }: Props) {
  if (sources.length === 0) {
    return (
      <EmptyState title="No usage comes in yet" layout="vertical" imageName="emptyStateCharts">
        <Text>Add a source, and put its write key where your product sends its events from.</Text>
      </EmptyState>
    );
  }
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Source</TableHeader>
          <TableHeader>Last news</TableHeader>
          <TableHeader>This week</TableHeader>
          <TableHeader>Write keys</TableHeader>
          <TableHeader> </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {sources.map((source) => (
          <SourceRow key={source.name} {...{ source, editing, api, act }} />
        ))}
      </TableBody>
    </Table>
  );
}

function SourceRow({
  source,
  editing: { format, isReadOnly },
  api,
  act,
}: Omit<Props, 'sources'> & { source: Source }) {
  const { name, kind, closedAt, deliveredAt, outcomes, keys, pull } = source;
  const isClosed = closedAt !== null;
  const stored = outcomes['stored'] ?? 0;
  const others = Object.entries(outcomes).filter(([outcome]) => outcome !== 'stored');
  return (
    <TableRow>
      <TableCell>
        <Text>{name}</Text>
        {isClosed && <StatusTag variant="default">Closed</StatusTag>}
        {pull?.error != null && <StatusTag variant="danger">Failed</StatusTag>}
      </TableCell>
      <TableCell>{deliveredAt === null ? 'nothing yet' : format.moment(deliveredAt)}</TableCell>
      <TableCell>
        <Text>{`${format.number(stored)} stored`}</Text>
        {others.map(([outcome, count]) => (
          <Text key={outcome} variant="microcopy">
            {`${format.number(count)} ${outcome.replaceAll('_', ' ')}`}
          </Text>
        ))}
        {pull?.error != null && <Text variant="microcopy">{pull.error}</Text>}
      </TableCell>
      <TableCell>
        {keys
          .filter(({ revokedAt }) => revokedAt === null)
          .map(({ id, hint, lastUsedAt }) => (
            <Flex key={id} direction="row" gap="xs" align="center">
              <Text inline={true}>
                {`…${hint}, ${lastUsedAt === null ? 'never used' : `used ${format.moment(lastUsedAt)}`}`}
              </Text>
              <Button
                size="xs"
                variant="secondary"
                testId={`revoke-${id}`}
                disabled={isReadOnly}
                onClick={() => act(`revoke ${id}`, (requestId) => api.revokeKey(id, requestId))}
              >
                Revoke
              </Button>
            </Flex>
          ))}
      </TableCell>
      <TableCell align="right">
        {kind === 'http' && (
          <Flex direction="row" gap="xs" justify="end">
            <Button
              size="xs"
              variant="secondary"
              testId={`new-key-${name}`}
              disabled={isReadOnly}
              onClick={() =>
                act(`key ${name} ${keys.length}`, (requestId) => api.addKey(name, requestId))
              }
            >
              New key
            </Button>
            <Button
              size="xs"
              variant="secondary"
              testId={`close-${name}`}
              disabled={isReadOnly}
              onClick={() =>
                act(`close ${name} ${String(!isClosed)}`, (requestId) =>
                  api.closeSource(name, !isClosed, requestId),
                )
              }
            >
              {isClosed ? 'Open' : 'Close'}
            </Button>
          </Flex>
        )}
      </TableCell>
    </TableRow>
  );
}
