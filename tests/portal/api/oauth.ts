import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { parseBody } from '../http/body.ts';
import { PortalError, unauthenticated } from '../http/errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';

/** An access token works for 30 minutes. */
const LIFETIME_SECONDS = 1_800;

export const oauthRoutes: readonly Route[] = [
  { method: 'POST', path: 'oauth/token', scopes: 'public', handle: exchange },
  { method: 'POST', path: 'oauth/token/introspect', scopes: 'public', handle: introspect },
  { method: 'POST', path: 'oauth/token/revoke', scopes: 'public', handle: revoke },
  {
    method: 'POST',
    path: 'private-apps/get/access-token-info',
    scopes: 'public',
    handle: accessTokenInfo,
  },
];

function accessTokenInfo({ tokens, facts, rawBody }: Call): Answer {
  const { tokenKey } = parseBody(rawBody, z.object({ tokenKey: z.string() }));
  const token = tokens.find(tokenKey);
  if (!token) throw unauthenticated('The access token is not valid.', 'INVALID_AUTHENTICATION');
  return {
    status: 200,
    json: {
      userId: facts.userId,
      hubId: facts.portalId,
      appId: facts.appId,
      scopes: [...token.scopes],
    },
  };
}

function introspect(call: Call): Answer {
  const form = new URLSearchParams(call.rawBody);
  refuseWrongClient(call, form);
  const { facts, tokens, crm } = call;
  const token = tokens.find(form.get('token') ?? '');
  if (!token) return { status: 200, json: { active: false } };
  const left = token.expiresAt === undefined ? undefined : token.expiresAt - crm.clock.now();
  return {
    status: 200,
    json: {
      active: true,
      token_use: 'access_token',
      hub_id: facts.portalId,
      hub_domain: facts.hubDomain,
      user: facts.userEmail,
      user_id: facts.userId,
      app_id: facts.appId,
      scopes: [...token.scopes],
      is_private_distribution: true,
      ...(left === undefined ? {} : { expires_in: Math.floor(left / 1_000) }),
    },
  };
}

function revoke(call: Call): Answer {
  const form = new URLSearchParams(call.rawBody);
  refuseWrongClient(call, form);
  call.facts.grants.refreshTokens.delete(form.get('token') ?? '');
  return { status: 204 };
}

/** Exchanges an authorization code or a refresh token; RFC 6749 errors with HubSpot's `status`. */
function exchange(call: Call): Answer {
  const form = new URLSearchParams(call.rawBody);
  refuseWrongClient(call, form);
  const { codes, refreshTokens } = call.facts.grants;
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') {
    const code = form.get('code') ?? '';
    const scopes = codes.get(code);
    if (!scopes) throw refused('invalid_grant', 'BAD_AUTH_CODE', 'missing or unknown auth code');
    codes.delete(code);
    const refreshToken = `na1-${randomUUID()}`;
    refreshTokens.set(refreshToken, scopes);
    return issue(call, refreshToken, scopes);
  }
  if (grant === 'refresh_token') {
    const refreshToken = form.get('refresh_token') ?? '';
    const scopes = refreshTokens.get(refreshToken);
    if (!scopes)
      throw refused('invalid_grant', 'BAD_REFRESH_TOKEN', 'missing or unknown refresh token');
    return issue(call, refreshToken, scopes);
  }
  throw refused('unsupported_grant_type', 'BAD_GRANT_TYPE', 'unknown grant type');
}

function issue(
  { tokens, facts, crm }: Call,
  refreshToken: string,
  scopes: readonly string[],
): Answer {
  const accessToken = `CN${randomUUID().replaceAll('-', '')}`;
  tokens.issue(accessToken, scopes, crm.clock.now() + LIFETIME_SECONDS * 1_000);
  return {
    status: 200,
    json: {
      token_type: 'bearer',
      token_use: 'access_token',
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: LIFETIME_SECONDS,
      hub_id: facts.portalId,
      user_id: facts.userId,
      scopes,
    },
  };
}

function refuseWrongClient({ facts }: Call, form: URLSearchParams): void {
  const right =
    form.get('client_id') === facts.clientId && form.get('client_secret') === facts.clientSecret;
  if (!right) throw refused('invalid_client', 'BAD_CLIENT_ID', 'missing or unknown client id');
}

function refused(error: string, status: string, message: string): PortalError {
  return new PortalError(400, { error, error_description: message, status, message });
}
