import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { MILESTONE_STATUS } from '../words/told.ts';
import { Section } from './Section.tsx';
import { ListTable } from './ListTable.tsx';

type MilestonesProps = { view: AccountView; format: Formats };

/** What is to come next, the soonest first. */
export function Milestones({ view, format }: MilestonesProps) {
  const milestones = view.present?.milestones ?? [];
  if (milestones.length === 0) return null;
  const titleOf = (goalId: string | null) =>
    view.goals.list.find(({ id }) => id === goalId)?.title ?? null;
  return (
    <Section title="Milestones">
      <ListTable columns={['Milestone', 'Date', 'Status']}>
        {milestones.map(({ id, goalId, title, date, status }) => (
          <TableRow key={id ?? title}>
            <TableCell>
              <Text>{title}</Text>
              {titleOf(goalId) !== null && <Text variant="microcopy">{titleOf(goalId)}</Text>}
            </TableCell>
            <TableCell>{date === null ? 'No date' : format.date(date)}</TableCell>
            <TableCell>
              <StatusTag variant={MILESTONE_STATUS[status].variant}>
                {MILESTONE_STATUS[status].label}
              </StatusTag>
            </TableCell>
          </TableRow>
        ))}
      </ListTable>
    </Section>
  );
}
