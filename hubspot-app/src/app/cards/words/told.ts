import type { RecommendationView } from '@attain/shared/contract/account-advice';
import type { AccountView, ValueLineView } from '@attain/shared/contract/account-view';
import type { ReportKind } from '@attain/shared/reports/report';

/** What the card's own lists are called. */

export const HORIZON: Readonly<Record<RecommendationView['horizon'], string>> = {
  immediate: 'Now',
  this_week: 'This week',
  this_month: 'This month',
  before_renewal: 'Before the renewal',
};

export const VALUE_TYPE: Readonly<Record<ValueLineView['type'], string>> = {
  hard_savings: 'Cost savings',
  soft_savings: 'Time savings',
  revenue_impact: 'Revenue',
  risk_avoidance: 'Risk reduction',
  opportunity_cost: 'Time for other work',
};

export const CONFIDENCE: Readonly<Record<ValueLineView['confidence'], string>> = {
  measured: 'measured',
  customer_stated: 'stated by the customer',
  modelled: 'modelled',
};

export const REPORT_KIND: Readonly<Record<ReportKind, string>> = {
  outcome: 'Value report',
  success: 'Success report',
  vla: 'Agreements report',
};

/** What to do next, in the few words that are read first. */
export const NEXT_ACTION: Readonly<Record<AccountView['nextActionCode'], string>> = {
  escalation: 'escalate',
  renewal: 'bring the renewal home',
  vla_will_miss: 'agree with the customer on a plan',
  vla_off_track: 'find what blocks the agreement',
  health_critical: 'involve an executive',
  insufficient_data: 'get the data that is missing',
  goal_at_risk: 'plan the next step of a goal',
  review_overdue: 'hold the review',
  sign_off_missing: 'get the agreement signed',
  value_unconfirmed: 'have the value confirmed',
  expansion: 'talk about growth',
  unmet_promoter: 'ask for a reference',
  next_review: 'prepare the review',
  none: 'agree on goals',
};

type Milestone = NonNullable<AccountView['present']>['milestones'][number];
type Variant = 'danger' | 'warning' | 'info' | 'success' | 'default';

export const MILESTONE_STATUS: Readonly<
  Record<Milestone['status'], { label: string; variant: Variant }>
> = {
  at_risk: { label: 'At risk', variant: 'warning' },
  scheduled: { label: 'Scheduled', variant: 'info' },
  planned: { label: 'Planned', variant: 'default' },
};

type Task = NonNullable<AccountView['present']>['tasks'][number];

export const PRIORITY: Readonly<Record<Task['priority'], { label: string; variant: Variant }>> = {
  high: { label: 'High', variant: 'danger' },
  medium: { label: 'Medium', variant: 'warning' },
  low: { label: 'Low', variant: 'default' },
};

export const TASK_ROLE: Readonly<Record<Task['role'], string>> = {
  owner: 'Owner of the company',
  manager: 'CS manager',
  legal: 'Legal',
};

export const CAUSE: Readonly<Record<AccountView['escalations'][number]['cause'], string>> = {
  downtime: 'Downtime is reported',
  churn_threat: 'The customer threatens to leave',
  legal: 'A legal or compliance question is open',
  ticket_volume: 'Many tickets within days',
};
