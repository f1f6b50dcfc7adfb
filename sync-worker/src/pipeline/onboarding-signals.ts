import { addDays, type Day } from '@attain/shared/domain/basics/time';
import { ONBOARDING_ITEMS, type OnboardingSignals } from '@attain/shared/domain/lifecycle/inputs';
import type { Settings } from '@attain/shared/domain/settings';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { CompanyRow, HeldMeeting } from '../ports/store.ts';
import { dayField, type FieldIssue } from './normalise/fields.ts';

type Meeting = OnboardingSignals['meetings'][number];

const NONE: OnboardingSignals = { recorded: [], meetings: [] };

/**
 * What the portal shows of the onboarding: items ticked by mapped properties, and the meetings since the first contract
 * began that can tick one: the first of all, check-ins and reviews.
 */
export function onboardingSignals(
  { company, meetings }: { company: CompanyRow; meetings: readonly HeldMeeting[] },
  firstStart: Day | null,
  { mapping, calendar, settings }: { mapping: Mapping; calendar: Calendar; settings: Settings },
): { onboarding: OnboardingSignals; issues: readonly FieldIssue[] } {
  const lastDay =
    firstStart === null ? null : addDays(firstStart, settings.onboarding.countedDays - 1);
  const ticked = tickedItems(company, lastDay, mapping, calendar);
  const telling = tellingMeetings(meetings, firstStart, mapping, calendar);
  if (ticked.recorded.length === 0 && telling.length === 0)
    return { onboarding: NONE, issues: ticked.issues };
  return { onboarding: { recorded: ticked.recorded, meetings: telling }, issues: ticked.issues };
}

/**
 * A checkbox says that it was done, not when: by the last change of the record at the latest, and within the days that
 * count, since any later change of the record would take the item back.
 */
function tickedItems(
  company: CompanyRow,
  lastDay: Day | null,
  mapping: Mapping,
  calendar: Calendar,
) {
  const changedOn = calendar.dayAt(company.updatedAt);
  const recorded: OnboardingSignals['recorded'][number][] = [];
  const issues: FieldIssue[] = [];
  for (const item of ONBOARDING_ITEMS) {
    const property = mapping.company.onboarding[item];
    const text = property && company.properties[property];
    if (!text || text === 'false') continue;
    if (text === 'true') {
      recorded.push({
        item,
        doneOn: lastDay !== null && lastDay < changedOn ? lastDay : changedOn,
      });
      continue;
    }
    const { value, issue } = dayField(property, text);
    if (value !== undefined) recorded.push({ item, doneOn: value });
    if (issue) issues.push(issue);
  }
  return { recorded, issues };
}

function tellingMeetings(
  meetings: readonly HeldMeeting[],
  firstStart: Day | null,
  { meetings: types }: Mapping,
  calendar: Calendar,
): readonly Meeting[] {
  if (firstStart === null || meetings.length === 0) return [];
  const telling: Meeting[] = [];
  for (const { at, type } of meetings) {
    const on = calendar.dayAt(at);
    if (on < firstStart) continue;
    const kind = kindOf(type, types);
    if (kind !== 'other' || telling.length === 0) telling.push({ on, kind });
  }
  return telling;
}

function kindOf(type: string | null, types: Mapping['meetings']): Meeting['kind'] {
  if (type === null) return 'other';
  if (type === types.reviewType) return 'review';
  return types.checkInTypes.includes(type) ? 'check_in' : 'other';
}
