/** Our stamp of when the figures last changed: it follows other properties and is never a reason to write. */
export const SCORED_AT = 'attain_scored_at';
