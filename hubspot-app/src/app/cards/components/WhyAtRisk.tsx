import type { AccountView } from '@attain/shared/contract/account-view';
import { List, Text } from '@hubspot/ui-extensions';

import { Section } from './Section.tsx';

/** More than a glance takes in is left to the view that lists all. */
const AT_A_GLANCE = 3;

/** What speaks against the account, the most pressing first; nothing where nothing does. */
export function WhyAtRisk({ risks }: { risks: AccountView['executive']['risks'] }) {
  if (risks.length === 0) return null;
  const more = risks.length - AT_A_GLANCE;
  return (
    <Section title="Why it is at risk">
      <List variant="unordered-styled">
        {risks.slice(0, AT_A_GLANCE).map(({ text }) => (
          <Text key={text}>{text}</Text>
        ))}
      </List>
      {more > 0 && (
        <Text variant="microcopy">
          {more === 1 ? 'One more is' : `${more} more are`} listed for executives.
        </Text>
      )}
    </Section>
  );
}
