import type { KpiFacts } from '@attain/shared/domain/portfolio/facts';
import type { KpiCode } from '@attain/shared/domain/portfolio/kpi';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';

import { TODAY } from '../../unit/domain/builders.ts';

export const NO_DATA = 'no number; "No account has data for this figure."';

/** A KPI of some accounts, as the portfolio shows it. */
export const kpi =
  (code: KpiCode, rows: readonly KpiFacts[], settings: Settings = DEFAULT_SETTINGS) =>
  () =>
    portfolioKpis(rows, TODAY, settings)[code].value ?? Number.NaN;
