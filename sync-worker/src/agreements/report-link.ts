import type { Environment } from '../config/environment.ts';
import type { ReportLink } from '../pipeline/reports/report-context.ts';
import { linkSecret, linkTokens } from './link-token.ts';

/** What the signature of these links is for. */
export const REPORT_LINKS = 'attain kept reports';

/**
 * Addresses of kept reports, for notes in a portal that takes no files. `undefined`: there is no secret to sign them with.
 *
 * @param port that the worker listens on where no public origin is set
 */
export function reportLinks(
  environment: Pick<Environment, 'encryptionKey' | 'clientSecret' | 'publicOrigin' | 'port'>,
  port: number = environment.port,
): ReportLink | undefined {
  const secret = linkSecret(environment);
  if (secret === undefined) return undefined;
  const tokens = linkTokens(secret, REPORT_LINKS);
  const origin = environment.publicOrigin ?? `http://localhost:${port}`;
  return ({ portalId, reportId, expiresAt }) =>
    `${origin}/reports/${tokens.issue({ portalId, linkId: reportId, expiresAt })}`;
}
