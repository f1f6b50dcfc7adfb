import { AccountActions } from '../actions/AccountActions.tsx';
import { GoalActions } from '../actions/GoalActions.tsx';
import { MetricActions } from '../actions/MetricActions.tsx';
import { RecommendationButton } from '../actions/RecommendationButton.tsx';
import { ValueLineActions } from '../actions/ValueLineActions.tsx';
import type { SlotComponents } from './SlotsContext.tsx';

/** What the places of the card on a company do. */
export const FILLED: Required<SlotComponents> = {
  AccountActions,
  GoalActions,
  MetricActions,
  RecommendationButton,
  ValueLineActions,
};
