import type { Day, Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../../config/configuration.ts';
import type { SourceConfiguration } from '../../config/usage-sources.ts';
import type { Analytics } from '../../ports/analytics.ts';
import type { ProgressStep } from '../../ports/progress.ts';
import type { PortalStore } from '../../ports/store.ts';

/** One pull of one source. */
export type SourcePull = {
  source: SourceConfiguration;
  analytics: Analytics;
  store: PortalStore;
  timeZone: string;
  configuration: Configuration;
  now: Instant;
  signal: AbortSignal;
  /** Asks from this day on again; `null`: where the last pull ended. */
  since: Day | null;
  step: ProgressStep;
};
