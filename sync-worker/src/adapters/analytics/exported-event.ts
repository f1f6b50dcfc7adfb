import type { SourceConfiguration } from '../../config/usage-sources.ts';
import type { SourceAccount } from '../../ports/analytics.ts';
import { emailDomainOf } from '../../usage/email-domain.ts';

/** Properties as analytics hold them: numbers and lists where text is meant. Of a list the first counts. */
export function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' && first !== '' ? first : null;
}

export function accountOf(
  value: unknown,
  by: Extract<SourceConfiguration, { accountIs: unknown }>['accountIs'],
): SourceAccount | null {
  const text = textOf(value);
  return text === null ? null : { by, value: text };
}

export const domainOf = (value: unknown): string | null => emailDomainOf(textOf(value) ?? '');

export function secondsOf(value: unknown): number | null {
  const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : null;
}
