import { type LiveLoop, liveLoop } from '@attain/sync-worker/jobs/live-loop';
import { silentLog } from '@attain/sync-worker/ports/log';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const EVERY_MS = 60_000;
const SOON_MS = 1_000;

let loop: LiveLoop | undefined;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(async () => {
  const stopped = loop?.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  await stopped;
  vi.useRealTimers();
});

/** A loop over work of `calls` calls that takes `tookMs`; answers when each round began. */
function started({ calls = 0, tookMs = 0, failures = 0 } = {}) {
  const rounds: number[] = [];
  loop = liveLoop({
    everyMs: EVERY_MS,
    log: silentLog,
    run: async () => {
      rounds.push(Date.now());
      if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
      if (rounds.length <= failures) throw new Error('HubSpot is away');
      return calls;
    },
  });
  loop.start();
  return { loop, rounds };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the live loop', () => {
  it('looks at its start, and every so often though nobody calls', async () => {
    const { rounds } = started();
    await pass(2 * EVERY_MS + 1);
    expect(rounds).toEqual([0, EVERY_MS, 2 * EVERY_MS]);
  });

  it('runs soon after it is woken, once for calls that come together', async () => {
    const { loop, rounds } = started();
    await pass(10_000);
    for (let call = 0; call < 5; call += 1) loop.wake();
    await pass(SOON_MS);
    expect(rounds).toHaveLength(2);
    expect(rounds[1]).toBeLessThan(10_000 + SOON_MS);
    await pass(EVERY_MS / 2);
    expect(rounds).toHaveLength(2);
  });

  it('runs again for a call that came while it was at work', async () => {
    const { loop, rounds } = started({ tookMs: 3_000 });
    await pass(1_000);
    loop.wake();
    await pass(3_000);
    expect(rounds).toHaveLength(2);
  });

  it('may be woken before it starts', async () => {
    const { loop, rounds } = started();
    loop.wake();
    await pass(SOON_MS);
    expect(rounds.length).toBeGreaterThan(0);
  });

  it('rests after many calls, so that steady work stays under the limit of 19 a second', async () => {
    const calls = 28;
    const { loop, rounds } = started({ calls });
    for (let ms = 0; ms < 60_000; ms += 100) {
      loop.wake();
      await pass(100);
    }
    expect((rounds.length * calls) / 60).toBeLessThan(19);
    expect(rounds.length).toBeGreaterThan(20);
  });

  it('tries again by itself after a failure, later and later, but at least once a minute', async () => {
    const { rounds } = started({ failures: 9 });
    await pass(10 * 60_000);
    const gaps = rounds.slice(1, 10).map((at, n) => at - (rounds[n] ?? 0));
    expect(gaps.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...gaps)).toBe(60_000);
  });

  it('ends its work before it is stopped, and does none afterwards', async () => {
    const { loop, rounds } = started({ tookMs: 3_000 });
    await pass(1_000);
    let isStopped = false;
    const stopped = loop.stop().then(() => (isStopped = true));
    loop.wake();
    await pass(1_000);
    expect(isStopped).toBe(false);
    await pass(1_000);
    await stopped;
    await pass(EVERY_MS);
    expect(rounds).toHaveLength(1);
  });
});
