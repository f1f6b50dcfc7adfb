import { UserError } from '../ports/errors.ts';
import type { SourceConfiguration } from './usage-sources.ts';

/** Secrets of sources by the name of the source; `null` = the source needs none. */
export type SourceSecrets = ReadonlyMap<string, string | null>;

/**
 * The secrets that the configuration names, read once. Values are never repeated in a message.
 *
 * @throws {UserError} naming every variable that is not set.
 */
export function readSourceSecrets(
  sources: readonly SourceConfiguration[],
  env: Readonly<Record<string, string | undefined>>,
): SourceSecrets {
  const missing = sources.flatMap(({ name, secretFrom }) =>
    secretFrom === null || env[secretFrom] ? [] : [`${secretFrom} (source ${name})`],
  );
  if (missing.length > 0) {
    throw new UserError(
      `The environment is not valid. Not set, and usage.sources asks for it: ${missing.join(', ')}.`,
    );
  }
  return new Map(
    sources.map(({ name, secretFrom }) => [
      name,
      secretFrom === null ? null : (env[secretFrom] ?? '').trim(),
    ]),
  );
}
