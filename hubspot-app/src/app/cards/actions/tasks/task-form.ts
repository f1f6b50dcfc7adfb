import { addDays, type Day } from '@attain/shared/domain/basics/time';

import { comingDay, type Faults, faultsOf, line, text } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { ASSIGNEES, PRIORITIES } from '../words.ts';

export type TaskDraft = {
  title: string;
  reason: string;
  dueOn: Day | null;
  priority: string;
  to: string;
};

const LONGEST_TITLE = 255;
const WEEK = 7;

/** What a task is proposed to be; everything can be changed before it is created. */
export type TaskProposal = { text: string; reason: string; dueOn: Day | null };

/** A person's list of tasks shows titles of many companies, so that the title begins with the company. */
export function proposedTask(
  { text, reason, dueOn }: TaskProposal,
  company: string | null,
  today: Day,
): TaskDraft {
  const title = company === null || text === '' ? text : `${company}: ${text}`;
  return {
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
    reason,
    dueOn: dueOn !== null && dueOn >= today ? dueOn : addDays(today, WEEK),
    ...{ priority: 'medium', to: 'owner' },
  };
}

export const TASK_FIELDS: readonly Field<TaskDraft>[] = [
  { as: 'line', name: 'title', label: 'Task', required: true },
  { as: 'text', name: 'reason', label: 'Why', required: true },
  { as: 'day', name: 'dueOn', label: 'Due on', required: true },
  { as: 'choice', name: 'priority', label: 'Priority', options: PRIORITIES },
  { as: 'choice', name: 'to', label: 'For', options: ASSIGNEES },
];

export function taskFaults({ title, reason, dueOn }: TaskDraft, today: Day): Faults {
  return faultsOf({ title: line(title), reason: text(reason), dueOn: comingDay(dueOn, today) });
}

/** Body of `POST /api/companies/:companyId/tasks`. */
export function taskBody({ title, reason, ...task }: TaskDraft) {
  return { ...task, title: title.trim(), reason: reason.trim() };
}
