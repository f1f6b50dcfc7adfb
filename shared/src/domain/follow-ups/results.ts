import type { AlertRule } from '../agreements/alert-state.ts';
import type { Day } from '../basics/time.ts';
import type { EscalationCause } from '../lifecycle/results.ts';

/** The alert rules (V31, V34, L15) and the causes of an escalation (A46-A49): what somebody is asked to act on. */
export type FollowUpRule = AlertRule | EscalationCause;

/** Whose task it is: the company's owner, the CS manager, or legal. */
export type FollowUpRole = 'owner' | 'manager' | 'legal';

export type FollowUpPriority = 'high' | 'medium' | 'low';

/** Something a person is to do about a company, because a cause holds. */
export type FollowUp = {
  /** The same while it is about the same: one open task for one cause. */
  cause: string;
  rule: FollowUpRule;
  role: FollowUpRole;
  title: string;
  /** Why, in a sentence or two. */
  reason: string;
  dueOn: Day;
  priority: FollowUpPriority;
};
