import {
  connectionRoute,
  settingsChoicesRoute,
} from '@attain/shared/contract/settings-connection-routes';

import type { Configuration } from '../../config/configuration.ts';
import type { Finding } from '../../doctor.ts';
import { lastSyncAt } from '../../pipeline/last-sync.ts';
import { settingsTaken } from '../../pipeline/rescore-when-rules-changed.ts';
import type { Crm } from '../../ports/crm.ts';
import type { Store } from '../../ports/store.ts';
import { scopesFor } from '../../scopes.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { keptAnswer } from '../kept-answer.ts';
import { moment } from '../views/goal-record.ts';

/** More than these are no choice for a form. */
const MOST_OPTIONS = 50;

/** The doctor asks HubSpot, the database and every source: not anew for each who looks. */
const DIAGNOSIS_KEPT_MS = 30_000;

type Parts = {
  store: Store;
  configuration: Configuration;
  crm: Pick<Crm, 'scopes' | 'properties' | 'pipelines'>;
  diagnose: () => Promise<readonly Finding[]>;
};

/** How the worker and HubSpot get on, and what of HubSpot settings can name. */
export function connectionRoutes(parts: Parts): readonly ApiRoute[] {
  const { crm, configuration } = parts;
  const diagnosis = keptAnswer(parts.diagnose, DIAGNOSIS_KEPT_MS);
  return [
    implement(connectionRoute, async ({ store, portalId, author }) => {
      const [found, granted] = await Promise.all([
        diagnosis(author.at),
        crm.scopes().catch(() => null),
      ]);
      const portal = (await parts.store.portals()).find((each) => each.portalId === portalId);
      const lastAt = await lastSyncAt(store);
      return answered(200, {
        portalId,
        timeZone: portal?.timeZone ?? null,
        currency: portal?.currency ?? null,
        reachesHubSpot: found.some(({ check, state }) => check === 'credentials' && state === 'ok'),
        scopes: scopesFor(configuration).map(({ scope, needed, purpose }) => ({
          ...{ scope, needed, purpose },
          granted: granted && granted.includes(scope),
        })),
        sync: {
          lastAt: lastAt === null ? null : moment(lastAt),
          lagSeconds:
            lastAt === null ? null : Math.max(0, Math.round((author.at - lastAt) / 1_000)),
          settingsTaken: await settingsTaken(store),
        },
        backlog: {
          toRead: await store.touched.count(),
          toScore: await store.book.marked(),
          toWrite: await store.outbox.waiting(),
          refused: (await store.outbox.refused()).length,
        },
        findings: [...found],
      });
    }),
    implement(settingsChoicesRoute, async () => {
      const properties = await crm.properties('companies');
      const pipelines = await crm.pipelines('deals');
      return answered(200, {
        companyProperties: properties
          .map(({ name, label, type, options }) => ({
            ...{ name, label, type },
            options:
              options.length > MOST_OPTIONS
                ? []
                : options.map(({ value, label: l }) => ({ value, label: l })),
          }))
          .toSorted((a, b) => a.label.localeCompare(b.label)),
        dealPipelines: pipelines.map(({ id, label }) => ({ value: id, label })),
      });
    }),
  ];
}
