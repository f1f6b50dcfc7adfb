import type { Environment } from './config/environment.ts';
import { hubspotCrm } from './adapters/hubspot/hubspot-crm.ts';
import type { Crm } from './ports/crm.ts';
import { UserError } from './ports/errors.ts';
import type { Log } from './ports/log.ts';

/**
 * HubSpot with the token of the environment.
 *
 * @throws {UserError} without a token.
 */
export function openCrm(environment: Environment, log: Log): Crm {
  const { accessToken, apiOrigin } = environment;
  if (!accessToken) {
    throw new UserError(
      'HUBSPOT_ACCESS_TOKEN is not set. Put the token of a static-auth app or a service key there.',
    );
  }
  return hubspotCrm({ origin: apiOrigin, accessToken, log });
}
