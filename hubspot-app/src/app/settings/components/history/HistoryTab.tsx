import { useLoaded } from '@attain/ui/hooks/useLoaded';
import type { Formats } from '@attain/ui/words/formats';
import {
  Button,
  EmptyState,
  Flex,
  LoadingSpinner,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';

import type { SettingsApi } from '../../data/settings-api.ts';
import { whoInWords } from '../../words/values.ts';
import { Failed } from '../Failed.tsx';
import { Restore } from './Restore.tsx';
import { Version } from './Version.tsx';

type Props = {
  api: SettingsApi;
  format: Formats;
  userId: string;
  latest: number;
  holds: number;
  reload: () => void;
  isReadOnly: boolean;
};

/** What was saved, by whom and why; what each version changed, and the way back to it. */
export function HistoryTab({ api, format, userId, latest, holds, reload, isReadOnly }: Props) {
  const load = useCallback(() => api.versions(), [api]);
  const loaded = useLoaded(`versions ${latest}`, load);
  const [shown, setShown] = useState<number | null>(null);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading the history" showLabel={true} layout="centered" />;
  }
  if (loaded.status === 'failed') {
    return <Failed what="The history" error={loaded.error} retry={loaded.retry} />;
  }
  const { versions } = loaded.value;
  if (versions.length === 0) {
    return (
      <EmptyState title="Nothing was saved yet" layout="vertical" imageName="emptyStateCharts">
        <Text>Every version of the settings will stand here, with who saved it and why.</Text>
      </EmptyState>
    );
  }
  return (
    <Flex direction="column" gap="md">
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>Version</TableHeader>
            <TableHeader>Saved</TableHeader>
            <TableHeader>By</TableHeader>
            <TableHeader>Why</TableHeader>
            <TableHeader> </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {versions.map(({ version, savedAt, savedBy, reason }) => (
            <TableRow key={version}>
              <TableCell>
                {version}
                {version === holds && <StatusTag variant="success">Holds</StatusTag>}
              </TableCell>
              <TableCell>{format.moment(savedAt)}</TableCell>
              <TableCell>{whoInWords(savedBy, userId)}</TableCell>
              <TableCell>{reason}</TableCell>
              <TableCell align="right">
                <Button
                  size="xs"
                  variant="secondary"
                  testId={`version-${version}`}
                  onClick={() => setShown(version)}
                >
                  What changed
                </Button>
              </TableCell>
            </TableRow>
          ))}
          <TableRow>
            <TableCell>0</TableCell>
            <TableCell> </TableCell>
            <TableCell> </TableCell>
            <TableCell>Before anything was saved: the configuration file alone</TableCell>
            <TableCell align="right">
              <Button
                size="xs"
                variant="secondary"
                testId="version-0"
                disabled={isReadOnly || holds === 0}
                onClick={() => setShown(0)}
              >
                Go back to it
              </Button>
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
      {shown === 0 && !isReadOnly && <Restore {...{ api, latest, reload }} version={0} />}
      {shown !== null && shown > 0 && (
        <Version
          key={shown}
          {...{ api, format, latest, reload }}
          version={shown}
          canRestore={!isReadOnly && shown !== holds}
        />
      )}
    </Flex>
  );
}
