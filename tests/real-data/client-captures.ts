import { readFileSync } from 'node:fs';
import path from 'node:path';

import { sharedData } from './shared-data.ts';

const { folder, isThere } = sharedData('analytics-client-captures');

/** By client; there are none of RudderStack's. */
const FILES: Readonly<Record<string, string>> = {
  '@segment/analytics-node': 'segment.jsonl',
  'posthog-node': 'posthog.jsonl',
};

export type Capture = {
  client: string;
  url: string;
  headers: Record<string, string>;
  replied: number;
  body: unknown;
};

type Line = Omit<Capture, 'body'> & { bodyAfterDecoding?: string };

/** Whether there are captures of a client, here or elsewhere. */
export function isCaptured(client: string): boolean {
  return client in FILES;
}

/** Requests that a client was seen to make; `undefined`: there are no captures of it here. */
export function clientCaptures(client: string): readonly Capture[] | undefined {
  const file = FILES[client];
  if (!isThere || file === undefined) return undefined;
  const lines = readFileSync(path.join(folder, file), 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as Line)
    .flatMap(({ bodyAfterDecoding, ...capture }) =>
      bodyAfterDecoding === undefined ? [] : [{ ...capture, body: JSON.parse(bodyAfterDecoding) }],
    );
}

/** The paths of a JSON value with the types at their ends: `batch[].type string`. */
export function shapeOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => shapeOf(each, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [`${at} ${typeof value}`];
  return Object.entries(value).flatMap(([key, each]) => shapeOf(each, at ? `${at}.${key}` : key));
}
