import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Statistics, StatisticsItem, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { CONFIDENCE } from '../../words/told.ts';
import { Section } from '../Section.tsx';
import { ListTable } from '../ListTable.tsx';

/** What the product is worth to the customer: ROI, how sure it is, and by which kinds of value. */
export function ValueSummary({ view, format }: { view: AccountView; format: Formats }) {
  const { figures, executive, value, currency } = view;
  const money = (amount: number | null) => (amount === null ? '–' : format.money(amount, currency));
  const percent = (each: number | null) => (each === null ? '–' : format.percent(each));
  return (
    <Section title="Value summary">
      <Statistics>
        <StatisticsItem
          label="Confirmed value"
          number={figures.value.confirmed === 0 ? 'None yet' : money(figures.value.confirmed)}
        />
        <StatisticsItem label="ROI, confirmed" number={percent(figures.value.roiConfirmed)} />
        <StatisticsItem label="How sure" number={percent(executive.confidencePercent)} />
      </Statistics>
      <Text variant="microcopy">
        How sure: what counts, after allowance for what was only stated or modelled, of the whole
        amount.
      </Text>
      {value.byType.length > 0 && (
        <ListTable
          columns={[
            'Kind of value',
            ['A year', 'right'],
            ['In the period', 'right'],
            ['Of that confirmed', 'right'],
            'Rests on',
          ]}
        >
          {value.byType.map(({ type, name, annual, counted, confirmed, confidence }) => (
            <TableRow key={type}>
              <TableCell>{name}</TableCell>
              <TableCell align="right">{money(annual)}</TableCell>
              <TableCell align="right">{money(counted)}</TableCell>
              <TableCell align="right">{money(confirmed)}</TableCell>
              <TableCell>
                {confidence === null ? 'confirmed by the customer' : CONFIDENCE[confidence]}
              </TableCell>
            </TableRow>
          ))}
        </ListTable>
      )}
    </Section>
  );
}
