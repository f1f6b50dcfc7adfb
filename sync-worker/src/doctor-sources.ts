import type { Configuration } from './config/configuration.ts';
import type { SourceSecrets } from './config/source-secrets.ts';
import { openSources } from './open-analytics.ts';

/** The longest that a source may let the doctor wait. */
const CHECK_MS = 30_000;

export type SourceFinding = { source: string; error: string | null; message: string };

/** Asks every source of usage whether it would answer a pull. */
export async function checkSources(
  configuration: Configuration,
  secrets: SourceSecrets,
  withinMs: number = CHECK_MS,
): Promise<readonly SourceFinding[]> {
  const sources = openSources(configuration, secrets);
  return Promise.all(
    sources.map(async ({ source, analytics }) => {
      try {
        const found = await analytics.check(AbortSignal.timeout(withinMs));
        return { source: source.name, error: null, message: `${source.name} ${found}` };
      } catch (error) {
        const { name, message: reason } = error as Error;
        const isLate = name === 'TimeoutError';
        const message = isLate ? `does not answer within ${withinMs / 1_000} s` : reason;
        return { source: source.name, error: message, message: `${source.name}: ${message}` };
      } finally {
        await analytics.close();
      }
    }),
  );
}
