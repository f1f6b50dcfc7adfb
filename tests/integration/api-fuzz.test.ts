import { readFileSync } from 'node:fs';

import { isWrite, type RouteContract } from '@attain/shared/contract/route';
import { API_ROUTES } from '@attain/shared/contract/routes';
import { exampleOf } from '@attain/sync-worker/http/request/schema-at';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';

import { NOW } from '../contract/store/builders.ts';
import { type ApiServer, apiServer, errorOf } from './api-server.ts';
import { type ArbitraryRequest, arbitraryRequest, type Document } from './arbitrary-request.ts';

const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
) as Document;

/** All routes together take about this long; a write has more that can go wrong than a read. */
const BUDGET_MS = 40_000;
const MOST_RUNS = 600;
const SHARE_OF_WRITE = 3;
const MOST_SHARES = 20;
const SHARES = API_ROUTES.reduce((sum, route) => sum + shareOf(route), 0);

/** By the rules, after the request was found to be well formed. */
const JUDGED: ReadonlySet<number> = new Set([403, 409, 422, 428]);

function shareOf(contract: RouteContract): number {
  return isWrite(contract) || contract.body !== undefined ? SHARE_OF_WRITE : 1;
}

/** Of an address alone nothing can be wrong but who asks. */
function takesAnything({ params, query, body }: RouteContract): boolean {
  const fields = [...Object.keys(params.shape), ...Object.keys(query.shape)];
  return fields.length > 0 || body !== undefined;
}

let api: ApiServer;
let known: Record<string, string[]>;
/** Ids of records by the address that lists them. */
let recordIds: Record<string, string>;

beforeAll(async () => {
  api = await apiServer({ agreements: { signOff: { executives: ['7'] } } });
  const id = await api.addCustomer({ accountKeys: ['acc_9'] });
  const created = await api.post(`/api/intelligence/success-metrics/${id}/goals`, {
    title: 'Fewer tickets',
    targetDate: '2026-12-31',
    metrics: [{ name: 'Tickets', unit: 'tickets', baseline: 120, target: 60 }],
    milestones: [{ title: 'Pilot' }],
    agreement: { dependencies: 'Access' },
  });
  const goal = created.body as { id: string; metrics: { id: string }[] };
  const metricId = goal.metrics[0]?.id ?? '';
  const reading = { metricId, value: 90, measuredAt: NOW, source: null, evidence: null };
  await api.store.records.addReadings(id, [reading], { at: NOW, who: 'x', via: 'import' });
  await api.score([id]);
  const goalPath = `/api/companies/${id}/goals/${goal.id}`;
  expect((await api.post(`${goalPath}/proposal`, { version: 1 })).status).toBe(200);
  const link = await api.post(`/api/companies/${id}/sign-off-links`, {
    contact: 'Sarah Chen',
    goalIds: [goal.id],
  });
  const linkId = (link.body as { id: string }).id;
  const saved = await api.post('/api/settings', {
    ...{ basedOn: 0, reason: 'To fit our book' },
    changes: [{ key: 'settings.review.intervalDays', value: 60 }],
  });
  expect(saved.status).toBe(200);
  recordIds = {};
  for (const { method, path, body, operationId } of API_ROUTES) {
    if (!RECORDS.has(path)) continue;
    const url = path.replace(':companyId', id).replace(':item', 'kickoff');
    if (method !== 'post' && method !== 'put') continue;
    const made = await api.call(method.toUpperCase(), url, { body: exampleRecord(body) });
    expect(made, operationId).toMatchObject({ status: method === 'post' ? 201 : 200 });
    recordIds[path] = (made.body as { id: string }).id;
  }
  known = {
    companyId: [id],
    customerId: [id, 'acc_9'],
    goalId: [goal.id],
    metricId: [metricId],
    linkId: [linkId],
    item: ['kickoff'],
    version: ['1'],
    kind: ['vla', 'outcome', 'success'],
  };
});
afterAll(() => api.close());

