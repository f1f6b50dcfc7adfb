import type { CountedMeasure, Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays, UsageSeries } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { deliveredDays } from '../usage/delivered-days.ts';
import { knownUsage } from './known-usage.ts';
import { tallyEvents } from './tally-events.ts';
import { tallyEventUsers } from './tally-event-users.ts';
import { tallyNumbers } from './tally-numbers.ts';
import { tallyPeople } from './tally-people.ts';

/** See {@link UsageSeries}. */
export function usageSeriesOf(scope: Scope): UsageSeries {
  return {
    known: (companyIds) => knownUsage(scope, companyIds),
    deliveredDays: () => deliveredDays(scope),
    tallies: (counted, spans) => tallies(scope, counted, spans),
  };
}

async function tallies(
  scope: Scope,
  counted: CountedMeasure,
  spans: readonly CompanyDays[],
): Promise<readonly Tally[]> {
  if (spans.length === 0) return [];
  switch (counted.kind) {
    case 'count':
      return tallyEvents(scope, counted.events, spans);
    case 'users':
      return counted.events === null
        ? tallyPeople(scope, spans)
        : tallyEventUsers(scope, counted.events, spans);
    case 'sessions':
      return tallyPeople(scope, spans);
    case 'duration':
      return counted.events === null
        ? tallyPeople(scope, spans)
        : tallyEvents(scope, counted.events, spans);
    case 'property':
      return tallyNumbers(scope, counted, spans);
  }
}
