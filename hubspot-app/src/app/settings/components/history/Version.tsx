import type { SettingsVersionView } from '@attain/shared/contract/settings-routes';
import { useLoaded } from '@attain/ui/hooks/useLoaded';
import type { Formats } from '@attain/ui/words/formats';
import {
  Flex,
  Heading,
  LoadingSpinner,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useCallback } from 'react';

import type { SettingsApi } from '../../data/settings-api.ts';
import { fieldOf } from '../../words/labels.ts';
import { changeInWords } from '../../words/values.ts';
import { Failed } from '../Failed.tsx';
import { Restore } from './Restore.tsx';

type Props = {
  api: SettingsApi;
  format: Formats;
  version: number;
  latest: number;
  reload: () => void;
  canRestore: boolean;
};

/** What one version changed, and the form that brings it back. */
export function Version({ api, format, version, latest, reload, canRestore }: Props) {
  const load = useCallback(() => api.version(version), [api, version]);
  const loaded = useLoaded(`version ${version}`, load);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading the version" showLabel={true} />;
  }
  if (loaded.status === 'failed') {
    return <Failed what="This version" error={loaded.error} retry={loaded.retry} />;
  }
  return (
    <Flex direction="column" gap="sm">
      <Heading>{`What version ${version} changed`}</Heading>
      <Differences differences={loaded.value.differences} format={format} />
      {canRestore && <Restore {...{ api, version, latest, reload }} />}
    </Flex>
  );
}

function Differences({
  differences,
  format,
}: Pick<SettingsVersionView, 'differences'> & { format: Formats }) {
  if (differences.length === 0) return <Text>It says the same as the version before.</Text>;
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Setting</TableHeader>
          <TableHeader>Before</TableHeader>
          <TableHeader>After</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {differences.map(({ key, from, to }) => {
          const { label, unit } = fieldOf(key);
          const words = changeInWords(from, to, format, unit);
          return (
            <TableRow key={key}>
              <TableCell>{label}</TableCell>
              <TableCell>{words.from}</TableCell>
              <TableCell>{words.to}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
