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

export type HealthBand = 'healthy' | 'stable' | 'at_risk' | 'critical' | 'insufficient_data';
export type HealthTrend = 'improving' | 'steady' | 'declining';
