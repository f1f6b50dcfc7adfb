import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions';

import { TASK_RULES } from '../../words/labels.ts';
import { type Editing, SettingField } from '../SettingField.tsx';

/** Whose task it is, by when and how urgent, by its cause. */
export function TaskRules({ editing }: { editing: Editing }) {
  return (
    <Flex direction="column" gap="sm">
      <Heading>Whose task it is</Heading>
      <Table bordered={true} density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>Cause</TableHeader>
            <TableHeader>For</TableHeader>
            <TableHeader>Due in days</TableHeader>
            <TableHeader>Priority</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {TASK_RULES.map(({ key, label }) => (
            <TableRow key={key}>
              <TableCell>{label}</TableCell>
              <TableCell>
                <SettingField field={{ key: `${key}.to`, label: 'For' }} editing={editing} />
              </TableCell>
              <TableCell>
                <SettingField
                  field={{ key: `${key}.dueInDays`, label: 'Days' }}
                  editing={editing}
                />
              </TableCell>
              <TableCell>
                <SettingField
                  field={{ key: `${key}.priority`, label: 'Priority' }}
                  editing={editing}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
