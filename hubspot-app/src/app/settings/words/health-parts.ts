import { isSame } from './tables.ts';

/** The nine parts of a health score: what they are called, and what their curve starts from. */
export const HEALTH_PARTS: readonly { key: string; label: string; input: string }[] = [
  { key: 'weekly_active_users', label: 'Weekly active users', input: 'Users per seat' },
  { key: 'sessions_per_user', label: 'Sessions per user', input: 'Sessions per user and week' },
  { key: 'time_in_platform', label: 'Time in platform', input: 'Minutes per user and week' },
  { key: 'feature_adoption', label: 'Feature adoption', input: 'Share of key features, 0 to 1' },
  { key: 'support_tickets', label: 'Support tickets', input: 'Weighted tickets per 100 seats' },
  { key: 'training_completion', label: 'Training completion', input: 'Share completed, 0 to 1' },
  { key: 'nps', label: 'NPS', input: 'Mean answer, 0 to 10' },
  { key: 'csat', label: 'CSAT', input: 'Mean answer, 1 to 5' },
  { key: 'outreach_response', label: 'Response to outreach', input: 'Share answered, 0 to 1' },
];

export type CurvePoint = readonly [input: number, points: number];
export type HealthPart = { points: number; curve: readonly CurvePoint[] };
export type HealthModel = Readonly<Record<string, HealthPart>>;

export const MODELS = 'settings.health.models.';

/** `settings.health.models.weekly` as people say it. */
export function modelName(key: string): string {
  const name = key.slice(MODELS.length);
  if (name === 'weekly') return 'Used about once a week (weekly)';
  return name === 'daily' ? 'Used every day (daily)' : name;
}

/** What the points of a form add up to, for its own check before anything is sent. */
export function totalOf(model: HealthModel): number {
  return hundredths(Object.values(model).reduce((sum, { points }) => sum + points, 0));
}

/**
 * Other points for a part stretch its curve with them, so that its best input still earns all of them. It is stretched from the
 * curve that is stored, never from one that was stretched before: what is typed on the way leaves no trace. A curve without
 * any points has nothing to stretch, and stays to be edited.
 */
function withPoints({ points, curve }: HealthPart, wanted: number): HealthPart {
  const factor = points === 0 ? 0 : wanted / points;
  return {
    points: wanted,
    curve: curve.map(([input, earned]) => [input, Math.min(wanted, hundredths(earned * factor))]),
  };
}

/** Whether only the points of a part were changed since it was stored, so that its curve is the stored one, stretched. */
export function isStretched(stored: HealthPart, part: HealthPart): boolean {
  return isSame(stored, part) || isSame(withPoints(stored, part.points).curve, part.curve);
}

/** The part with other points, from the stored one unless its curve was edited by hand since. */
export function rescaled(
  stored: HealthPart | undefined,
  part: HealthPart,
  wanted: number,
): HealthPart {
  if (stored === undefined || !isStretched(stored, part)) return withPoints(part, wanted);
  return stored.points === wanted ? stored : withPoints(stored, wanted);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
