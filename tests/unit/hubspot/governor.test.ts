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

/** A governor and the instants at which it started requests; each takes `latencyMs`. */
function governed({ concurrency = 10, latencyMs = 50, answer = answerWith() } = {}) {
  const subject = governor({ concurrency, sleep, log: silentLog });
  const starts: number[] = [];
  let inFlight = 0;
  let peak = 0;
  const ask = (request: ApiRequest) =>
    subject.run(request, async () => {
      starts.push(Date.now());
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      await sleep(latencyMs);
      inFlight -= 1;
      subject.observe(request, answer);
    });
  const askTimes = (request: ApiRequest, times: number) =>
    Promise.all(Array.from({ length: times }, () => ask(request)));
  return { subject, starts, ask, askTimes, peak: () => peak };
}

/** The most starts in any window of `ms`. */
function densest(starts: readonly number[], ms: number): number {
  return Math.max(...starts.map((at) => starts.filter((s) => s >= at && s < at + ms).length));
}

describe('the governor of a portal', () => {
  it('sends the first request alone, because it does not know the limit yet', async () => {
    const { starts, askTimes } = governed({ answer: answerWith(limitHeaders(190)) });
    void askTimes(LIST, 20);

    await vi.advanceTimersByTimeAsync(49);
    expect(starts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(starts).toHaveLength(11);
  });

  it.each([100, 110, 190, 250])('keeps within %i in any ten seconds, near to it', async (max) => {
    const { starts, askTimes } = governed({ answer: answerWith(limitHeaders(max)) });
    void askTimes(LIST, 4 * max);

    await vi.advanceTimersByTimeAsync(30_000);
    expect(densest(starts, 10_000)).toBeLessThanOrEqual(max);
    expect(starts.length).toBeGreaterThan(0.9 * 3 * max);
  });

  it('follows a limit that changes under way', async () => {
    const { subject, starts, askTimes } = governed({ answer: answerWith(limitHeaders(100)) });
    void askTimes(LIST, 60);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(starts).toHaveLength(60);

    subject.observe(LIST, answerWith(limitHeaders(190, 130)));
    const more = Array.from({ length: 200 }, () =>
      subject.run(LIST, async () => void starts.push(Date.now())),
    );
    await vi.advanceTimersByTimeAsync(1);
    expect(starts.length).toBe(60 + 126);
    await vi.advanceTimersByTimeAsync(10_400);
    await Promise.all(more);
  });

  it('counts what other processes of the app have used of the first window', async () => {
    const { starts, askTimes } = governed({ answer: answerWith(limitHeaders(190, 40)) });
    void askTimes(LIST, 190);

    await vi.advanceTimersByTimeAsync(9_000);
    expect(starts.length).toBeLessThanOrEqual(40);
  });

  it('pauses shortly when another process takes what is left', async () => {
    const { subject, starts } = governed();
    subject.observe(LIST, answerWith(limitHeaders(190)));
    subject.observe(LIST, answerWith(limitHeaders(190, 0)));
    void subject.run(LIST, async () => void starts.push(Date.now()));

    await vi.advanceTimersByTimeAsync(499);
    expect(starts).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(starts).toEqual([500]);
  });

  it('bounds only the number in flight where HubSpot tells no limit', async () => {
    const { starts, askTimes, peak } = governed({ concurrency: 10, latencyMs: 10 });
    void askTimes(LIST, 1_001);

    await vi.advanceTimersByTimeAsync(1_010);
    expect(starts).toHaveLength(1_001);
    expect(peak()).toBe(10);
  });

  it('does not take the page of a proxy for an account without limits', async () => {
    const { starts, askTimes } = governed({ answer: answerWith({}, 502) });
    void askTimes(LIST, 3);

    await vi.advanceTimersByTimeAsync(149);
    expect(starts).toEqual([0, 50, 100]);
  });

  it('falls back to the smallest limit when a refusal shows that there was one', async () => {
    const { subject, starts, askTimes } = governed({ latencyMs: 1 });
    void askTimes(LIST, 1);
    await vi.advanceTimersByTimeAsync(1);
    subject.hold(LIST, 10_000);
    void askTimes(LIST, 400);

    await vi.advanceTimersByTimeAsync(40_000);
    expect(densest(starts.slice(1), 10_000)).toBeLessThanOrEqual(100);
    expect(starts[1]).toBe(10_001);
  });

  it('spaces searches so that no second sees more than five', async () => {
    const { starts, askTimes } = governed();
    void askTimes(SEARCH, 100);

    await vi.advanceTimersByTimeAsync(10_000);
    expect(densest(starts, 1_100)).toBeLessThanOrEqual(5);
    expect(starts.length).toBeGreaterThan(42);
  });

  it('holds one lane and lets the other go on', async () => {
    const { subject, ask, starts } = governed({ answer: answerWith(limitHeaders(190)) });
    subject.observe(LIST, answerWith(limitHeaders(190)));
    subject.hold(SEARCH, 1_000);
    void ask(SEARCH);
    void ask(LIST);

    await vi.advanceTimersByTimeAsync(999);
    expect(starts).toEqual([0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(starts).toEqual([0, 1_000]);
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
  it('keeps the order of those who wait when its pace changes', async () => {
    const subject = lane({ pace: { cap: 1, intervalMs: 1_000 }, concurrency: 1 });
    const order: number[] = [];
    const all = [1, 2, 3, 4].map((n) => subject.run(async () => order.push(n)));
    await vi.advanceTimersByTimeAsync(0);
    subject.change({ pace: undefined });

    await vi.advanceTimersByTimeAsync(0);
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('starts nothing until the last of two holds is over', async () => {
    const subject = lane({ pace: undefined, concurrency: 2 });
    void subject.holdUntil(sleep(100));
    void subject.holdUntil(sleep(300));
    let startedAt: number | undefined;
    void subject.run(async () => (startedAt = Date.now()));

    await vi.advanceTimersByTimeAsync(1_000);
    expect(startedAt).toBe(300);
  });

  it('stays held when its pace changes meanwhile', async () => {
    const subject = lane({ pace: undefined, concurrency: 2 });
    void subject.holdUntil(sleep(300));
    subject.change({ pace: { cap: 5, intervalMs: 100 } });
    let startedAt: number | undefined;
    void subject.run(async () => (startedAt = Date.now()));

    await vi.advanceTimersByTimeAsync(1_000);
    expect(startedAt).toBe(300);
  });

  it('hands on the error of a task', async () => {
    const subject = lane({ pace: undefined, concurrency: 1 });
    await expect(subject.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('takes in more callers only as its queue empties', async () => {
    const subject = lane({ pace: undefined, concurrency: 1 });
    let done = 0;
    const all = Array.from({ length: 500 }, () =>
      subject.run(async () => {
        await sleep(1);
        done += 1;
      }),
    );
    await vi.advanceTimersByTimeAsync(600);
    await Promise.all(all);
    expect(done).toBe(500);
  });
});
