import type { AccountView } from '@attain/shared/contract/account-view';
import {
  Accordion,
  Alert,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Text,
} from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { ValueLines } from './ValueLines.tsx';

/** What the two ledgers rest on: cost, period and each line with its calculation. */
export function Value({ view, format }: { view: AccountView; format: Formats }) {
  const { value, figures, currency } = view;
  const { period, doubleCounts, lines, netValue } = value;
  const money = (amount: number | null) => (amount === null ? '–' : format.money(amount, currency));
  return (
    <Flex direction="column" gap="xs">
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
      <Accordion title={`Value and ROI: ${lines.length} value lines`} size="sm">
        <Flex direction="column" gap="sm">
          <DescriptionList direction="row">
            <DescriptionListItem label="Period">
              <Text>
                {format.date(period.from)} to {format.date(period.to)} ({period.label})
              </Text>
            </DescriptionListItem>
            <DescriptionListItem label="Cost">
              <Text>{money(figures.value.investment)}</Text>
            </DescriptionListItem>
            <DescriptionListItem label="Net value, confirmed">
              <Text>{money(netValue)}</Text>
            </DescriptionListItem>
          </DescriptionList>
          {value.subscriptionOnly && (
            <Text variant="microcopy">ROI on subscription only (other costs not supplied).</Text>
          )}
          <ValueLines lines={lines} currency={currency} format={format} />
        </Flex>
      </Accordion>
    </Flex>
  );
}
