import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

import type {
  AccountSlot,
  GoalSlot,
  MetricSlot,
  RecommendationSlot,
  Slot,
  ValueLineSlot,
} from '../actions/slots.ts';

/** What fills the places of the card that do something. A place without one shows nothing, and the card reads the same. */
export type SlotComponents = {
  GoalActions?: ComponentType<GoalSlot>;
  MetricActions?: ComponentType<MetricSlot>;
  ValueLineActions?: ComponentType<ValueLineSlot>;
  AccountActions?: ComponentType<AccountSlot>;
  RecommendationButton?: ComponentType<RecommendationSlot>;
};

type Filled = { slots: SlotComponents; slot: Slot };

const SlotsContext = createContext<Filled | null>(null);

export function SlotsProvider({ slots, slot, children }: Filled & { children: ReactNode }) {
  return <SlotsContext.Provider value={{ slots, slot }}>{children}</SlotsContext.Provider>;
}

/** A place that is filled: its component and what every place is given; `null` where nothing fills it. */
export function useSlot<Name extends keyof SlotComponents>(
  name: Name,
): { Place: NonNullable<SlotComponents[Name]>; slot: Slot } | null {
  const filled = useContext(SlotsContext);
  const Place = filled?.slots[name];
  return filled === null || Place === undefined ? null : { Place, slot: filled.slot };
}
