import type { LinkedType } from '../../ports/store.ts';

export type EngagementType = 'meetings' | 'calls' | 'emails';

/** Numbers instead of words in the tables with the most rows. They are stored: add, never renumber. */
export const TYPE_CODES: Readonly<Record<LinkedType, number>> = {
  contacts: 1,
  deals: 2,
  tickets: 3,
  meetings: 4,
  calls: 5,
  emails: 6,
  goal_records: 7,
};

export const ENGAGEMENT_TYPES: readonly EngagementType[] = ['meetings', 'calls', 'emails'];
