import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { PRIORITY, TASK_ROLE } from '../words/told.ts';
import { Section } from './Section.tsx';
import { ListTable } from './ListTable.tsx';

type TasksProps = {
  /** `null`: not told. */
  tasks: NonNullable<AccountView['present']>['tasks'] | null;
  format: Formats;
};

/** The open tasks that alerts and people asked for, the soonest due first. */
export function Tasks({ tasks, format }: TasksProps) {
  if (tasks === null) return null;
  return (
    <Section title={`Tasks: ${tasks.length} open`}>
      {tasks.length === 0 ? (
        <Text>Nothing is open.</Text>
      ) : (
        <ListTable columns={['Task', 'Due', 'Priority', 'For']}>
          {tasks.map(({ id, title, reason, dueOn, priority, role }) => (
            <TableRow key={id}>
              <TableCell>
                <Text>{title}</Text>
                <Text variant="microcopy">{reason}</Text>
              </TableCell>
              <TableCell>{format.date(dueOn)}</TableCell>
              <TableCell>
                <StatusTag variant={PRIORITY[priority].variant}>
                  {PRIORITY[priority].label}
                </StatusTag>
              </TableCell>
              <TableCell>{TASK_ROLE[role]}</TableCell>
            </TableRow>
          ))}
        </ListTable>
      )}
    </Section>
  );
}
