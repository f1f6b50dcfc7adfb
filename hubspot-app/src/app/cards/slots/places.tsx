import type {
  AgreementView,
  GoalView,
  MetricView,
  ValueLineView,
} from '@attain/shared/contract/account-view';
import type { RecommendationView } from '@attain/shared/contract/account-advice';

import { useSlot } from './SlotsContext.tsx';

/** The places of the card that do something. */

export function AccountPlace() {
  const filled = useSlot('AccountActions');
  return filled && <filled.Place {...filled.slot} />;
}

type GoalPlaceProps = { goal: GoalView; agreement: AgreementView | null };

export function GoalPlace(props: GoalPlaceProps) {
  const filled = useSlot('GoalActions');
  return filled && <filled.Place {...filled.slot} {...props} />;
}

export function MetricPlace(props: GoalPlaceProps & { metric: MetricView }) {
  const filled = useSlot('MetricActions');
  return filled && <filled.Place {...filled.slot} {...props} />;
}

export function ValueLinePlace(props: { line: ValueLineView }) {
  const filled = useSlot('ValueLineActions');
  return filled && <filled.Place {...filled.slot} {...props} />;
}

type RecommendationPlaceProps = {
  recommendation: RecommendationView;
  variant: 'primary' | 'secondary';
};

/** Tasks and meetings are called what the recommendation says. */
export function RecommendationPlace({ recommendation, variant }: RecommendationPlaceProps) {
  const filled = useSlot('RecommendationButton');
  if (filled === null) return null;
  const { action, text: title } = recommendation;
  const named =
    action.kind === 'create_task' || action.kind === 'schedule_meeting'
      ? { ...action, title }
      : action;
  return (
    <filled.Place
      {...filled.slot}
      recommendation={{ ...recommendation, action: named }}
      variant={variant}
    />
  );
}
