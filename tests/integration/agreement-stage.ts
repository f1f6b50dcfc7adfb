import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import { dayNumber, DAY_MS } from '@attain/shared/domain/basics/time';
import type { Commitment, Goal, Metric } from '@attain/shared/domain/goals/goal';
import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { proposeGoal } from '@attain/sync-worker/agreements/goal-steps';
import { linkTokens } from '@attain/sync-worker/agreements/link-token';
import { createLink, type LinkOrder } from '@attain/sync-worker/agreements/sign-off-links';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { createApp } from '@attain/sync-worker/http/app';
import { createMetrics } from '@attain/sync-worker/metrics';
import type { SignOffLink } from '@attain/sync-worker/ports/sign-off-links';
import type { PortalStore, Store } from '@attain/sync-worker/ports/store';

import { NO_HUBSPOT } from './no-hubspot.ts';
import { someCompany, someGoal, someMetric } from '../contract/store/builders.ts';
import { someValueLine } from '../unit/domain/builders.ts';

export const SECRET = 'a secret that signs links';
export const PORTAL = 4711;
export const COMPANY = '512';

/** 9:30 UTC of a day in winter: 10:30 in Berlin, where the portal lives. */
const START = dayNumber('2026-02-10') * DAY_MS + 9.5 * 3_600_000;

export type Logged = { level: string; fields: object; message: string };

