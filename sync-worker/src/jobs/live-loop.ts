import { pause } from '../pause.ts';
import type { Live } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';

/** Long enough that a burst is one piece of work, short enough that nobody notices. */
const GATHER_MS = 200;
/**
 * What live work may take of HubSpot's limit in the long run, under the 19 a second of most accounts: a round that made many
 * calls rests for longer, so that steady events meet a free limit and not the end of a spent one.
 */
const CALLS_PER_SECOND = 14;
/** After a failure; doubled with every one that follows. */
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

type Options = {
  /** Does what there is to do, and answers the calls to HubSpot that it took. */
  run: (signal: AbortSignal) => Promise<number>;
  /** Looks after this long also when nobody called. */
  everyMs: number;
  log: Log;
};

export type LiveLoop = Live & {
  start(): void;
  /** Asks running work to end at its next safe point, and waits for it. */
  stop(): Promise<void>;
};

/** Runs live work from its start on, at once, when woken and every so often; one piece at a time, and again after a failure. */
export function liveLoop({ run, everyMs, log }: Options): LiveLoop {
  const stopping = new AbortController();
  const { signal } = stopping;
  let alarm = new AbortController();
  const wake = () => alarm.abort();
  let running: Promise<void> | undefined;

  return {
    wake,
    start() {
      running ??= loop();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };

  async function loop(): Promise<void> {
    let failures = 0;
    for (let waitMs = 0; !signal.aborted; ) {
      await pause(waitMs, AbortSignal.any([signal, alarm.signal]));
      if (alarm.signal.aborted) await pause(GATHER_MS, signal);
      if (signal.aborted) return;
      // Whoever calls from here on may have stored what this round no longer sees.
      alarm = new AbortController();
      const startedAt = performance.now();
      try {
        const calls = await run(signal);
        failures = 0;
        waitMs = everyMs;
        await pause((calls / CALLS_PER_SECOND) * 1_000 - (performance.now() - startedAt), signal);
      } catch (err) {
        if (signal.aborted) return;
        failures += 1;
        waitMs = Math.min(RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
        log.error({ err, retryInMs: waitMs }, 'a live cycle failed; what it had to do waits');
        await pause(waitMs, signal);
        waitMs = 0;
      }
    }
  }
}
