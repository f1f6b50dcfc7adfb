import type { AccountView, ValueLineView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Accordion, Alert, Flex, Text } from '@hubspot/ui-extensions';

import { Section } from '../Section.tsx';
import { ValueLines } from './ValueLines.tsx';

/** The two ledgers, never added up, each with the lines that make it; what counts in neither stands apart. */
export function Value({ view, format }: { view: AccountView; format: Formats }) {
  const { value, figures, currency } = view;
  const { period, doubleCounts, lines, netValue } = value;
  const money = (amount: number | null) => (amount === null ? '–' : format.money(amount, currency));
  const ledgers = [
    { name: 'Confirmed by the customer', sum: figures.value.confirmed, kind: ['confirmed'] },
    { name: 'Estimated, not confirmed', sum: figures.value.estimated, kind: ['estimated'] },
    { name: 'Counted nowhere', sum: null, kind: ['disputed', 'excluded', 'incomplete'] },
  ];
  return (
    <Section title="Value">
      {doubleCounts.map(({ first, second, sourceMetric }) => (
        <Alert
          key={`${first} ${second}`}
          title="Draft: two value lines count the same thing"
          variant="danger"
        >
          “{first}” and “{second}” both count {sourceMetric}. Exclude one of them; until then value
          and ROI are the last ones without the double count.
        </Alert>
      ))}
      <Text variant="microcopy">
        {format.date(period.from)} to {format.date(period.to)} ({period.label}) · cost{' '}
        {money(figures.value.investment)} · net value, confirmed {money(netValue)}
        {value.subscriptionOnly ? ' · ROI on subscription only (other costs not supplied)' : ''}
      </Text>
      {lines.length === 0 ? (
        <Text>
          No value is recorded for this period. Record what the product saves or earns, and have the
          customer confirm it.
        </Text>
      ) : (
        <Flex direction="column" gap="xs">
          {ledgers.map(({ name, sum, kind }) => {
            const own = lines.filter(({ ledger }) => kind.includes(ledger));
            return (
              own.length > 0 && (
                <Accordion key={name} title={ledgerTitle(name, own, sum, money)} size="sm">
                  <ValueLines lines={own} currency={currency} format={format} />
                </Accordion>
              )
            );
          })}
        </Flex>
      )}
    </Section>
  );
}

function ledgerTitle(
  name: string,
  lines: readonly ValueLineView[],
  sum: number | null,
  money: (amount: number | null) => string,
): string {
  const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  return sum === null ? `${name} (${count})` : `${name}: ${money(sum)} (${count})`;
}
