import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';
import { StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { Section, Sentences } from '../Section.tsx';
import { ListTable } from '../ListTable.tsx';

type Milestone = RenewalDeal['renewal']['milestones'][number];

const STATE = {
  upcoming: { label: 'To come', variant: 'default' },
  due: { label: 'Due now', variant: 'warning' },
  passed: { label: 'Time has passed', variant: 'info' },
} as const satisfies Record<Milestone['state'], object>;

type RenewalCalendarProps = { renewal: RenewalDeal; format: Formats };

/** The play that has begun, what presses, and each step of the calendar with its day. */
export function RenewalCalendar({ renewal, format }: RenewalCalendarProps) {
  const { playbook, milestones } = renewal.renewal;
  const pressing = renewal.steps.filter(({ horizon }) => horizon !== 'before_renewal');
  return (
    <Section title="What to do by when">
      <Sentences label="First" list={pressing.map(({ text }) => text)} />
      {playbook !== null && (
        <Sentences label={`Play: ${playbook.approach}`} list={playbook.steps} />
      )}
      {milestones.length === 0 ? (
        <Text>
          {renewal.daysLeft === null
            ? 'No renewal date is known: fill in the date of the contract, or of this deal.'
            : 'It is too early for the steps of the renewal.'}
        </Text>
      ) : (
        <ListTable columns={['Step', 'From', 'State']}>
          {milestones.map(({ code, title, on, state, steps }) => (
            <TableRow key={code}>
              <TableCell>
                <Text>{title}</Text>
                <Text variant="microcopy">{steps.join('; ')}</Text>
              </TableCell>
              <TableCell>{format.date(on)}</TableCell>
              <TableCell>
                <StatusTag variant={STATE[state].variant}>{STATE[state].label}</StatusTag>
              </TableCell>
            </TableRow>
          ))}
        </ListTable>
      )}
    </Section>
  );
}
