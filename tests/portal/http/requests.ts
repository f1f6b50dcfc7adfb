export type SeenRequest = { method: string; path: string; status: number; at: number };

export type RequestFilter = { method?: string; path?: RegExp; status?: number };

export type RequestListener = (seen: SeenRequest, body: string) => void;

export type Requests = ReturnType<typeof requests>;

const RECENT_KEPT = 2_000;

/** What the portal was asked: counts by endpoint and status, and the latest requests themselves. */
export function requests() {
  const counts = new Map<string, Map<number, number>>();
  const recent: SeenRequest[] = [];
  const listeners: RequestListener[] = [];
  let total = 0;
  let inFlight = 0;
  let peak = 0;

  return {
    begin: () => {
      inFlight += 1;
      peak = Math.max(peak, inFlight);
    },
    /** `status` 0 stands for a request that got no answer. */
    end: (seen: SeenRequest, body: string) => {
      inFlight -= 1;
      total += 1;
      const endpoint = `${seen.method} ${withoutIds(seen.path)}`;
      const byStatus = counts.get(endpoint) ?? new Map<number, number>();
      counts.set(endpoint, byStatus.set(seen.status, (byStatus.get(seen.status) ?? 0) + 1));
      if (recent.length === RECENT_KEPT) recent.shift();
      recent.push(seen);
      for (const listener of listeners) listener(seen, body);
    },
    /** Called for every request with its body (none for a form), just before it is answered. */
    onRequest: (listener: RequestListener): void => void listeners.push(listener),
    total: () => total,
    /** The most requests that were open at the same time. */
    peakInFlight: () => peak,
    /** Requests by `METHOD /path`, record ids replaced by `{id}`. */
    byEndpoint: (): Record<string, number> =>
      Object.fromEntries(
        [...counts].map(([endpoint, byStatus]) => [endpoint, sum(byStatus.values())]),
      ),
    /** Requests of all time that match; `path` is tried against the path without ids. */
    count: ({ method, path, status }: RequestFilter = {}): number =>
      sum(
        [...counts].flatMap(([endpoint, byStatus]) => {
          const [verb, where = ''] = endpoint.split(' ');
          if (method && method !== verb) return [];
          if (path && !path.test(where)) return [];
          return status === undefined ? [...byStatus.values()] : [byStatus.get(status) ?? 0];
        }),
      ),
    /** The latest requests, oldest first; at most 2,000 are kept. */
    recent: (): readonly SeenRequest[] => recent,
    reset: () => {
      counts.clear();
      recent.length = 0;
      total = 0;
      peak = inFlight;
    },
  };
}

function withoutIds(path: string): string {
  return path.replaceAll(/\/\d{2,}(?=\/|$)/g, '/{id}');
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
