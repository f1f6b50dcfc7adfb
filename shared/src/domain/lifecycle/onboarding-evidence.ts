import type { Account, AsOf } from '../account.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { Day, Instant } from '../basics/time.ts';
import type { OnboardingItem, OnboardingSignals } from './inputs.ts';

/** From the first to the last day that counts for the onboarding. */
type Span = { start: Day; until: Day; asOf: AsOf };

/**
 * When an item of the checklist was done, and whether a person or property said so (`recorded`) or the data show it
 * (`derived`): the earlier of the two. `null` = not done by the last day that counts.
 */
export function itemDone(
  item: OnboardingItem,
  account: Account,
  span: Span,
): { on: Day; source: 'recorded' | 'derived' } | null {
  const recorded = recordedDay(item, account.onboarding);
  const derived = derivedDay(item, account, span);
  const shown = derived !== null && (recorded === null || derived < recorded);
  const on = shown ? derived : recorded;
  if (on === null || on > span.until) return null;
  return { on, source: shown ? 'derived' : 'recorded' };
}

function recordedDay(item: OnboardingItem, { recorded }: OnboardingSignals): Day | null {
  let first: Day | null = null;
  for (const record of recorded) {
    if (record.item === item && (first === null || record.doneOn < first)) first = record.doneOn;
  }
  return first;
}

/**
 * What shows, with nobody ticking it, that an item is done (A09). Kickoff is the first meeting held; accounts are
 * created when a first user is identified; the first experience is the first usage; the baselines are captured when
 * every metric has one; check-in and review are meetings of the mapped type. Usage from before the contract, as of a
 * pilot, counts; meetings of the sale do not.
 */
function derivedDay(item: OnboardingItem, account: Account, span: Span): Day | null {
  switch (item) {
    case 'kickoff':
      return firstMeeting(account.onboarding, span);
    case 'accounts_created':
      return dayOrNull(account.usage?.firstUserAt, span.asOf);
    case 'first_experience':
      return dayOrNull(account.usage?.firstEventAt, span.asOf);
    case 'baseline_captured':
      return baselinesCaptured(account, span);
    case 'check_in_30':
      return firstMeeting(account.onboarding, span, 'check_in');
    case 'review_60':
      return firstMeeting(account.onboarding, span, 'review');
    case 'technical_requirements':
    case 'admin_trained':
    case 'champions_identified':
    case 'training_scheduled':
      return null;
  }
}

function firstMeeting(
  { meetings }: OnboardingSignals,
  { start }: Span,
  kind?: OnboardingSignals['meetings'][number]['kind'],
): Day | null {
  const first = meetings.find(
    (meeting) => meeting.on >= start && (kind === undefined || meeting.kind === kind),
  );
  return first?.on ?? null;
}

function dayOrNull(instant: Instant | null | undefined, asOf: AsOf): Day | null {
  return instant == null ? null : dayAt(instant, asOf);
}

/**
 * The day of the last baseline that was missing; a baseline without a date is as old as its goal. Metrics that are not
 * measured from a baseline need none. Goals made after the days that count change nothing, nor do ended goals that never
 * got a baseline.
 */
function baselinesCaptured({ goals }: Account, { until, asOf }: Span): Day | null {
  let last: Day | null = null;
  for (const { createdOn, ended, metrics } of goals) {
    if (createdOn > until) continue;
    for (const { baseline, baselineAt, mode } of metrics) {
      if (baseline === null) {
        if (ended || mode !== 'linear') continue;
        return null;
      }
      const on = baselineAt === null ? createdOn : dayAt(baselineAt, asOf);
      if (last === null || on > last) last = on;
    }
  }
  return last;
}
