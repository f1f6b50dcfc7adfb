import { z } from 'zod';

/**
 * Body of every answer that is not 2xx. `code` is for programs, `message` is one sentence for people, `details` names the
 * single fields or rows that were refused. Never a stack, a token or another portal's data.
 */
export const apiErrorSchema = z.object({
  code: z.enum([
    'invalid_request',
    'unauthorized',
    'forbidden',
    'not_found',
    'conflict',
    'payload_too_large',
    'too_many_requests',
    'unavailable',
    'internal',
  ]),
  message: z.string(),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
