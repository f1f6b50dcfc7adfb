import { successMetricsRoute } from '@attain/shared/contract/success-metrics-routes';
import { successMetrics } from '@attain/shared/contract/success-metrics-of';
import { addDays } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../../config/configuration.ts';
import { benchmarksFor } from '../../success-metrics/benchmarks-for.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import { valueOver } from '../../success-metrics/value-over.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { HttpError, invalidRequest } from '../errors.ts';
import { namedCompany } from '../named-company.ts';

/** `GET /api/intelligence/success-metrics/:customerId` (M78). */
export function successMetricsOf(configuration: Configuration, peers: KnownPeers): ApiRoute {
  const { settings } = configuration;
  return implement(successMetricsRoute, async ({ params, query, store, calendar, portalId }) => {
    const companyId = await namedCompany(store, params.customerId);
    const snapshot = await store.scoring.snapshot(companyId);
    if (!snapshot) {
      const message = `There are no figures for company ${companyId} yet: it is no customer, or was not scored so far.`;
      throw new HttpError(404, 'not_found', message);
    }
    const { period } = query;
    if (period.kind === 'range' && period.from > snapshot.today) {
      const message = 'starts after today: value is counted up to today';
      throw invalidRequest([{ field: 'period', message, example: 'contract' }]);
    }
    const value = await valueOver(period, snapshot, { store, configuration, calendar });
    const goals = await store.records.goals([companyId]);
    const { from, to } = value.period;
    const body = successMetrics({
      snapshot,
      goals: goals.get(companyId) ?? [],
      value,
      interval: { from: calendar.startOf(from), until: calendar.startOf(addDays(to, 1)) },
      benchmarks:
        query.includeBenchmarks === 'true'
          ? await benchmarksFor(snapshot, { store, portalId, settings, levelsOf: peers.fresh })
          : { body: null, notice: null },
      includeTargets: query.includeTargets === 'true',
    });
    return answered(200, body);
  });
}
