import type { Settings } from '../settings.ts';

export type TicketPriority = keyof Settings['tickets']['weights'];

/** Tickets by priority, each times its weight: what counts for health is how badly somebody is stuck (A15, C25). */
export function weightedTickets(
  counts: Readonly<Record<TicketPriority, number>>,
  weights: Settings['tickets']['weights'],
): number {
  const { urgent, high, medium, low, none } = counts;
  return (
    urgent * weights.urgent +
    high * weights.high +
    medium * weights.medium +
    low * weights.low +
    none * weights.none
  );
}
