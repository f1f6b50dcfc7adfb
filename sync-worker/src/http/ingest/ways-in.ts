import { posthogReader } from '../../usage/wire/posthog.ts';
import type { WireReader } from '../../usage/wire/reading.ts';
import { segmentReader } from '../../usage/wire/segment.ts';

/** A route that clients send events to: how its bodies read, and what a client expects as the good answer. */
export type WayIn = { route: string; reader: WireReader; answer: string };

/** Segment's clients in browsers call the routes by their first letters. */
const SEGMENT_CALLS = ['track', 'identify', 'group', 'page', 'screen', 'alias'];
const SEGMENT_BATCHES = ['/v1/batch', '/v1/import', '/v1/b'];
const POSTHOG = ['/batch', '/capture', '/e', '/i/v0/e'];

const SEGMENT_ANSWER = '{"success":true}';
const POSTHOG_ANSWER = '{"status":1}';

/** All ways in by their path. */
export function waysIn(groupType: string): (path: string) => WayIn | undefined {
  const ways = new Map<string, WayIn>();
  const add = (route: string, reader: WireReader, answer: string) =>
    ways.set(route, { route, reader, answer });

  const batch = segmentReader(null);
  for (const route of SEGMENT_BATCHES) add(route, batch, SEGMENT_ANSWER);
  for (const call of SEGMENT_CALLS) {
    const reader = segmentReader(call);
    add(`/v1/${call}`, reader, SEGMENT_ANSWER);
    add(`/v1/${call.charAt(0)}`, reader, SEGMENT_ANSWER);
  }
  const posthog = posthogReader(groupType);
  for (const route of POSTHOG) add(route, posthog, POSTHOG_ANSWER);

  return (path) => ways.get(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
}
