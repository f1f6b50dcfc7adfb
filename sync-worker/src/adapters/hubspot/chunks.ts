export function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/**
 * The results of `task` for every item, in order, with at most `ahead` running beyond the one the
 * caller is busy with: enough to keep the line to HubSpot full, and no more than that in memory.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  task: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    running.push(started(task(item)));
    if (running.length > ahead) yield await running.shift()!;
  }
  for (const result of running) yield await result;
}

/** A failure is thrown when its turn comes; until then it must not count as unhandled. */
function started<R>(promise: Promise<R>): Promise<R> {
  promise.catch(() => undefined);
  return promise;
}
