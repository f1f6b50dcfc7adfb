import { addDays, daysBetween, type Day } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import type { RenewalMilestoneCode, RenewalMilestoneResult } from './results.ts';

type MilestoneDays = Settings['renewal']['milestoneDays'];

/** A milestone on the way to a renewal; `days` names its distance from the renewal in `renewal.milestoneDays`. */
type RenewalMilestone = {
  code: RenewalMilestoneCode;
  days: keyof MilestoneDays;
  title: string;
  steps: readonly string[];
};

/** What is done on the way to every renewal, whatever the health (A25-A28, C30): 90, 60, 30 and 14 days before it. */
export const RENEWAL_MILESTONES: readonly RenewalMilestone[] = [
  {
    code: 'early_warning',
    days: 'earlyWarning',
    title: 'Early warning',
    steps: [
      'Review the health of the account',
      'Identify what it could expand to',
      'Schedule the renewal conversation',
    ],
  },
  {
    code: 'value_review',
    days: 'valueReview',
    title: 'Value review',
    steps: [
      'Compile the usage reports',
      'Compute value and ROI',
      'Document the success stories',
      'Share them with the decision makers',
    ],
  },
  {
    code: 'proposal',
    days: 'proposal',
    title: 'Proposal',
    steps: [
      'Present the options for the renewal',
      'Address every concern',
      'Negotiate the terms where needed',
      'Secure the commitment',
    ],
  },
  {
    code: 'close',
    days: 'close',
    title: 'Close',
    steps: [
      'Get the final signature',
      'Update the details of the subscription',
      "Plan next year's success",
    ],
  },
];

/**
 * The dated milestones of a renewal. Each is due from its day until the next one's, the last until the renewal date
 * itself; on the way past that date all have passed.
 */
export function renewalMilestones(
  date: Day,
  today: Day,
  { milestoneDays }: Settings['renewal'],
): readonly RenewalMilestoneResult[] {
  const daysLeft = daysBetween(today, date);
  return RENEWAL_MILESTONES.map(({ code, days }, index) => {
    const next = RENEWAL_MILESTONES[index + 1];
    const until = next === undefined ? -1 : milestoneDays[next.days];
    return {
      code,
      on: addDays(date, -milestoneDays[days]),
      state: stateOf(daysLeft, milestoneDays[days], until),
    };
  });
}

function stateOf(daysLeft: number, from: number, until: number): RenewalMilestoneResult['state'] {
  if (daysLeft > from) return 'upcoming';
  return daysLeft > until ? 'due' : 'passed';
}
