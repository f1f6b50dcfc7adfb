import type { GoalRecord } from '@attain/shared/contract/goal-record';
import { List, Text } from '@hubspot/ui-extensions';

import type { Format } from '../slots.ts';
import { changeInWords, termsInWords } from './terms-in-words.ts';

/** What is to be signed: the revision where one waits, else the goal itself. */
export function Terms({ goal, format }: { goal: GoalRecord; format: Format }) {
  const revision = goal.agreement?.revision ?? null;
  return (
    <>
      <Text format={{ fontWeight: 'bold' }}>
        {revision === null ? goal.title : `Change of “${goal.title}”`}
      </Text>
      <List>
        {revision === null
          ? termsInWords(goal, format)
          : revision.changes.map((change) => changeInWords(change, format))}
      </List>
      {revision !== null && (
        <Text variant="microcopy">
          Proposed by {revision.proposedBy}: {revision.reason}
        </Text>
      )}
    </>
  );
}
