import { z } from 'zod';

import type { Cursors } from '../../ports/store.ts';

const placeSchema = z.object({
  /** The last complete day that was stored; `null` = none yet. */
  throughDay: z.number().int().nullable(),
  /** What was stored of the days that are asked for again, to tell whether anything changed. */
  digests: z.record(z.string(), z.string()),
});

const attemptSchema = z.object({
  at: z.number(),
  /** `null`: it went well. */
  error: z.string().nullable(),
  /** When one last went well; `null` = never. */
  succeededAt: z.number().nullable(),
});

/** How far a source has been pulled; written in the transaction of what it says. */
export type Place = z.infer<typeof placeSchema>;

/** How the last pull of a source ended. */
export type Attempt = z.infer<typeof attemptSchema>;

const placeName = (source: string) => `usage.pull.${source}`;
const attemptName = (source: string) => `usage.pull.${source}.attempt`;

export async function placeOf(cursors: Cursors, source: string): Promise<Place> {
  const text = await cursors.get(placeName(source));
  return text === undefined
    ? { throughDay: null, digests: {} }
    : placeSchema.parse(JSON.parse(text));
}

export async function savePlace(cursors: Cursors, source: string, place: Place): Promise<void> {
  await cursors.set(placeName(source), JSON.stringify(place));
}

export async function lastAttempt(cursors: Cursors, source: string): Promise<Attempt | undefined> {
  const text = await cursors.get(attemptName(source));
  return text === undefined ? undefined : attemptSchema.parse(JSON.parse(text));
}

export async function saveAttempt(
  cursors: Cursors,
  source: string,
  attempt: Attempt,
): Promise<void> {
  await cursors.set(attemptName(source), JSON.stringify(attempt));
}
