import { setTimeout as delay } from 'node:timers/promises';

import type { Crm } from '../../ports/crm.ts';
import type { Log } from '../../ports/log.ts';
import { type AccessTokens, staticToken } from './access-tokens.ts';
import { type Api, api, urgentApi } from './api.ts';
import { callCounter } from './call-counter.ts';
import { hubspotObjects } from './custom-objects.ts';
import { CONNECTIONS, type Timeouts } from './dispatcher.ts';
import { hubspotFiles } from './files.ts';
import { gate } from './gate.ts';
import { governor } from './governor.ts';
import { listArchived, listRecords } from './list-records.ts';
import { apiOrigin } from './origin.ts';
import { hubspotProperties } from './properties.ts';
import { completeCallback } from './complete-callback.ts';
import { createActivities } from './create-activities.ts';
import { readPipelines, readPortal, readScopes } from './read-account.ts';
import { readHistory } from './read-history.ts';
import { readLinks } from './read-links.ts';
import { readOwner } from './read-owner.ts';
import { readOwnerNames } from './read-owners.ts';
import { readRecords } from './read-records.ts';
import { searchChanged } from './search-changed.ts';
import { sender } from './send.ts';
import { transport } from './transport.ts';
import { WRITE_BATCH_SIZE, writeRecords } from './write-records.ts';

type HubspotOptions = {
  /** Where HubSpot's API lives: `https`, or `http` on this machine. */
  origin: string;
  /** A token that stays, or where to get the present one. */
  accessToken: string | AccessTokens;
  log: Log;
  now?: () => number;
  /** Waits between retries; a test passes one that does not. */
  sleep?: (ms: number) => Promise<void>;
  /** 0 to 1; spreads the retries of several workers. */
  random?: () => number;
  timeouts?: Timeouts;
};

/**
 * {@link Crm} over HubSpot's API, for the one portal that the token belongs to. Paces itself to what
 * the account allows, so one instance should serve all work on a portal.
 *
 * @throws {UserError} for an origin that a token must not be sent to.
 */
export function hubspotCrm(options: HubspotOptions): Crm {
  const { log, now = Date.now, random = Math.random } = options;
  const tokens =
    typeof options.accessToken === 'string'
      ? staticToken(options.accessToken)
      : options.accessToken;
  const closing = new AbortController();
  const rest = sleepUntil(closing.signal);
  const { sleep = rest } = options;
  const sending = transport(apiOrigin(options.origin), options.timeouts);
  const portalGate = gate(now);
  const counter = callCounter();
  let timeZone: string | undefined;

  const hubspot = api(
    sender({
      transport: sending,
      tokens,
      governor: governor({ concurrency: CONNECTIONS, rest, sleep, log }),
      gate: portalGate,
      counter,
      timeZone: () => timeZone,
      now,
      sleep,
      random,
      log,
    }),
  );

  const crmOver = (calls: Api): Crm => ({
    async portal() {
      const facts = await readPortal(calls, now);
      timeZone = facts.timeZone;
      return facts;
    },
    list: (type, properties, after) => listRecords(calls, type, properties, after),
    archived: (type) => listArchived(calls, type),
    changedSince: (type, since, properties) => searchChanged(calls, type, since, properties),
    read: (type, ids, properties) => readRecords(calls, type, ids, properties),
    history: (type, ids, properties) => readHistory(calls, type, ids, properties),
    links: (from, to, ids) => readLinks(calls, from, to, ids),
    pipelines: (type) => readPipelines(calls, type),

    batchSize: WRITE_BATCH_SIZE,
    write: (type, patches) => writeRecords(calls, type, patches),

    activitiesOf: (type, ids) => readLinks(calls, 'companies', type, ids),
    readActivities: (type, ids, properties) => readRecords(calls, type, ids, properties),
    createActivities: (type, drafts) => createActivities(calls, type, drafts),
    updateTasks: (patches) => writeRecords(calls, 'tasks', patches),
    updateNotes: (patches) => writeRecords(calls, 'notes', patches),
    owner: (idOrEmail) => readOwner(calls, idOrEmail),
    ownerNames: () => readOwnerNames(calls),

    completeCallback: (id, outputs) => completeCallback(calls, id, outputs),

    ...hubspotFiles(calls),
    ...hubspotProperties(calls),
    ...hubspotObjects(calls),

    scopes: async () => readScopes(calls, await tokens()),
    calls: () => counter.counts(),
    urgent: () => crmOver(urgentApi(hubspot)),
    async close() {
      portalGate.close();
      closing.abort();
      await sending.close();
    },
  });
  return crmOver(hubspot);
}

/** Sleeps at most until `signal`; the gate then tells the sleeper why it was woken. */
function sleepUntil(signal: AbortSignal): (ms: number) => Promise<void> {
  return (ms) => delay(ms, undefined, { signal }).catch(() => undefined);
}
