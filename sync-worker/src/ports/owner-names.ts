/** Names of the people who look after accounts, by their owner's id in HubSpot. They are shown, and kept nowhere. */
export interface OwnerNames {
  /** What is known by now; never waits long, and never fails. */
  names(): Promise<ReadonlyMap<string, string>>;
}

export const NAMELESS: OwnerNames = { names: async () => new Map() };