/** Addresses under which records are made. */
const RECORDS: ReadonlySet<string> = new Set(
  [
    'value-lines',
    'cost-lines',
    'value-hypothesis',
    'value-opportunities',
    'onboarding-items/:item',
    'advocacy-activities',
    'reviews',
    'quotes',
    'escalations',
    'health-override',
  ].map((last) => `/api/companies/:companyId/${last}`),
);

/** What the contract gives as right, without what would have to be there already. */
function exampleRecord(body: z.ZodObject | undefined): object {
  const required = exampleOf(body) as Record<string, unknown>;
  const until = 'until' in required ? { until: '2026-08-31' } : {};
  const amount = required['type'] === 'hard_savings' ? { amount: 1250.5 } : {};
  return { ...required, ...until, ...amount };
}

/** The known ids for the parameters of one route. */
function knownFor({ path }: RouteContract): Record<string, string[]> {
  const recordId = recordIds[path.replace(/\/:recordId.*$/, '')];
  return recordId === undefined ? known : { ...known, recordId: [recordId] };
}

function addressOf(path: string, { params, query }: ArbitraryRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => escaped(params[name] ?? ''));
  if (query.length === 0) return filled;
  return `${filled}?${query.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&')}`;
}

/** Half a character has no escape, and reaches no server. */
function escaped(text: string): string {
  // With nothing in its place an address is that of another route.
  const whole = encodeURIComponent(text === '' ? ' ' : text.toWellFormed());
  // A client would take these for directions and not send them.
  return /^\.{1,2}$/.test(whole) ? whole.replaceAll('.', '%2E') : whole;
}

function sentOf(headers: ArbitraryRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

describe('the API, by its published document', () => {
  it.each(API_ROUTES.map((route) => [route.operationId, route] as const))(
    '%s answers anything by the contract: never 5xx, nothing half-stored',
    async (operationId, contract) => {
      const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
      const operation = DOCUMENT.paths[path]?.[contract.method];
      expect(operation?.operationId).toBe(operationId);
      const seen = new Map<number, number>();
      let running: Promise<unknown> = Promise.resolve();
      const met = (is: (status: number) => boolean) => [...seen.keys()].some(is);
      // A fuzzer that only ever meets the door has shown nothing; on a busy machine one share of the time may show no more.
      const hasShown = () =>
        met((status) => status < 300 || JUDGED.has(status)) &&
        (!takesAnything(contract) || met((status) => status >= 400));
      const trial = () =>
        fc.assert(
          fc.asyncProperty(
            arbitraryRequest(operation!, DOCUMENT, knownFor(contract)),
            fc.boolean(),
            async (request, byCard) => {
              const before = api.rows();
              const asked = api.call(contract.method.toUpperCase(), addressOf(path, request), {
                ...(request.text === undefined ? {} : { raw: request.text }),
                ...(byCard ? { userId: '7' } : {}),
                headers: sentOf(request.headers),
              });
              running = asked;
              const reply = await asked;
              seen.set(reply.status, (seen.get(reply.status) ?? 0) + 1);
              expect(reply.status).toBeLessThan(500);
              const answer = contract.answers[reply.status];
              if (answer === undefined) {
                errorOf(reply);
                expect(reply.status).toBeGreaterThanOrEqual(400);
                expect(api.rows()).toEqual(before);
              } else {
                const isFile = contract.files !== undefined && reply.body === undefined;
                if (!isFile) expect(answer.body.parse(reply.body)).toEqual(reply.body);
                if (!isWrite(contract)) expect(api.rows()).toEqual(before);
              }
            },
          ),
          {
            numRuns: MOST_RUNS,
            interruptAfterTimeLimit: (BUDGET_MS * shareOf(contract)) / SHARES,
            markInterruptAsFailure: false,
          },
        );
      for (let share = 0; share < MOST_SHARES && !hasShown(); share += 1) {
        await trial();
        // The time limit leaves the last request under way.
        await running;
      }
      expect(hasShown(), String([...seen.keys()])).toBe(true);
    },
  );
});
