import {
  Button,
  Flex,
  Heading,
  Input,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { Editing } from '../SettingField.tsx';

const KEY = 'settings.health.modelBySegment';

/** Which segment is judged by which model. */
export function Segments({
  editing,
  models,
}: {
  editing: Editing;
  models: readonly { value: string; label: string }[];
}) {
  const { draft, isReadOnly } = editing;
  const [segment, setSegment] = useState('');
  const table = (draft.value(KEY) ?? {}) as Record<string, string>;
  const name = segment.trim();
  return (
    <Flex direction="column" gap="sm">
      <Heading>Segments with a model of their own</Heading>
      {Object.keys(table).length === 0 ? (
        <Text variant="microcopy">None: every account is judged by the same model.</Text>
      ) : (
        <Table bordered={true} density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>Segment</TableHeader>
              <TableHeader>Model</TableHeader>
              <TableHeader> </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {Object.entries(table).map(([each, model]) => (
              <TableRow key={each}>
                <TableCell>{each}</TableCell>
                <TableCell>
                  <Select
                    label={`Model of ${each}`}
                    name={`segment-${each}`}
                    readOnly={isReadOnly}
                    value={model}
                    options={[...models]}
                    onChange={(next) => draft.set(KEY, { ...table, [each]: String(next) })}
                  />
                </TableCell>
                <TableCell align="right">
                  <Button
                    size="xs"
                    variant="secondary"
                    disabled={isReadOnly}
                    onClick={() => {
                      const { [each]: _, ...rest } = table;
                      draft.set(KEY, rest);
                    }}
                  >
                    Remove
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <Flex direction="row" gap="sm" align="end">
        <Input label="Segment" name="new-segment" value={segment} onChange={setSegment} />
        <Button
          size="sm"
          variant="secondary"
          disabled={isReadOnly || name === ''}
          onClick={() => {
            draft.set(KEY, { ...table, [name]: models[0]?.value ?? 'weekly' });
            setSegment('');
          }}
        >
          Add segment
        </Button>
      </Flex>
    </Flex>
  );
}
