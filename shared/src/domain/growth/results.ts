import type { Day } from '../basics/time.ts';
import type { AdvocacyActivity, AdvocacyTier } from '../lifecycle/inputs.ts';

/** The five signals (A36), in the order in which they are listed everywhere. */
export const EXPANSION_SIGNALS = [
  'license_limit',
  'positive_feedback',
  'account_growth',
  'pilot_completed',
  'new_use_case',
] as const;

export type ExpansionSignal = (typeof EXPANSION_SIGNALS)[number];

export type ExpansionFinding = {
  signal: ExpansionSignal;
  /** One sentence with its figures. */
  evidence: string;
};

/** Why an account that signals growth is not asked to buy more yet. */
export type ExpansionHold = 'health' | 'nothing_proven';

export type ExpansionResult = {
  /** At least one, in the order of {@link EXPANSION_SIGNALS}. */
  signals: readonly ExpansionFinding[];
  /** Empty: expansion is the play. */
  heldBackBy: readonly ExpansionHold[];
};

/** What tells an advocate (A38), in the order of the source. */
export const ADVOCATE_SIGNS = [
  'promoter',
  'high_usage',
  'positive_survey',
  'referral',
  'speaking',
] as const;

export type AdvocateSign = (typeof ADVOCATE_SIGNS)[number];

export type AdvocacyActivityResult = {
  activity: AdvocacyActivity | 'referral';
  /** How often it was done; 1 or more. */
  times: number;
  lastOn: Day;
};

export type AdvocacyResult = {
  /** The highest class of activity done. */
  tier: AdvocacyTier | 'none';
  /** 0-100: share of the nine kinds of activity that were done, weighted by class. */
  score: number;
  /** What was done, in the order of the classes. */
  activities: readonly AdvocacyActivityResult[];
  /** Activities of lower classes than the tier that were never done: the tier is complete without any (A40, A41). */
  missing: readonly AdvocacyActivity[];
  /** The signs that hold. */
  signs: readonly AdvocateSign[];
  /** The signs that cannot be told from what is known. */
  unknownSigns: readonly AdvocateSign[];
  /** A promoter who was never asked for anything: an opportunity, not a tier. */
  unmetPromoter: boolean;
};
