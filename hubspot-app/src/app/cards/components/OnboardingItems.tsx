import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Accordion, List, Text } from '@hubspot/ui-extensions';

type OnboardingItemsProps = { onboarding: AccountView['onboarding']; format: Formats };

/** The checklist of the first days, while they count. */
export function OnboardingItems({ onboarding, format }: OnboardingItemsProps) {
  if (onboarding === null || onboarding.day === null) return null;
  const { day, items, status } = onboarding;
  const done = items.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <Accordion
      title={`Onboarding: ${done} of ${items.length} done, day ${day}${status === 'behind' ? ', behind' : ''}`}
      defaultOpen={status === 'behind'}
      size="sm"
    >
      <List variant="unordered-styled">
        {items.map(({ item, title, dueOn, doneOn, overdue }) => (
          <Text key={item}>
            {title}:{' '}
            {doneOn !== null
              ? `done ${format.date(doneOn)}`
              : `${overdue ? 'overdue since' : 'due'} ${format.date(dueOn)}`}
          </Text>
        ))}
      </List>
    </Accordion>
  );
}
