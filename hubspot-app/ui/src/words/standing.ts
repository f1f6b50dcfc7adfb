import type {
  AgreementView,
  GoalView,
  HealthComponentView,
  MetricView,
  ValueLineView,
} from '@attain/shared/contract/account-view';
import type { AccountFigures } from '@attain/shared/crm/account-figures';

type Tag = { label: string; variant: 'danger' | 'warning' | 'info' | 'success' | 'default' };
type Tags<Key extends string> = Readonly<Record<Key, Tag>>;
type Scored<Standing> = Extract<Standing, { kind: 'scored' }>;

export const HEALTH_BAND: Tags<NonNullable<AccountFigures['health']['band']>> = {
  healthy: { label: 'Healthy', variant: 'success' },
  stable: { label: 'Stable', variant: 'info' },
  at_risk: { label: 'At risk', variant: 'warning' },
  critical: { label: 'Critical', variant: 'danger' },
  insufficient_data: { label: 'Insufficient data', variant: 'default' },
};

export const AGREEMENTS_STATUS: Tags<NonNullable<AccountFigures['agreements']['status']>> = {
  on_track: { label: 'On track', variant: 'success' },
  at_risk: { label: 'At risk', variant: 'warning' },
  off_track: { label: 'Off track', variant: 'danger' },
  none_defined: { label: 'None in force', variant: 'default' },
  not_measurable: { label: 'Not measurable yet', variant: 'default' },
};

export const SUCCESS_BAND: Tags<NonNullable<AccountFigures['success']['band']>> = {
  strong: { label: 'Strong', variant: 'success' },
  good: { label: 'Good', variant: 'info' },
  fair: { label: 'Fair', variant: 'warning' },
  weak: { label: 'Weak', variant: 'danger' },
  not_scored: { label: 'Not scored', variant: 'default' },
};

export const RENEWAL_STAGE: Tags<NonNullable<AccountFigures['renewal']['stage']>> = {
  not_due: { label: 'Not due', variant: 'default' },
  play_started: { label: 'Play started', variant: 'info' },
  early_warning: { label: 'Early warning', variant: 'info' },
  value_review: { label: 'Value review', variant: 'info' },
  proposal: { label: 'Proposal', variant: 'warning' },
  close: { label: 'Close', variant: 'warning' },
  overdue: { label: 'Overdue', variant: 'danger' },
};

export const RENEWAL_PLAY: Readonly<
  Record<NonNullable<AccountFigures['renewal']['play']>, string>
> = {
  expansion: 'Expansion',
  value_reinforcement: 'Value reinforcement',
  intervention: 'Intervention',
  save_play: 'Save play',
  none: 'None started',
};

export const TREND: Readonly<Record<NonNullable<MetricView['trend']>, string>> = {
  improving: 'improving',
  steady: 'steady',
  declining: 'declining',
};

export const DEADLINE_RISK: Tags<MetricView['deadlineRisk']> = {
  on_pace: { label: 'On pace', variant: 'success' },
  behind: { label: 'Behind', variant: 'warning' },
  will_miss: { label: 'Will miss', variant: 'danger' },
  unknown: { label: 'Pace unknown', variant: 'default' },
};

export const METRIC_STATUS: Tags<Scored<MetricView['standing']>['status']> = {
  exceeding: { label: 'Exceeding', variant: 'success' },
  on_track: { label: 'On track', variant: 'success' },
  at_risk: { label: 'At risk', variant: 'warning' },
  not_met: { label: 'Not met', variant: 'danger' },
};

export const GOAL_LABEL: Tags<Scored<GoalView['standing']>['label']> = {
  'Not Started': { label: 'Not started', variant: 'default' },
  Exceeded: { label: 'Exceeded', variant: 'success' },
  Achieved: { label: 'Achieved', variant: 'success' },
  'On Track': { label: 'On track', variant: 'success' },
  'At Risk': { label: 'At risk', variant: 'warning' },
  'Not Met': { label: 'Not met', variant: 'danger' },
};

export const COMPONENT_STATE: Tags<HealthComponentView['state']> = {
  fresh: { label: 'Measured', variant: 'success' },
  stale: { label: 'Stale', variant: 'warning' },
  missing: { label: 'Missing', variant: 'default' },
};

export const LEDGER: Tags<ValueLineView['ledger']> = {
  confirmed: { label: 'Confirmed', variant: 'success' },
  estimated: { label: 'Estimated', variant: 'info' },
  disputed: { label: 'Disputed', variant: 'danger' },
  excluded: { label: 'Excluded', variant: 'default' },
  incomplete: { label: 'Incomplete', variant: 'warning' },
};

export const AGREEMENT_STATE: Readonly<Record<AgreementView['state'], string>> = {
  draft: 'draft',
  proposed: 'proposed',
  signed: 'signed, starts later',
  active: 'active',
  revised: 'revision waits for sign-off',
  achieved: 'achieved',
  missed: 'missed',
  ended: 'ended',
};

export const ESCALATION: Readonly<
  Record<NonNullable<AccountFigures['escalation']>, string | null>
> = {
  none: null,
  cs_manager: 'Escalated to the CS manager',
  immediate: 'Immediate escalation',
  legal: 'Escalated to legal',
};
