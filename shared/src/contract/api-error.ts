import { z } from 'zod';

const fieldErrorSchema = z
  .object({
    field: z.string().meta({
      description: 'Where it is, in plain notation; query parameters and headers by their names.',
      example: 'metrics[0].target',
    }),
    message: z.string().meta({
      description: 'What is wrong, in plain words.',
      example: 'must be a number, not text',
    }),
    example: z.unknown().optional().meta({
      description: 'What would be right there; absent where the field should not be there.',
      example: 2,
    }),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/**
 * Body of every answer that is not 2xx. `code` is for programs, `message` is one sentence for people, `details` names every
 * single field that was refused, all at once. Never a stack, a token or another portal's data.
 */
export const apiErrorSchema = z
  .object({
    code: z.enum([
      'invalid_request',
      'unauthorized',
      'forbidden',
      'not_found',
      'method_not_allowed',
      'conflict',
      'stale_version',
      'payload_too_large',
      'unsupported_media_type',
      'refused',
      'precondition_required',
      'too_many_requests',
      'unavailable',
      'internal',
    ]),
    message: z.string(),
    details: z.array(fieldErrorSchema).optional(),
    rule: z.string().optional().meta({
      description: 'With `conflict` and `refused`: the rule that it is against.',
      example: 'terms_agreed',
    }),
    currentVersion: z.int().positive().optional().meta({
      description: 'With `stale_version`: the version that holds now.',
      example: 4,
    }),
  })
  .meta({ id: 'Error' });
export type ApiError = z.infer<typeof apiErrorSchema>;
