/** A change of a signed goal that HubSpot holds and that was not made: the agreed terms go on. */
export type GoalRefusal = {
  goal: string;
  /** `null`: about the goal as a whole. */
  metric: string | null;
  /** Where HubSpot holds what was refused. */
  property: string | null;
  /** The agreed value, and the one that HubSpot holds; empty = none. */
  from: string;
  to: string;
  message: string;
};

/** Where in HubSpot a goal is kept: in properties of its company, or in records of a custom object. */
export type GoalOrigin = 'company' | 'records';

/** What was taken over from HubSpot for one company, to tell news from what is known. */
export type Adopted = {
  /** Goals whose source is HubSpot, by id; those that are gone from there were ended for it. */
  goals: Readonly<Record<string, { from: GoalOrigin; gone: boolean }>>;
  /** The values that readings were last taken from, by their source. */
  seen: Readonly<Record<string, string>>;
  refusals: readonly GoalRefusal[];
};
