import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';
import { List, Text } from '@hubspot/ui-extensions';

import { Section } from '../Section.tsx';

type RenewalRisksProps = { risks: RenewalDeal['risks']; currency: string; format: Formats };

export function RenewalRisks({ risks, currency, format }: RenewalRisksProps) {
  return (
    <Section title={`What speaks against it: ${risks.length}`}>
      {risks.length === 0 ? (
        <Text>Nothing on record.</Text>
      ) : (
        <List variant="unordered-styled">
          {risks.map(({ text, atRisk }) => (
            <Text key={text}>
              {text}
              {atRisk === null ? '' : ` ${format.money(atRisk, currency)} hangs on it.`}
            </Text>
          ))}
        </List>
      )}
    </Section>
  );
}
