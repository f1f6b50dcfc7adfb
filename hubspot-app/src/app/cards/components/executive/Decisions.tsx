import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { List, StatusTag, Text } from '@hubspot/ui-extensions';

import { Section } from '../Section.tsx';

type DecisionsProps = { decisions: AccountView['executive']['decisions']; format: Formats };

export function Decisions({ decisions, format }: DecisionsProps) {
  const critical = decisions.filter((each) => each.critical).length;
  return (
    <Section title={`Decisions due: ${decisions.length}, ${critical} critical`}>
      {decisions.length === 0 ? (
        <Text>Nothing waits for a decision.</Text>
      ) : (
        <List variant="unordered-styled">
          {decisions.map(({ text, on, critical: isCritical }) => (
            <Text key={text}>
              {isCritical && <StatusTag variant="danger">Critical</StatusTag>} {text}
              {on === null ? ' It has no date.' : ` (${format.date(on)})`}
            </Text>
          ))}
        </List>
      )}
    </Section>
  );
}
