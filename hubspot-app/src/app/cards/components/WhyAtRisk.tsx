import type { AccountView } from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { List, Text } from '@hubspot/ui-extensions';

import { Section } from './Section.tsx';
import { urgency } from './urgency.ts';

/** More than a glance takes in is left to the view that lists all. */
const AT_A_GLANCE = 3;

type WhyAtRiskProps = { figures: AccountFigures; risks: AccountView['executive']['risks'] };

/** What speaks against the account, the most pressing first; nothing where nothing does. A sound account is not called at risk for it. */
export function WhyAtRisk({ figures, risks }: WhyAtRiskProps) {
  if (risks.length === 0) return null;
  const more = risks.length - AT_A_GLANCE;
  return (
    <Section title={urgency(figures) === 'info' ? 'What to watch' : 'Why it is at risk'}>
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
