import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, List, Text } from '@hubspot/ui-extensions';

import { Decisions } from '../executive/Decisions.tsx';
import { ValueSummary } from '../executive/ValueSummary.tsx';
import { Section } from '../Section.tsx';

/** What it is worth, what is to be decided, what speaks against the account and what for it (L31). */
export function ExecutiveView({ view, format }: { view: AccountView; format: Formats }) {
  const { executive, currency } = view;
  const { risks, chances, notYet, whitespace } = executive;
  const money = (amount: number) => format.money(amount, currency);
  return (
    <Flex direction="column" gap="md">
      <ValueSummary view={view} format={format} />
      <Decisions decisions={executive.decisions} format={format} />
      <Section title={`Risks: ${risks.length}`}>
        {risks.length === 0 ? (
          <Text>Nothing on record speaks against this account.</Text>
        ) : (
          <List variant="unordered-styled">
            {risks.map(({ text, atRisk }) => (
              <Text key={text}>
                {text}
                {atRisk === null ? '' : ` ${money(atRisk)} of estimated value hangs on it.`}
              </Text>
            ))}
          </List>
        )}
      </Section>
      <Section title={`Opportunities: ${chances.length}`}>
        {chances.length === 0 ? (
          <Text>No sign of growth is on record.</Text>
        ) : (
          <List variant="unordered-styled">
            {chances.map(({ text, potential }) => (
              <Text key={text}>
                {text}
                {potential === null ? '' : ` (${money(potential)} a year)`}
              </Text>
            ))}
          </List>
        )}
        {notYet.map((each) => (
          <Text key={each} format={{ fontWeight: 'demibold' }}>
            {each}
          </Text>
        ))}
        {whitespace !== null && (
          <Text variant="microcopy">
            Recorded potential: {money(whitespace)} a year. For us only, the customer never sees it.
          </Text>
        )}
      </Section>
    </Flex>
  );
}
