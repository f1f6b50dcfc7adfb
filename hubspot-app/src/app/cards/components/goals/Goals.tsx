import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Text } from '@hubspot/ui-extensions';

import { Section } from '../Section.tsx';
import { GoalDetails } from './GoalDetails.tsx';
import { shownGoals } from './shown-goals.ts';

/** What the customer wants to reach: what is in trouble stands first and open, the rest is a line each. */
export function Goals({ view, format }: { view: AccountView; format: Formats }) {
  const goals = shownGoals(view);
  const ended = view.agreements.others.filter(({ state }) => state === 'ended');
  return (
    <Section title="Goals and agreements">
      {goals.length === 0 ? (
        <Text>
          No goal is defined. Agree with the customer on a metric, its baseline, a target and a
          date, and have it signed.
        </Text>
      ) : (
        <Flex direction="column" gap="sm">
          {view.goals.notices.map((notice) => (
            <Text key={notice} variant="microcopy">
              {notice}
            </Text>
          ))}
          {view.agreements.list.length === 0 && (
            <Text>No agreement is in force. Have the customer sign what these goals promise.</Text>
          )}
          {goals.map((shown) => (
            <GoalDetails key={shown.goal.id} shown={shown} view={view} format={format} />
          ))}
        </Flex>
      )}
      {ended.length > 0 && (
        <Text variant="microcopy">
          Ended agreements: {ended.map(({ title }) => title).join(', ')}.
        </Text>
      )}
    </Section>
  );
}
