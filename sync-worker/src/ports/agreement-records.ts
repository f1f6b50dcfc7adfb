/** An agreement as HubSpot is to show it. */
export type ShownAgreement = {
  goalId: string;
  companyId: string;
  properties: Readonly<Record<string, string>>;
};

/** One on its way: what HubSpot is to hold where that differs from what it holds. */
export type WaitingAgreement = ShownAgreement & {
  /** All values that it is to hold; acknowledged together. */
  wanted: Readonly<Record<string, string>>;
};

export type AgreementRefusal = { code: string; property: string | null; message: string };

/** The records of agreements in HubSpot. Only companies that live in HubSpot have any on their way. */
export interface AgreementRecords {
  /** Says what HubSpot is to show; a record that was refused is sent again once that changes. */
  want(agreements: readonly ShownAgreement[]): Promise<void>;
  /** The next ones that HubSpot does not show as wanted and has not refused. */
  waiting(limit: number): Promise<readonly WaitingAgreement[]>;
  /** HubSpot shows what was wanted, in these records. */
  acknowledge(shown: readonly (WaitingAgreement & { objectId: string })[]): Promise<void>;
  refuse(
    refused: readonly { goalId: string; refusals: readonly AgreementRefusal[] }[],
  ): Promise<void>;
  /** Refused ones are sent again: the cause may be gone. */
  retryRefused(): Promise<void>;
  refused(): Promise<
    readonly { goalId: string; companyId: string; refusals: readonly AgreementRefusal[] }[]
  >;
  /** Records that exist in HubSpot and are not associated with their company yet. */
  unlinked(
    limit: number,
  ): Promise<readonly { goalId: string; objectId: string; companyId: string }[]>;
  linked(goalIds: readonly string[]): Promise<void>;
  /** What was acknowledged, of those among the ids that have a record in HubSpot. */
  held(goalIds: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  /** HubSpot holds something else than was acknowledged: somebody edited it. */
  differs(
    held: readonly { goalId: string; properties: Readonly<Record<string, string>> }[],
  ): Promise<void>;
  /** Somebody deleted these records in HubSpot: they are made again. */
  gone(objectIds: readonly string[]): Promise<void>;
  /** How many agreements are shown or on their way. */
  count(): Promise<number>;
}
