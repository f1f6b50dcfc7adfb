import { z } from 'zod';

import type { PropertyPatch, WriteOutcome } from '../../ports/crm.ts';
import { textsOf } from './error-body.ts';
import { refusalsOf } from './refusals.ts';

export const batchAnswerSchema = z.object({
  results: listOf(z.object({ id: z.string(), objectWriteTraceId: z.string().nullish() })),
  errors: listOf(
    z.object({
      category: z.string().nullish(),
      message: z.string().nullish(),
      context: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

function listOf<S extends z.ZodType>(item: S) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

type BatchAnswer = z.output<typeof batchAnswerSchema>;

/** What an answer says of each patch; patches that it does not mention are `unanswered`. */
export type Judged = { outcomes: readonly WriteOutcome[]; unanswered: readonly PropertyPatch[] };

/**
 * Counts an answer against what was asked. The status says nothing: HubSpot answers 200 or 207 with
 * errors, and `COMPLETE` with neither results nor errors when it wrote nothing at all.
 *
 * The trace id of a patch is its record id, which also names the patch where HubSpot answers with the
 * id of the record it was merged into.
 */
export function judge(patches: readonly PropertyPatch[], { results, errors }: BatchAnswer): Judged {
  const refused = new Map<string, BatchAnswer['errors'][number]>();
  for (const error of errors) {
    for (const id of namedBy(error)) refused.set(id, error);
  }
  const written = new Map(
    results.map((result) => [result.objectWriteTraceId ?? result.id, result.id]),
  );

  const outcomes: WriteOutcome[] = [];
  const unanswered: PropertyPatch[] = [];
  for (const patch of patches) {
    const error = refused.get(patch.id);
    const survivor = written.get(patch.id);
    if (error) outcomes.push({ kind: 'refused', id: patch.id, refusals: refusalsOf(error) });
    else if (survivor === undefined) unanswered.push(patch);
    else outcomes.push(writtenAs(patch.id, survivor));
  }
  return { outcomes, unanswered };
}

export function namedBy({ context }: BatchAnswer['errors'][number]): string[] {
  const traced = textsOf(context?.['objectWriteTraceId']);
  return traced.length > 0 ? traced : [...textsOf(context?.['ids']), ...textsOf(context?.['id'])];
}

function writtenAs(id: string, survivor: string): WriteOutcome {
  return survivor === id ? { kind: 'written', id } : { kind: 'written', id, survivor };
}
