import type { Clock } from '../clock.ts';
import { missingScopes, unauthenticated } from './errors.ts';

export type Token = {
  value: string;
  scopes: ReadonlySet<string>;
  /** OAuth access tokens expire, and their answers carry no daily rate-limit headers. */
  expiresAt: number | undefined;
  revoked: boolean;
};

/** Everything this portal can grant. */
export const ALL_SCOPES = [
  'oauth',
  'automation',
  'files',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.objects.feedback_submissions.read',
  'crm.schemas.companies.read',
  'crm.schemas.companies.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  'crm.schemas.deals.read',
  'crm.schemas.deals.write',
  'crm.objects.custom.read',
  'crm.objects.custom.write',
  'crm.schemas.custom.read',
  'crm.schemas.custom.write',
  'sales-email-read',
  'tickets',
] as const;

export type Tokens = ReturnType<typeof tokens>;

/** The tokens a portal knows, and who they are. */
export function tokens(clock: Clock) {
  const known = new Map<string, Token>();
  return {
    issue: (value: string, scopes: readonly string[], expiresAt?: number): void => {
      known.set(value, { value, scopes: new Set(scopes), expiresAt, revoked: false });
    },
    revoke: (value: string): void => {
      const token = known.get(value);
      if (token) known.set(value, { ...token, revoked: true });
    },
    revokeAll: (): void => {
      for (const [value, token] of known) known.set(value, { ...token, revoked: true });
    },
    /** A token that works right now. */
    find: (value: string): Token | undefined => {
      const token = known.get(value);
      return token && !token.revoked && !hasExpired(token, clock.now()) ? token : undefined;
    },
    /** The token of an `Authorization` header; throws the 401 that a wrong one deserves. */
    authenticate: (authorization: string | undefined): Token => {
      const value = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
      const token = value === undefined ? undefined : known.get(value);
      if (!token || token.revoked) throw unauthenticated(NOT_FOUND, 'INVALID_AUTHENTICATION');
      const now = clock.now();
      if (hasExpired(token, now)) {
        const minutes = Math.floor((now - token.expiresAt!) / 60_000);
        throw unauthenticated(
          `The OAuth token used to make this call expired ${minutes} minute(s) ago.`,
          'EXPIRED_AUTHENTICATION',
        );
      }
      return token;
    },
  };
}

const NOT_FOUND =
  'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview';

function hasExpired(token: Token, now: number): boolean {
  return token.expiresAt !== undefined && now >= token.expiresAt;
}

/** Scopes of a call: of each group one is enough, and every group must be met. */
export type ScopeGroups = readonly (readonly string[])[];

export function authorize(token: Token, groups: ScopeGroups): void {
  const missing = groups.filter((group) => !group.some((scope) => token.scopes.has(scope)));
  if (missing.length > 0) throw missingScopes(missing.map((group) => group[0]!));
}
