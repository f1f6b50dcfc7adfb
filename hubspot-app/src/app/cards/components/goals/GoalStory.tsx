import type { AccountView } from '@attain/shared/contract/account-view';
import type { RecommendationView } from '@attain/shared/contract/account-advice';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Text } from '@hubspot/ui-extensions';

import { RecommendationRow } from '../RecommendationRow.tsx';
import { Sentences } from '../Section.tsx';
import type { ShownGoal } from './shown-goals.ts';

type GoalStoryProps = { shown: ShownGoal; view: AccountView; format: Formats };

/** Why a goal stands where it stands, what to do about it, what it is worth, and what the customer says. */
export function GoalStory({ shown: { goal }, view, format }: GoalStoryProps) {
  const { blockers, drivers, observations, steps } = goal.advice;
  const quote = view.present?.quotes.find(({ goalId }) => goalId === goal.id);
  return (
    <Flex direction="column" gap="xs">
      <Sentences label="What holds it back" list={blockers} />
      <Sentences label="What works" list={drivers} />
      <Sentences label="What its curves say" list={observations} />
      {steps.map(({ code, ...step }) => (
        <RecommendationRow
          key={code}
          recommendation={recommendationOf(goal.id, goal.owner, code, step)}
          isReasonTold={blockers.includes(step.reason)}
        />
      ))}
      <Worth goalId={goal.id} view={view} format={format} />
      {quote !== undefined && (
        <Text format={{ italic: true }}>
          “{quote.text}” {quote.by}
          {quote.role === null ? '' : `, ${quote.role}`}, {format.date(quote.on)}
        </Text>
      )}
    </Flex>
  );
}

function recommendationOf(
  goalId: string,
  owner: string | null,
  code: string,
  step: Omit<RecommendationView, 'id' | 'goalId' | 'owner'>,
): RecommendationView {
  return { ...step, id: `${goalId}:${code}`, goalId, owner };
}

/** Each ledger by itself, as everywhere. */
function Worth({ goalId, view, format }: { goalId: string; view: AccountView; format: Formats }) {
  const lines = view.value.lines.filter((line) => line.goalId === goalId && line.counted > 0);
  if (lines.length === 0) return null;
  const told = lines.map(({ description, counted, ledger }) => {
    return `${description}: ${format.money(counted, view.currency)} (${ledger})`;
  });
  return <Sentences label="What it is worth" list={told} />;
}
