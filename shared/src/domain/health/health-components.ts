export const HEALTH_COMPONENTS = [
  'weekly_active_users',
  'sessions_per_user',
  'time_in_platform',
  'feature_adoption',
  'support_tickets',
  'training_completion',
  'nps',
  'csat',
  'outreach_response',
] as const;

export type HealthComponentKey = (typeof HEALTH_COMPONENTS)[number];

/** From the best to the worst; the last one is none of them. */
export const HEALTH_BANDS = [
  'healthy',
  'stable',
  'at_risk',
  'critical',
  'insufficient_data',
] as const;

export type HealthBand = (typeof HEALTH_BANDS)[number];
export type HealthTrend = 'improving' | 'steady' | 'declining';
