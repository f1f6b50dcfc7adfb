import { parseDuration } from './parse-duration.ts';

export type OutputFields = Readonly<Record<string, string>>;

/** How an action ended. `failed`: the workflow goes on, and tells of the failure. */
export type Ending = { state: 'succeeded' | 'failed'; outputs: OutputFields };

type Waiting = { until: number; ended: (ending: Ending) => void };

export type Executions = ReturnType<typeof executions>;

/** The executions of actions that wait to be told to go on. */
export function executions(now: () => number) {
  const waiting = new Map<string, Waiting>();
  return {
    /** Resolves when the app completes it. */
    block: (callbackId: string, duration: string): Promise<Ending> =>
      new Promise((ended) => {
        waiting.set(callbackId, { until: now() + parseDuration(duration), ended });
      }),
    isWaiting: (callbackId: string): boolean => waiting.has(callbackId),
    /** `false` where none waits under that name: unknown, told before, or given up on. */
    complete: (callbackId: string, { hs_execution_state, ...outputs }: OutputFields): boolean => {
      const execution = waiting.get(callbackId);
      waiting.delete(callbackId);
      if (!execution || execution.until <= now()) return false;
      const state = hs_execution_state === 'SUCCESS' ? 'succeeded' : 'failed';
      execution.ended({ state, outputs });
      return true;
    },
  };
}
