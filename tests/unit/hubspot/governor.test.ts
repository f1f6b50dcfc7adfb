import { governor } from '@attain/sync-worker/adapters/hubspot/governor';
import { lane } from '@attain/sync-worker/adapters/hubspot/lane';
import type { ApiRequest } from '@attain/sync-worker/adapters/hubspot/transport';
import { silentLog } from '@attain/sync-worker/ports/log';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const LIST: ApiRequest = { method: 'GET', path: '/list' };
const SEARCH: ApiRequest = { method: 'POST', path: '/search', isSearch: true };

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function answerWith(headers: Record<string, string> = {}, status = 200) {
  return { status, header: (name: string) => headers[name] ?? null, text: '{}' };
}

function limitHeaders(max: number, remaining = max - 1) {
  return {
    'x-hubspot-ratelimit-max': String(max),
    'x-hubspot-ratelimit-remaining': String(remaining),
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
  };
}

/** How long the n-th request is on its way there, and its answer on the way back. */
type Wire = (n: number) => { thereMs: number; backMs: number };

const steady: Wire = () => ({ thereMs: 25, backMs: 25 });

/** From 1 ms to 1.5 s, without any order: slow handshakes, lost packets, a busy machine. */
const erratic: Wire = (n) => ({ thereMs: 1 + ((n * 7_919) % 1_500), backMs: 1 + ((n * 31) % 300) });

/** A governor, and the instants at which HubSpot counted its requests. */
function governed({ concurrency = 10, wire = steady, answer = answerWith() } = {}) {
  const subject = governor({ concurrency, rest: sleep, sleep, log: silentLog });
  const counted: number[] = [];
  let sent = 0;
  let inFlight = 0;
  let peak = 0;
  const ask = (request: ApiRequest) =>
    subject.run(request, async () => {
      const { thereMs, backMs } = wire((sent += 1));
      peak = Math.max(peak, (inFlight += 1));
      await sleep(thereMs);
      counted.push(Date.now());
      await sleep(backMs);
      inFlight -= 1;
      subject.observe(request, answer);
    });
  const askTimes = (request: ApiRequest, times: number) =>
    Promise.all(Array.from({ length: times }, () => ask(request)));
  return { subject, counted, ask, askTimes, peak: () => peak, sent: () => sent };
}

/** The most instants in any window of `ms`. */
function densest(instants: readonly number[], ms: number): number {
  return Math.max(...instants.map((at) => instants.filter((t) => t >= at && t < at + ms).length));
}

