import type { CallCounts } from '../ports/crm.ts';

/** The calls of one cycle: what a long-lived client has counted since `before`. */
export function callsSince(before: CallCounts, now: CallCounts): CallCounts {
  const byEndpoint = Object.entries(now.byEndpoint)
    .map(([endpoint, count]) => [endpoint, count - (before.byEndpoint[endpoint] ?? 0)] as const)
    .filter(([, count]) => count > 0);
  return {
    total: now.total - before.total,
    byEndpoint: Object.fromEntries(byEndpoint),
    retried: now.retried - before.retried,
    rateLimited: now.rateLimited - before.rateLimited,
  };
}
