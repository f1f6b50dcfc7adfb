import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { addDays } from '@attain/shared/domain/basics/time';

import { signV3 } from '../portal/sign-v3.ts';
import {
  CARD_PORTAL,
  type CardStore,
  fillCardStore,
  HISTORY_DAYS,
  LAST_DAY,
} from './card-store.ts';
import { atMost, type BenchResult } from './result.ts';

const COMPANIES = 100_000;
const PER_SECOND = 200;
/** Of the largest accounts: their cards are several times the work of a small one's. */
const LARGE_PER_SECOND = 50;
const SECONDS = 30;
const WARM_UP_SECONDS = 5;
const LIMIT_MS = 25;
const LIMIT_BYTES = 60_000;
const CALLERS = 8;
const CLOSED_SECONDS = 10;

const SECRET = 'the secret of the app in this benchmark';
const ORIGIN = 'https://attain.example.com';
const SERVER = fileURLToPath(new URL('card-server.ts', import.meta.url));

/** What is asked of one company: the present, or a day of its past, as known then or now. */
type Question = { id: string; query: string };
type Ask = (question: Question) => Promise<number>;
type Asker = Ask & { largest(): number };

/**
 * The card's answer from a store of 100,000 companies, over HTTP from a process of its own, signed as HubSpot signs:
 * at a steady rate whatever the answers take, and as fast as one core can.
 */
export async function cardBench(companies = COMPANIES): Promise<BenchResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-card-bench-'));
  const file = path.join(folder, 'bench.db');
  try {
    const filled = await fillCardStore(`sqlite:${file}`, companies);
    const { size } = await stat(file);
    return [...(await served(`sqlite:${file}`, filled)), ...costs(filled, size)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function served(url: string, { ids, longIds }: CardStore): Promise<BenchResult[]> {
  const child = fork(SERVER, [url, SECRET, ORIGIN, String(CARD_PORTAL)]);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  try {
    const { port } = await told<{ port: number }>(child);
    const ask = asker(port, agent);
    const nth = (list: readonly string[], n: number) => list[(n * 7_919) % list.length] ?? '';
    const present = (n: number) => ({ id: nth(longIds, n), query: '' });
    const anyone = (n: number) => ({ id: nth(ids, n), query: '' });
    const past = (n: number) => {
      const day = addDays(LAST_DAY, -((n * 31) % HISTORY_DAYS));
      return { id: nth(longIds, n), query: `&asOf=${day}${n % 2 === 0 ? '&restated=true' : ''}` };
    };

    await steadily(ask, present, LARGE_PER_SECOND, WARM_UP_SECONDS);
    return [
      ...(await heldTo('card, 10 goals and 24 months', LARGE_PER_SECOND, ask, present, child)),
      atMost({ name: '  its answer', unit: 'bytes' }, ask.largest(), LIMIT_BYTES),
      ...(await heldTo('card, any company', PER_SECOND, ask, anyone, child)),
      ...(await heldTo('a day of 24 months', LARGE_PER_SECOND, ask, past, child)),
      await closedLoop(ask, present),
    ];
  } finally {
    agent.destroy();
    child.kill();
  }
}

async function heldTo(
  name: string,
  perSecond: number,
  ask: Ask,
  questionOf: (n: number) => Question,
  child: ChildProcess,
): Promise<BenchResult[]> {
  const before = await usageOf(child);
  const times = await steadily(ask, questionOf, perSecond, SECONDS);
  const after = await usageOf(child);
  const rate = `${perSecond}/s`;
  return [
    atMost({ name: `${name}, p99 at ${rate}`, unit: 'ms' }, quantile(times, 0.99), LIMIT_MS),
    { name: '  p50', value: quantile(times, 0.5), unit: 'ms' },
    { name: '  slowest', value: quantile(times, 1), unit: 'ms' },
    {
      name: '  of one core',
      value: (100 * (after.cpuSeconds - before.cpuSeconds)) / SECONDS,
      unit: '%',
    },
  ];
}

/** Asks at a steady rate, however long the answers take; each time counts from when the question was due. */
async function steadily(
  ask: Ask,
  questionOf: (n: number) => Question,
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const started = performance.now();
  const asked: Promise<number>[] = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const due = started + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    asked.push(ask(questionOf(n)).then((answeredAt) => answeredAt - Math.min(due, answeredAt)));
  }
  return Promise.all(asked);
}

async function closedLoop(ask: Ask, questionOf: (n: number) => Question): Promise<BenchResult> {
  const until = performance.now() + CLOSED_SECONDS * 1_000;
  let answers = 0;
  const caller = async () => {
    while (performance.now() < until) {
      await ask(questionOf(answers));
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return {
    name: '  answers as fast as they come',
    value: answers / CLOSED_SECONDS,
    unit: 'a second',
  };
}

/** Answers when the whole body had arrived; throws for anything but 200. */
function asker(port: number, agent: Agent): Asker {
  let largest = 0;
  const ask: Ask = async ({ id, query }) => {
    const uri = `/api/companies/${id}/summary?portalId=${CARD_PORTAL}${query}`;
    const timestamp = Date.now();
    const signed = { method: 'GET', uri: ORIGIN + uri, body: '', timestamp };
    const headers = {
      'x-hubspot-signature-v3': signV3(SECRET, signed),
      'x-hubspot-request-timestamp': String(timestamp),
    };
    const call = request({ host: '127.0.0.1', port, path: uri, agent, headers });
    call.end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    let bytes = 0;
    answer.on('data', (chunk: Buffer) => void (bytes += chunk.length));
    await once(answer, 'end');
    largest = Math.max(largest, bytes);
    if (answer.statusCode !== 200) throw new Error(`${uri} was answered ${answer.statusCode}`);
    return performance.now();
  };
  return Object.assign(ask, { largest: () => largest });
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

async function usageOf(child: ChildProcess): Promise<{ cpuSeconds: number; maxRssMb: number }> {
  child.send('usage');
  return told(child);
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

function costs(filled: CardStore, size: number): BenchResult[] {
  const { bytesPerDay, textPerDay, microsWithHistory, microsWithoutHistory } = filled;
  const { microsToRestate } = filled;
  return [
    { name: 'history: a company-day', value: Math.round(bytesPerDay), unit: 'bytes' },
    { name: '  its snapshot as text', value: Math.round(textPerDay), unit: 'bytes' },
    { name: '  to save a snapshot of a new day', value: microsWithHistory, unit: 'us of CPU' },
    { name: '  and of the same day again', value: microsWithoutHistory, unit: 'us of CPU' },
    { name: '  to tell a day anew', value: microsToRestate, unit: 'us of CPU' },
    { name: '  the database', value: Math.round(size / 1_048_576), unit: 'MB' },
  ];
}
