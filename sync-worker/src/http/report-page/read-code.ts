import { z } from 'zod';

const LONGEST = 40;

/** What a reader may put between the digits of a code that they read from another screen. */
const BETWEEN = /[\s-]/g;

const formSchema = z.object({
  code: z
    .string()
    .max(LONGEST)
    .transform((text) => text.replace(BETWEEN, ''))
    .pipe(z.string().regex(/^\d{6,8}$/)),
});

/** The typed code; `undefined`: that is none, so that it costs no try. */
export function readCode(body: unknown): string | undefined {
  const form = formSchema.safeParse(body);
  return form.success ? form.data.code : undefined;
}