describe('the governor of a portal', () => {
  it('sends the first request alone, because it does not know the limit yet', async () => {
    const { sent, askTimes } = governed({ answer: answerWith(limitHeaders(190)) });
    void askTimes(LIST, 20);

    await vi.advanceTimersByTimeAsync(49);
    expect(sent()).toBe(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(sent()).toBe(11);
  });

  it.each([100, 110, 190, 250])('keeps within %i in any ten seconds, near to it', async (max) => {
    const { counted, askTimes } = governed({ answer: answerWith(limitHeaders(max)) });
    void askTimes(LIST, 5 * max);

    await vi.advanceTimersByTimeAsync(40_500);
    expect(densest(counted, 10_000)).toBeLessThanOrEqual(max);
    const sustained = counted.filter((at) => at >= 10_100 && at < 40_300).length;
    expect(sustained).toBeGreaterThanOrEqual(0.9 * 3 * max);
  });

  it('keeps within the limit however long requests are on their way', async () => {
    const { counted, askTimes } = governed({
      wire: erratic,
      answer: answerWith(limitHeaders(190)),
    });
    void askTimes(LIST, 1_000);

    await vi.advanceTimersByTimeAsync(60_000);
    expect(densest(counted, 10_000)).toBeLessThanOrEqual(190);
    expect(counted.length).toBeGreaterThan(600);
  });

  it('follows a limit that changes under way', async () => {
    const { subject, sent, askTimes } = governed({ answer: answerWith(limitHeaders(100)) });
    void askTimes(LIST, 60);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent()).toBe(60);

    subject.observe(LIST, answerWith(limitHeaders(190, 130)));
    let more = 0;
    for (let n = 0; n < 200; n += 1) void subject.run(LIST, async () => void (more += 1));
    await vi.advanceTimersByTimeAsync(1);
    expect(more).toBe(188 - 60);
    await vi.advanceTimersByTimeAsync(10_025);
    expect(more).toBe(200);
  });

  it('sends an urgent request before all others that wait', async () => {
    const { subject } = governed();
    subject.observe(LIST, answerWith(limitHeaders(10)));
    const order: string[] = [];
    const ask = (name: string, isUrgent: boolean) =>
      void subject.run({ ...LIST, isUrgent }, async () => void order.push(name));
    for (let n = 1; n <= 200; n += 1) ask(`list ${n}`, false);
    await vi.advanceTimersByTimeAsync(100);
    const sent = order.length;
    ask('urgent', true);
    await vi.advanceTimersByTimeAsync(10_100);
    expect(order[sent]).toBe('urgent');
    expect(order.length).toBeGreaterThan(sent + 1);
  });

  it('counts what other processes of the app have used of the first window', async () => {
    const { counted, askTimes } = governed({ answer: answerWith(limitHeaders(190, 40)) });
    void askTimes(LIST, 190);

    await vi.advanceTimersByTimeAsync(9_000);
    expect(counted).toHaveLength(39);
  });

  it('pauses shortly when another process takes what is left', async () => {
    const { subject } = governed();
    subject.observe(LIST, answerWith(limitHeaders(190)));
    subject.observe(LIST, answerWith(limitHeaders(190, 0)));
    const starts: number[] = [];
    void subject.run(LIST, async () => void starts.push(Date.now()));

    await vi.advanceTimersByTimeAsync(499);
    expect(starts).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(starts).toEqual([500]);
  });

  it('bounds only the number in flight where HubSpot tells no limit', async () => {
    const wire: Wire = () => ({ thereMs: 5, backMs: 5 });
    const { sent, askTimes, peak } = governed({ concurrency: 10, wire });
    void askTimes(LIST, 1_001);

    await vi.advanceTimersByTimeAsync(1_010);
    expect(sent()).toBe(1_001);
    expect(peak()).toBe(10);
  });

  it('does not space searches either, once it knows that there is no limit', async () => {
    const { sent, ask, askTimes } = governed();
    void ask(LIST);
    await vi.advanceTimersByTimeAsync(50);
    void askTimes(SEARCH, 100);
    await vi.advanceTimersByTimeAsync(1_250);
    expect(sent()).toBe(101);
  });

  it('does not take the page of a proxy for an account without limits', async () => {
    const { counted, askTimes } = governed({ answer: answerWith({}, 502) });
    void askTimes(LIST, 3);

    await vi.advanceTimersByTimeAsync(149);
    expect(counted).toEqual([25, 75, 125]);
  });

  it('falls back to the smallest limit when a refusal shows that there was one', async () => {
    const { subject, counted, askTimes } = governed();
    void askTimes(LIST, 1);
    await vi.advanceTimersByTimeAsync(50);
    subject.hold(LIST, 10_000);
    void askTimes(LIST, 400);

    await vi.advanceTimersByTimeAsync(40_000);
    expect(counted[1]).toBe(10_075);
    expect(densest(counted.slice(1), 10_000)).toBeLessThanOrEqual(100);
  });

  it.each([
    { what: 'steady', wire: steady },
    { what: 'erratic', wire: erratic },
  ])('leaves a search a second to others over a network that is $what', async ({ wire }) => {
    const { counted, askTimes } = governed({ wire });
    void askTimes(SEARCH, 100);

    await vi.advanceTimersByTimeAsync(20_000);
    expect(densest(counted, 1_000)).toBeLessThanOrEqual(4);
    expect(counted.length).toBeGreaterThan(20);
  });

  it('holds one lane and lets the other go on', async () => {
    const { subject, ask, counted } = governed({ answer: answerWith(limitHeaders(190)) });
    subject.observe(LIST, answerWith(limitHeaders(190)));
    subject.hold(SEARCH, 1_000);
    void ask(SEARCH);
    void ask(LIST);

    await vi.advanceTimersByTimeAsync(1_024);
    expect(counted).toEqual([25]);
    await vi.advanceTimersByTimeAsync(1);
    expect(counted).toEqual([25, 1_025]);
  });

  it('halves what is in flight when records are locked, and recovers one by one', async () => {
    const { subject, askTimes, peak } = governed({ answer: answerWith(limitHeaders(10_000)) });
    subject.observe(LIST, answerWith(limitHeaders(10_000)));
    subject.slowDown();
    void askTimes(LIST, 15);
    await vi.advanceTimersByTimeAsync(200);
    expect(peak()).toBe(5);

    void askTimes(LIST, 40);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(peak()).toBe(7);
  });
});

describe('a lane', () => {
  const unpaced = (concurrency: number) => lane({ pace: undefined, concurrency, rest: sleep });

  it('gives a place back an interval after the answer, not after the request', async () => {
    const subject = lane({ pace: { cap: 1, intervalMs: 1_000 }, concurrency: 5, rest: sleep });
    const starts: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      void subject.run(async () => {
        starts.push(Date.now());
        await sleep(300);
      });
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(starts).toEqual([0, 1_300, 2_600]);
  });

  it('keeps the order of those who wait when its pace changes', async () => {
    const subject = lane({ pace: { cap: 1, intervalMs: 1_000 }, concurrency: 1, rest: sleep });
    const order: number[] = [];
    for (const n of [1, 2, 3, 4]) void subject.run(async () => order.push(n));
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual([1]);
    subject.changePace(undefined);

    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('starts nothing until the last of two holds is over', async () => {
    const subject = unpaced(2);
    void subject.holdUntil(sleep(100));
    void subject.holdUntil(sleep(300));
    let startedAt: number | undefined;
    void subject.run(async () => (startedAt = Date.now()));

    await vi.advanceTimersByTimeAsync(1_000);
    expect(startedAt).toBe(300);
  });

  it('hands on the error of a task, and goes on with the next', async () => {
    const subject = unpaced(1);
    await expect(subject.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await subject.run(async () => 'fine')).toBe('fine');
  });

  it('takes in more callers only as its queue empties', async () => {
    const subject = unpaced(1);
    let done = 0;
    for (let n = 0; n < 500; n += 1) {
      void subject.run(async () => {
        await sleep(1);
        done += 1;
      });
    }
    await vi.advanceTimersByTimeAsync(600);
    expect(done).toBe(500);
  });
});
