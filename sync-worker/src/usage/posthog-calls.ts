/** What PostHog's clients say of people and groups; it tells where users belong, and is no use. */
export const POSTHOG_PERSON_CALLS: ReadonlySet<string> = new Set(['$identify', '$set']);
export const POSTHOG_GROUP_CALL = '$groupidentify';

/** What the clients say to PostHog and not of the user. */
export const POSTHOG_OWN_CALLS: ReadonlySet<string> = new Set([
  '$$heatmap',
  '$create_alias',
  '$csp_violation',
  '$exception',
  '$feature_enrollment_update',
  '$feature_flag_called',
  '$merge_dangerously',
  '$opt_in',
  '$performance_event',
  '$snapshot',
  '$unset',
  '$web_vitals',
]);

/** All that PostHog keeps as an event and that is no usage, however it comes. */
export const POSTHOG_NO_USAGE: readonly string[] = [
  ...POSTHOG_PERSON_CALLS,
  POSTHOG_GROUP_CALL,
  ...POSTHOG_OWN_CALLS,
];
