export const IMPORT_KINDS = [
  'events',
  'metrics',
  'goals',
  'values',
  'costs',
  'onboarding',
  'advocacy',
  'reviews',
  'quotes',
  'escalations',
  'overrides',
  'hypotheses',
  'opportunities',
] as const;

/** What a file holds; the argument of `attain import`. */
export type ImportKind = (typeof IMPORT_KINDS)[number];
