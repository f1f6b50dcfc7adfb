import { date } from '../domain/basics/plain-words.ts';
import { addDays, type Day } from '../domain/basics/time.ts';
import type { FollowUp } from '../domain/follow-ups/results.ts';
import { RENEWAL_MILESTONES } from '../domain/lifecycle/renewal-milestones.ts';
import type { RenewalMilestoneCode } from '../domain/lifecycle/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ReportReason } from './issued-report.ts';

/** A report of a milestone is gone through with the account's team within so many days. */
const DUE_IN_DAYS = 7;

/** What somebody is to do with a report that came by the calendar. */
export type ReportTask = Pick<FollowUp, 'title' | 'reason' | 'dueOn' | 'priority' | 'role'>;

/**
 * The task that goes with a report of the renewal calendar, for the owner of the account: the quarterly review with its slides (V30),
 * the early warning and the value review with their steps (A25, A26). `null`: the report was asked for by a person, who knows why.
 *
 * @param where the report is, as an address
 * @param today no task is due before
 */
export function reportTask(
  why: ReportReason,
  { name, companyId, agreements, renewal }: Snapshot,
  where: string,
  today: Day,
): ReportTask | null {
  const subject = name ?? `Company ${companyId}`;
  const task = { role: 'owner', priority: 'medium' } as const;
  switch (why) {
    case 'asked':
      return null;
    case 'quarterly_review': {
      const on = agreements.nextReview ?? today;
      return {
        ...task,
        title: `${subject}: hold the quarterly review due on ${date(on)}`,
        reason: `The slides and the report are ready: ${where} Go through them with the customer and record the review.`,
        dueOn: on < today ? today : on,
      };
    }
    case 'early_warning':
    case 'value_review': {
      const on = renewal.date ?? today;
      const { title, steps } = milestone(why);
      return {
        ...task,
        title: `${subject}: ${title.toLowerCase()} for the renewal on ${date(on)}`,
        reason: `The report is ready: ${where} ${steps}`,
        dueOn: addDays(today, DUE_IN_DAYS),
      };
    }
  }
}

function milestone(code: RenewalMilestoneCode): { title: string; steps: string } {
  const found = RENEWAL_MILESTONES.find((each) => each.code === code);
  if (found === undefined) throw new RangeError(`no milestone ${code}`);
  return {
    title: found.title,
    steps: found.steps.map((step, index) => `${index + 1}. ${step}.`).join(' '),
  };
}
