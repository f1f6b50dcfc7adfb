import type { AccountView } from '@attain/shared/contract/account-view';
import { GOAL_LABEL } from '@attain/ui/words/standing';
import type { Formats } from '@attain/ui/words/formats';
import { Accordion, Flex, StatusTag, Text } from '@hubspot/ui-extensions';

import { GoalPlace } from '../../slots/places.tsx';
import { curveOf } from './curve-rows.ts';
import { GoalMetrics } from './GoalMetrics.tsx';
import { GoalStory } from './GoalStory.tsx';
import { goalTerms } from './goal-terms.ts';
import { MetricCurve } from './MetricCurve.tsx';
import type { ShownGoal } from './shown-goals.ts';

type GoalDetailsProps = { shown: ShownGoal; view: AccountView; format: Formats };

/** One goal: where it stands in its title; its terms, metrics, curves and what holds it back below. */
export function GoalDetails({ shown, view, format }: GoalDetailsProps) {
  const { goal, agreement, metrics, inTrouble } = shown;
  const { standing } = goal;
  const curves = view.present?.curves ?? [];
  return (
    <Accordion title={titleOf(shown, format)} defaultOpen={inTrouble} size="sm">
      <Flex direction="column" gap="sm">
        <Flex direction="row" gap="sm" align="center" wrap={true}>
          {standing.kind === 'scored' ? (
            <StatusTag variant={GOAL_LABEL[standing.label].variant}>
              {GOAL_LABEL[standing.label].label}
            </StatusTag>
          ) : (
            <StatusTag variant="default">Not scored</StatusTag>
          )}
          <Text variant="microcopy">{goalTerms(shown, format)}</Text>
        </Flex>
        {standing.kind === 'not_scored' && <Text>{standing.notice}</Text>}
        <GoalStory shown={shown} view={view} format={format} />
        <GoalMetrics goal={goal} agreement={agreement} metrics={metrics} format={format} />
        {metrics.map((metric) => (
          <MetricCurve
            key={metric.id}
            metric={metric}
            goal={goal}
            curve={curveOf(curves, metric.id)}
          />
        ))}
        <Flex direction="row" gap="xs" wrap={true}>
          <GoalPlace goal={goal} agreement={agreement} />
        </Flex>
      </Flex>
    </Accordion>
  );
}

/** What is in trouble says so in words, since a closed line has no other mark. */
function titleOf({ goal, offered, inTrouble }: ShownGoal, format: Formats): string {
  const { standing, title } = goal;
  if (standing.kind === 'not_scored') return `${title}: not scored`;
  const label = GOAL_LABEL[standing.label].label.toLowerCase();
  const late = inTrouble && standing.label !== 'At Risk' ? ', will miss its date' : '';
  const agreed = offered === null ? '' : ` (${offered})`;
  return `${title}: ${label}${late}, ${format.percent(standing.attainment)} of target${agreed}`;
}
