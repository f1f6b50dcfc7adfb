import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Text } from '@hubspot/ui-extensions';

import { CAUSE } from '../../words/told.ts';
import { HealthComponents } from '../HealthComponents.tsx';
import { OnboardingItems } from '../OnboardingItems.tsx';
import { Recommendations } from '../Recommendations.tsx';
import { Section, Sentences } from '../Section.tsx';
import { Tasks } from '../Tasks.tsx';

/** What is to be done, what blocks it, how far the metrics are from their path, and what is too old (L32). */
export function OperatorView({ view, format }: { view: AccountView; format: Formats }) {
  const { operator, figures, present, escalations } = view;
  const blocked = view.goals.list.flatMap(({ title, advice }) =>
    advice.blockers.map((blocker) => `${title}: ${blocker}`),
  );
  return (
    <Flex direction="column" gap="md">
      <Sentences
        label="Escalated because"
        list={escalations.map((each) => inWords(each, format))}
      />
      <Recommendations recommendations={view.recommendations} />
      <Tasks tasks={present?.tasks ?? null} format={format} />
      <Section title="Metrics">
        <Text>{variance(operator, format)}</Text>
        <Sentences label={blockedLabel(blocked.length, operator.blockers)} list={blocked} />
        <Sentences
          label="What is too old or missing"
          list={operator.stale.map(({ what, why }) => `${what}: ${why}`)}
        />
      </Section>
      <OnboardingItems onboarding={view.onboarding} format={format} />
      <HealthComponents
        components={view.healthComponents}
        insufficient={figures.health.band === 'insufficient_data'}
        format={format}
      />
    </Flex>
  );
}

/** Of each goal the worst are told. */
function blockedLabel(told: number, all: number): string {
  return `What blocks the goals (${told < all ? `the worst ${told} of ${all}` : told})`;
}

function variance({ variance: mean, metricsOnPath }: AccountView['operator'], format: Formats) {
  if (mean === null)
    return 'No metric has a path yet: a path needs a baseline, a target and a date.';
  const metrics = metricsOnPath === 1 ? '1 metric' : `${metricsOnPath} metrics`;
  if (mean === 0) return `On average the metrics are on their path (${metrics}).`;
  const where = mean < 0 ? 'behind' : 'ahead of';
  return `On average ${format.number(Math.abs(mean))} points ${where} their path, over ${metrics}.`;
}

function inWords(
  { cause, since, endsAt }: AccountView['escalations'][number],
  format: Formats,
): string {
  const from = since === null ? '' : `, since ${format.moment(since)}`;
  const until = endsAt === null ? '' : `; settled, and watched until ${format.moment(endsAt)}`;
  return `${CAUSE[cause]}${from}${until}.`;
}
