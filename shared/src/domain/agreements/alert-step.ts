import type { Settings } from '../settings.ts';
import type { AlertState } from './alert-state.ts';
import { DAY_MS, type Instant } from '../basics/time.ts';

/** Where a figure stands to its alert: beyond the line, back over the re-arming one, or between the two; `unknown`: not to be had. */
export type Standing = 'beyond' | 'between' | 'clear' | 'unknown';

/**
 * What a scoring makes of an alert (C12). It fires when an armed one finds its figure beyond the line, and is armed again
 * when the figure comes back over the re-arming line; in between, and while the figure cannot be had, nothing changes.
 *
 * Within the quiet days (14) after it fired it does not fire again: a new crossing waits, and fires at their end if the
 * figure is beyond the line then. So what recovers at once costs no second alert, and what stays bad is not kept silent.
 */
export function nextAlertState(
  state: AlertState,
  standing: Standing,
  now: Instant,
  settings: Pick<Settings, 'alerts'>,
): AlertState {
  if (standing === 'clear') return { ...state, armed: true, since: null };
  if (standing !== 'beyond' || !state.armed) return state;
  const since = state.since ?? now;
  return now < quietUntil(state, settings)
    ? { ...state, since }
    : { ...state, armed: false, since, firedAt: now };
}

/** The end of the quiet days after an alert. */
export function quietUntil(
  { firedAt }: Pick<AlertState, 'firedAt'>,
  { alerts }: Pick<Settings, 'alerts'>,
): Instant {
  return firedAt === null ? -Infinity : firedAt + alerts.quietDays * DAY_MS;
}
