import type { SyncContext } from './sync-context.ts';

/**
 * Runs steps at the same time. When one fails, the others end at their next safe point, and only then is its error
 * thrown: nothing of a failed cycle goes on behind the back of the next one.
 */
export async function sideBySide(
  context: SyncContext,
  steps: readonly ((context: SyncContext) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const errors: unknown[] = [];
  await Promise.all(
    steps.map((step) =>
      step({ ...context, signal }).catch((error: unknown) => {
        errors.push(error);
        failed.abort(error);
      }),
    ),
  );
  if (errors.length > 0) throw errors[0];
}
