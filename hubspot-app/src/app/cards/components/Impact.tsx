import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { List, Text } from '@hubspot/ui-extensions';

import { Section } from './Section.tsx';

/** What was achieved and what the customer says about it: proven outcomes and their own words, and nothing else. */
export function Impact({ view, format }: { view: AccountView; format: Formats }) {
  const { achievements, currency } = view;
  const quotes = view.present?.quotes ?? [];
  if (achievements.length === 0 && quotes.length === 0) return null;
  return (
    <Section title={`What was achieved: ${achievements.length} proven, ${quotes.length} quoted`}>
      <List variant="unordered-styled">
        {achievements.map(({ title, amount }) => (
          <Text key={title}>
            {title}
            {amount === null
              ? ': agreement achieved'
              : `: ${format.money(amount, currency)} confirmed`}
          </Text>
        ))}
        {quotes.map(({ id, text, by, on }) => (
          <Text key={id} format={{ italic: true }}>
            “{text}” {by}, {format.date(on)}
          </Text>
        ))}
      </List>
    </Section>
  );
}
