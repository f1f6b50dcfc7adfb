import type { CallCounts } from '../../ports/crm.ts';
import type { ApiRequest } from './transport.ts';

/** Counts the calls that HubSpot received, retries included, by method and path without ids. */
export function callCounter() {
  const byEndpoint = new Map<string, number>();
  const counts = { total: 0, retried: 0, rateLimited: 0 };

  return {
    received({ method, path, endpoint }: ApiRequest, attempt: number, status?: number): void {
      const name = `${method} ${endpoint ?? path}`;
      byEndpoint.set(name, (byEndpoint.get(name) ?? 0) + 1);
      counts.total += 1;
      if (attempt > 1) counts.retried += 1;
      if (status === 429) counts.rateLimited += 1;
    },
    counts: (): CallCounts => ({ ...counts, byEndpoint: Object.fromEntries(byEndpoint) }),
  };
}

export type CallCounter = ReturnType<typeof callCounter>;
