import type { FieldError } from '@attain/shared/contract/api-error';
import type { GoalEdit as GoalEditBody, RevisionOrder } from '@attain/shared/contract/goal-edit';
import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import type { GoalEdit, TermsEdit } from '../../agreements/edited-goal.ts';
import type { Calendar } from '../../calendar.ts';
import { readInstant } from '../../imports/dates.ts';
import { invalidRequest } from '../errors.ts';
import { metricDraft } from './metric-draft.ts';

/** An edit as the services take it: dates read in the portal's zone. */
export function goalEdit(body: GoalEditBody, calendar: Calendar, now: Instant): GoalEdit {
  const { title, description, owner, category, weight, agreement } = body;
  return {
    ...{ title, description, owner, category, weight },
    ...termsEdit(body, calendar, now),
    clauses: agreement?.clauses?.map(({ link = null, ...clause }) => ({ ...clause, link })),
    agreement: agreement && {
      category: agreement.category,
      dependencies: agreement.dependencies,
      lastReviewedOn: agreement.lastReviewedOn,
      accountability: agreement.accountability?.map(({ person = null, due = null, ...rest }) => ({
        ...rest,
        person,
        due,
      })),
      pledges: agreement.pledges?.map(({ by, text, on, link = null }) => ({ by, text, on, link })),
    },
  };
}

/** The terms of a revision as the services take them. */
export function revisedTerms(body: RevisionOrder, calendar: Calendar, now: Instant): TermsEdit {
  return {
    ...termsEdit(body, calendar, now),
    clauses: body.clauses?.map(({ link = null, ...clause }) => ({ ...clause, link })),
  };
}

type TermsBody = Pick<
  GoalEditBody,
  'startDate' | 'targetDate' | 'metrics' | 'addMetrics' | 'removeMetrics' | 'milestones'
>;

function termsEdit(body: TermsBody, calendar: Calendar, now: Instant): TermsEdit {
  const errors: FieldError[] = [];
  const instant = (text: string | undefined, field: string): Instant | undefined => {
    if (text === undefined) return undefined;
    const at = readInstant(text, calendar) ?? Number.NaN;
    if (!(at <= now + DAY_MS)) {
      const message = 'is in the future: check the year and the time zone';
      errors.push({ field, message, example: '2026-01-31' });
    }
    return at;
  };
  const edit: TermsEdit = {
    startDate: body.startDate,
    targetDate: body.targetDate,
    metrics: body.metrics.map(({ baselineAt, ...metric }, index) => ({
      ...metric,
      baselineAt: instant(baselineAt, `metrics[${index}].baselineAt`),
    })),
    addMetrics: body.addMetrics.map((metric, index) => {
      instant(metric.baselineAt ?? undefined, `addMetrics[${index}].baselineAt`);
      return metricDraft(metric, calendar);
    }),
    removeMetrics: body.removeMetrics,
    milestones: body.milestones?.map(({ id, title, due = null, done }) => ({
      id,
      title,
      due,
      done,
    })),
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return edit;
}
