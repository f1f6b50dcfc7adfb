import type { Day } from '../basics/time.ts';
import type { KpiFacts } from './facts.ts';
import type { KpiCode, KpiFigure } from './kpi.ts';
import { shareOfAccounts } from './share.ts';
import { isCustomerOn } from './windows.ts';

/** From an agreement to a report that was handed over: the order in which fewer and fewer accounts are asked for (C19). */
export const FUNNEL_STEPS = [
  'vla_coverage',
  'goals_defined',
  'value_documentation',
  'value_reports',
] as const satisfies readonly KpiCode[];

export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** `null` = unknown. */
type Test = (row: KpiFacts) => boolean | null;

const HOLDS: Readonly<Record<FunnelStep, Test>> = {
  vla_coverage: ({ scored }) => scored && scored.vlas.inForce > 0,
  goals_defined: ({ scored }) => scored && scored.goals.active > 0,
  value_documentation: ({ scored }) => scored && scored.valueLines.all > 0,
  value_reports: ({ reportsGenerated: n }) => (n === null ? null : n > 0),
};

/** The four coverage KPIs (V36, M91, O43, M93): accounts for which a step holds / accounts of which it is known. */
export function coverageKpi(step: FunnelStep, customers: readonly KpiFacts[]): KpiFigure {
  return shareOfAccounts(customers, HOLDS[step]);
}

/**
 * How many accounts get how far (C19): `accounts` for which a step holds, and `through` for which it and all before it
 * do. The shares of the KPIs overlap; what is lost from step to step only the second count tells.
 */
export function coverageFunnel(
  rows: readonly KpiFacts[],
  today: Day,
): { step: FunnelStep; accounts: number; through: number; of: number }[] {
  const customers = rows.filter((row) => isCustomerOn(row, today));
  let through = customers;
  return FUNNEL_STEPS.map((step) => {
    const holds = (row: KpiFacts) => HOLDS[step](row) === true;
    through = through.filter(holds);
    return {
      step,
      accounts: customers.filter(holds).length,
      through: through.length,
      of: customers.length,
    };
  });
}