/** The real app over a SQLite file and HTTP, with a clock that the test holds. */
export type AgreementStage = {
  store: Store;
  portal: PortalStore;
  origin: string;
  clock: { now: number };
  logged: readonly Logged[];
  /** Portals told to be scored again. */
  woken: readonly number[];
  by(): { at: number; who: string; via: 'card' };
  addGoal(goal: Goal, companyId?: string): Promise<void>;
  /** Saved and offered for sign-off. */
  offerGoal(goal: Goal, companyId?: string): Promise<void>;
  addLine(line: ValueLine, companyId?: string): Promise<void>;
  link(order?: Partial<LinkOrder>): Promise<{ link: SignOffLink; token: string }>;
  get(token: string, headers?: Record<string, string>): Promise<Answer>;
  post(token: string, form: Form, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
};

export type Form = Readonly<Record<string, string>>;
export type Answer = { status: number; headers: Headers; html: string; text: string };

export async function agreementStage(config: object = {}): Promise<AgreementStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-page-'));
  const store = await openStore(`sqlite:${path.join(folder, 'attain.db')}`);
  await store.migrate();
  await store.savePortal({ portalId: PORTAL, timeZone: 'Europe/Berlin', currency: 'EUR' });
  const portal = store.forPortal(PORTAL);
  const names = [someCompany(COMPANY, { name: 'Northwind Education' }), someCompany('513')];
  await portal.mirror.save('companies', names, 1);

  const clock = { now: START };
  const logged: Logged[] = [];
  const woken: number[] = [];
  const tokens = linkTokens(SECRET);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const say = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const app = createApp({
    store,
    tokens,
    file: { configuration: configurationSchema.parse(config), written: config },
    ...NO_HUBSPOT,
    authentication: {
      clientSecret: undefined,
      apiKey: undefined,
      publicOrigin: 'https://attain.example',
      portalId: async () => PORTAL,
      now: () => clock.now,
    },
    live: { wake: () => void woken.push(PORTAL) },
    isDraining: () => false,
    metrics: createMetrics(store),
    log: { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') },
  });
  server.on('request', app);

  const by = () => ({ at: clock.now, who: 'user 9410001', via: 'card' as const });
  const addGoal = async (goal: Goal, companyId = COMPANY) => {
    await portal.records.save(companyId, 'goal', goal, { by: by() });
  };
  return {
    ...{ store, portal, origin, clock, logged, woken, by, addGoal },
    async offerGoal(goal, companyId = COMPANY) {
      await addGoal(goal, companyId);
      await proposeGoal(portal, { companyId, goalId: goal.id, by: by() });
    },
    async addLine(line, companyId = COMPANY) {
      await portal.records.save(companyId, 'value', line, { by: by() });
    },
    async link(order = {}) {
      const link = await createLink(portal, {
        companyId: COMPANY,
        by: by(),
        contact: { name: 'Maria Lindqvist', id: '7701' },
        goalIds: [],
        valueLineIds: [],
        validDays: 14,
        ...order,
      });
      return {
        link,
        token: tokens.issue({ portalId: PORTAL, linkId: link.id, expiresAt: link.expiresAt }),
      };
    },
    get: (token, headers = {}) => answerOf(fetch(`${origin}/agreements/${token}`, { headers })),
    post: (token, form, headers = {}) =>
      answerOf(
        fetch(`${origin}/agreements/${token}`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams(form),
          headers,
        }),
      ),
    async close() {
      server.close();
      server.closeAllConnections();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answerOf(sent: Promise<Response>): Promise<Answer> {
  const response = await sent;
  const html = await response.text();
  return { status: response.status, headers: response.headers, html, text: textOf(html) };
}

/** What a person reads: no tags, entities resolved, one space between words. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** What the forms of a page send, by the anchor of what they are about and the decision. */
export function hiddenFields(html: string, decision: string, anchor: string): Form {
  const article = html.split('<article').find((part) => part.includes(`id="${anchor}"`)) ?? '';
  const form = article.split('<form').find((part) => part.includes(`value="${decision}"`)) ?? '';
  const fields = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** A goal that lacks nothing: two metrics, a milestone, who answers for what, a penalty. */
export function wholeGoal(id: string, overrides: Partial<Goal> = {}): Goal {
  return someGoal(id, {
    title: 'Cut the time to create a report',
    description: 'Teachers create their weekly reports in a quarter of the time.',
    owner: 'Sarah Chen',
    startDate: '2026-03-01',
    targetDate: '2026-12-31',
    metrics: [
      someMetric(`${id}-time`, {
        name: 'Time to create a report',
        unit: 'hours',
        direction: 'lower_is_better',
        baseline: 4,
        baselineAt: dayNumber('2026-01-15') * DAY_MS,
        baselineSource: 'Time study of January',
        baselineEvidence: 'https://files.example/time-study.pdf',
        target: 1,
      } satisfies Partial<Metric>),
      someMetric(`${id}-errors`, {
        name: 'Error rate',
        unit: '%',
        direction: 'lower_is_better',
        baseline: 8,
        target: 6.8,
      }),
    ],
    milestones: [{ id: `${id}-m1`, title: 'First school live', due: '2026-05-01', done: false }],
    commitment: aCommitment(),
    ...overrides,
  });
}

function aCommitment(overrides: Partial<Commitment> = {}): Commitment {
  return {
    state: 'draft',
    category: null,
    start: '2026-03-01',
    deadline: '2026-12-31',
    dependencies: 'Data export from the old system by April',
    signedBy: null,
    signedAt: null,
    lastReviewedOn: null,
    ...NOT_GOVERNED,
    accountability: [
      { task: 'Provide the data export', party: 'customer', person: 'Ola Berg', due: '2026-04-01' },
      { task: 'Train the teachers', party: 'us', person: null, due: null },
    ],
    clauses: [
      {
        kind: 'penalty',
        text: 'Half a month of fees is returned when the target is missed.',
        link: 'https://files.example/contract.pdf',
      },
    ],
    ...overrides,
  };
}

/** 120 hours a month at 60 euros, half of which turn into money. */
export function savedHours(id: string, overrides: Partial<ValueLine> = {}): ValueLine {
  return someValueLine({
    id,
    type: 'soft_savings',
    description: 'Hours saved on reporting',
    recurring: 'month',
    startsAt: '2026-01-01',
    endsAt: '2026-12-31',
    amount: null,
    quantity: 120,
    unit: 'hours',
    rate: 60_00,
    confidence: 'customer_stated',
    evidence: 'Time study of January',
    ...overrides,
  });
}
