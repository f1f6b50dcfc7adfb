/** What endpoints tell about the account and the app. */
export type PortalFacts = {
  portalId: number;
  accountType: string;
  timeZone: string;
  currency: string;
  hubDomain: string;
  userId: number;
  userEmail: string;
  appId: number;
  /** The largest file that the account may upload. */
  maxFileBytes: number;
  clientId: string;
  clientSecret: string;
  grants: {
    /** Authorization codes not exchanged yet, and their scopes. */
    codes: Map<string, readonly string[]>;
    refreshTokens: Map<string, readonly string[]>;
  };
};
