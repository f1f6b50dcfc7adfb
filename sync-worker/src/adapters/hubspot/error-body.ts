import { z } from 'zod';

import type { RateLimit } from './verdict.ts';

const contextSchema = z.record(z.string(), z.unknown()).optional().catch(undefined);

const detailSchema = z.looseObject({
  message: z.string().optional().catch(undefined),
  context: contextSchema,
});

const errorBodySchema = z.looseObject({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  subCategory: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  context: contextSchema,
  errors: z.array(detailSchema).optional().catch(undefined),
});

/** What HubSpot says when it says no. Every field is missing in some answer. */
export type ErrorBody = z.output<typeof errorBodySchema>;

/** Never fails: what a proxy says instead of HubSpot is a page, and counts as an error without words. */
export function errorBodyOf(text: string): ErrorBody {
  try {
    return errorBodySchema.catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Which limit a 429 is about; older answers tell it in their message only. */
export function rateLimitOf({ policyName, message }: ErrorBody): RateLimit | undefined {
  const words = (policyName ?? message ?? '').toLowerCase();
  if (words.includes('daily')) return 'daily';
  if (words.includes('ten_secondly') || words.includes('ten secondly')) return 'ten_secondly';
  return words.includes('secondly') ? 'secondly' : undefined;
}

const SCOPE_KEYS = ['requiredGranularScopes', 'requiredScopes', 'missingScopes'];

/** Older answers name the scopes in their message only. */
const REQUIRED_IN_WORDS = /requires (?:any|all) of \[([^\]]+)\]/i;

/** The scopes a 403 names. */
export function scopesOf({ message, context, errors = [] }: ErrorBody): string[] {
  const contexts = [context, ...errors.map((error) => error.context)];
  const named = contexts.flatMap((one) => SCOPE_KEYS.flatMap((key) => textsOf(one?.[key])));
  const [, inWords = ''] = REQUIRED_IN_WORDS.exec(message ?? '') ?? [];
  return [...new Set([...named, ...inWords.split(/[\s,]+/).filter(Boolean)])];
}

/** Whether a 403 is about scopes or permissions, named or not. */
export function isMissingScope(body: ErrorBody): boolean {
  return (
    body.category === 'MISSING_SCOPES' ||
    scopesOf(body).length > 0 ||
    /scope|permission/i.test(body.message ?? '')
  );
}

/** The texts of a context entry, which is a list, or now and then a single text. */
export function textsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
