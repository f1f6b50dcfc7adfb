import { COMPANY_PROPERTIES } from './properties.ts';
import type { FilledProperty } from './property.ts';

const COPIED: ReadonlySet<string> = new Set([
  'attain_renewal_play',
  'attain_renewal_stage',
  'attain_health_score',
  'attain_health_band',
  'attain_vla_attainment',
  'attain_roi_confirmed',
  'attain_value_confirmed',
]);

/** What the open deals of the renewal pipeline copy from their company, so that renewal reports need no join. */
export const DEAL_PROPERTIES: readonly FilledProperty[] = COMPANY_PROPERTIES.filter(({ name }) =>
  COPIED.has(name),
);
