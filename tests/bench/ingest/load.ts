import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { performance } from 'node:perf_hooks';

import { batchWriter } from './events.ts';

/** A load generator as a process of its own: sends batches over some connections, each as fast as it is answered. */
const [origin = '', writeKey = '', accountList = '[]', size = '100', connections = '32'] =
  process.argv.slice(2);
const write = batchWriter(JSON.parse(accountList) as string[], writeKey);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const headers = {
  'content-type': 'application/json',
  authorization: `Basic ${btoa(`${writeKey}:`)}`,
};

process.on('message', (seconds: number) => {
  void load(seconds).then((result) => process.send?.(result));
});
process.send?.('ready');

async function load(seconds: number) {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const until = performance.now() + seconds * 1_000;
  const caller = async () => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      const status = await post(write(Number(size)));
      times.push(performance.now() - startedAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: Number(connections) }, caller));
  const took = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage();
  times.sort((a, b) => a - b);
  return {
    events: (statuses[200] ?? 0) * Number(size),
    statuses,
    seconds: took,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    cpuSeconds: (user + system) / 1e6,
  };
}

async function post(body: string): Promise<number> {
  const call = request(`${origin}/v1/batch`, { method: 'POST', agent, headers });
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode ?? 0;
}
