/** A figure that may be unknown: never a zero that would read as failure, always with the reason. */
export type Unscored<Reason extends string> = {
  kind: 'not_scored';
  reason: Reason;
  notice: string;
};
