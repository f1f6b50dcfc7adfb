import { addReadingsRoute } from '@attain/shared/contract/reading-routes';

import { readInstant } from '../../imports/dates.ts';
import { addReadings } from '../../records/readings.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { namedCompany } from '../named-company.ts';
import { tellingFields } from '../request/rule-faults.ts';
import { readingVersion } from '../views/reading-version.ts';

/** Readings by hand or by a program; one of a time that has a reading corrects it. */
export const addReadingsOf: ApiRoute = implement(
  addReadingsRoute,
  async ({ params, body, store, calendar, author }) => {
    const companyId = await namedCompany(store, params.companyId);
    const readings = body.readings.map(({ value, measuredAt, source = null, evidence = null }) => ({
      metricId: params.metricId,
      measuredAt: readInstant(measuredAt, calendar) ?? Number.NaN,
      ...{ value, source, evidence },
    }));
    const held = await tellingFields(addReadingsRoute.body, () =>
      addReadings(store, { companyId, by: author, readings }),
    );
    return answered(200, { readings: held.map((reading) => readingVersion(reading, true)) });
  },
);
