import { z } from 'zod';

import { parseBody } from '../http/body.ts';
import { validationError } from '../http/errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';

export const workflowActionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'workflow-actions/callbacks/:id/complete',
    scopes: [['automation']],
    handle: complete,
  },
];

const bodySchema = z.object({
  outputFields: z.record(z.string(), z.string()),
  typedOutputs: z.unknown().optional(),
});

/** 204 without a body; an execution that does not wait is an error of the app. */
function complete({ executions, params, rawBody }: Call): Answer {
  const { outputFields } = parseBody(rawBody, bodySchema);
  const id = params['id']!;
  if (!executions.complete(id, outputFields)) {
    throw validationError(`There is no blocked action execution with callback ${id}.`);
  }
  return { status: 204 };
}
