/**
 * Where the access token comes from. Called before every request, so it keeps the token it has; given
 * the token that HubSpot just refused, it renews it, or returns the same one when it cannot. Requests
 * in flight together are refused together, so it is asked for one renewal several times at once.
 */
export type AccessTokens = (refused?: string) => Promise<string>;

/** A token that never changes: a static-auth app or a service key. */
export const staticToken =
  (token: string): AccessTokens =>
  async () =>
    token;
