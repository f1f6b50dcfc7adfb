import type { AdvocacyRecord } from '@attain/shared/domain/lifecycle/inputs';

import type { Option } from './form/fields.ts';

const listed = <Value extends string>(words: Readonly<Record<Value, string>>): Option[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

const NOT_CHOSEN: Option = { value: '', label: 'Not chosen' };

export const OUTCOME_CATEGORIES: readonly Option[] = [
  NOT_CHOSEN,
  ...listed({
    revenue: 'Revenue',
    efficiency: 'Efficiency',
    risk: 'Risk',
    experience: 'Experience',
    innovation: 'Innovation',
  }),
];

/** Empty: it follows from baseline and target. */
export const DIRECTIONS: readonly Option[] = [
  { value: '', label: 'As baseline and target say' },
  ...listed({ higher_is_better: 'Higher is better', lower_is_better: 'Lower is better' }),
];

export const FREQUENCIES: readonly Option[] = listed({
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
});

export const BANDS: readonly Option[] = listed({
  healthy: 'Healthy',
  stable: 'Stable',
  at_risk: 'At risk',
  critical: 'Critical',
});

const CAUSES = {
  churn_threat: 'They threaten to leave',
  downtime: 'The product is down for them',
  legal: 'A legal or compliance question',
} as const;

export const ESCALATION_CAUSES: readonly Option[] = listed(CAUSES);

export function causeInWords(cause: keyof typeof CAUSES): string {
  return CAUSES[cause];
}

const ADVOCACY: Readonly<Record<AdvocacyRecord['activity'], string>> = {
  review: 'Wrote a review',
  case_study: 'Took part in a case study',
  testimonial: 'Gave a testimonial',
  reference_call: 'Took a reference call',
  social_mention: 'Mentioned us in public',
  webinar: 'Spoke in a webinar',
  conference_talk: 'Spoke at a conference',
  video_testimonial: 'Gave a video testimonial',
  advisory_board: 'Joined the advisory board',
  referral: 'Referred somebody to us',
};

export const ADVOCACY_ACTIVITIES: readonly Option[] = listed(ADVOCACY);

export function activityInWords(activity: string): string {
  return ADVOCACY_ACTIVITIES.find(({ value }) => value === activity)?.label ?? activity;
}

export const PRIORITIES: readonly Option[] = listed({
  high: 'High',
  medium: 'Medium',
  low: 'Low',
});

export const ASSIGNEES: readonly Option[] = listed({
  owner: 'The owner of the company',
  manager: 'The manager of customer success',
  legal: 'Legal',
});
