import type { ExpansionHold, ExpansionSignal } from './results.ts';

export type ExpansionKind = 'license_expansion' | 'feature_upsell' | 'new_product';

export type Expansion = {
  kind: ExpansionKind;
  title: string;
  examples: readonly string[];
  /** The signals that point to it. */
  signals: readonly ExpansionSignal[];
};

/** What an account can grow into (A33-A35), and by which signals it is told (A36). */
export const EXPANSIONS: readonly Expansion[] = [
  {
    kind: 'license_expansion',
    title: 'More licences',
    examples: ['More users', 'Further sites', 'Further teams or levels'],
    signals: ['license_limit', 'account_growth'],
  },
  {
    kind: 'feature_upsell',
    title: 'More features',
    examples: [
      'Custom content',
      'Advanced analytics',
      'Priority support',
      'Professional development',
    ],
    signals: ['positive_feedback', 'new_use_case'],
  },
  {
    kind: 'new_product',
    title: 'New products',
    examples: ['Further subject areas', 'A higher tier', 'Custom experiences'],
    signals: ['positive_feedback', 'pilot_completed', 'new_use_case'],
  },
];

/** The conversation about an expansion, one question a step (A37). */
export const EXPANSION_CONVERSATION = [
  { step: 'Discovery', question: 'How has your usage grown?' },
  { step: 'Value', question: 'What results are you seeing?' },
  { step: 'Vision', question: "What's next for your organisation?" },
  { step: 'Connect', question: 'May we show you how we can support that growth?' },
  { step: 'Close', question: 'Shall we explore the options?' },
] as const;

/** What to do before expansion is the play. */
export const EXPANSION_HOLDS: Readonly<Record<ExpansionHold, string>> = {
  health: 'Health is at risk: help the customer before you offer more.',
  nothing_proven: 'Nothing is proven yet: achieve an agreement, or have value confirmed.',
};
