import type { FollowUpPriority, FollowUpRole, FollowUpRule } from './results.ts';

export const FOLLOW_UP_RULES = [
  'downtime',
  'churn_threat',
  'legal',
  'ticket_volume',
  'deadline',
  'attainment',
  'drift',
] as const satisfies readonly FollowUpRule[];

/** Who is asked, by when, and how urgently; `nobody` = no task for this rule. */
export type FollowUpSettings = Readonly<
  Record<
    FollowUpRule,
    { to: FollowUpRole | 'nobody'; dueInDays: number; priority: FollowUpPriority }
  >
>;

/** V31 alerts the CSM; A46-A49 name the CS manager and legal, at once means today. */
export const FOLLOW_UP_DEFAULTS: FollowUpSettings = {
  downtime: { to: 'manager', dueInDays: 0, priority: 'high' },
  churn_threat: { to: 'manager', dueInDays: 0, priority: 'high' },
  legal: { to: 'legal', dueInDays: 1, priority: 'high' },
  ticket_volume: { to: 'manager', dueInDays: 1, priority: 'medium' },
  deadline: { to: 'owner', dueInDays: 2, priority: 'high' },
  attainment: { to: 'owner', dueInDays: 5, priority: 'medium' },
  drift: { to: 'owner', dueInDays: 7, priority: 'low' },
};
