import type { AccountView, GoalView } from '@attain/shared/contract/account-view';
import {
  Accordion,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { GOAL_LABEL } from '@attain/ui/words/standing';

type GoalsProps = { goals: AccountView['goals']; total: number | null; format: Formats };

/** What the success score rests on, those goals included that cannot be scored. */
export function Goals({ goals, total, format }: GoalsProps) {
  if (goals.list.length === 0) return null;
  return (
    <Accordion
      title={`Success: ${goals.scored} of ${total ?? goals.list.length} goals scored`}
      size="sm"
    >
      {goals.notices.map((notice) => (
        <Text key={notice} variant="microcopy">
          {notice}
        </Text>
      ))}
      <Table density="condensed" bordered={true}>
        <TableHead>
          <TableRow>
            <TableHeader>Goal</TableHeader>
            <TableHeader align="right">Attained</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader>Target date</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {goals.list.map((goal) => (
            <GoalRow key={goal.id} goal={goal} format={format} />
          ))}
        </TableBody>
      </Table>
    </Accordion>
  );
}

function GoalRow({ goal, format }: { goal: GoalView; format: Formats }) {
  const { title, standing, targetDate } = goal;
  return (
    <TableRow>
      <TableCell>{title}</TableCell>
      <TableCell align="right">
        {standing.kind === 'scored' ? format.percent(standing.attainment) : '–'}
      </TableCell>
      <TableCell>
        {standing.kind === 'scored' ? (
          <StatusTag variant={GOAL_LABEL[standing.label].variant}>
            {GOAL_LABEL[standing.label].label}
          </StatusTag>
        ) : (
          <Text variant="microcopy">{standing.notice}</Text>
        )}
      </TableCell>
      <TableCell>{targetDate ? format.date(targetDate) : '–'}</TableCell>
    </TableRow>
  );
}
