import type { GoalOrder } from '@attain/shared/contract/goal-order';
import { createGoalRoute } from '@attain/shared/contract/goal-routes';
import type { FieldError } from '@attain/shared/contract/api-error';
import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import { createGoal, type NewGoal } from '../../agreements/create-goal.ts';
import type { Calendar } from '../../calendar.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { invalidRequest } from '../errors.ts';
import { namedCompany } from '../named-company.ts';
import { goalRecord } from '../views/goal-record.ts';
import { metricDraft } from './metric-draft.ts';

/** `POST /api/intelligence/success-metrics/:customerId/goals` (M80). */
export const defineGoal: ApiRoute = implement(
  createGoalRoute,
  async ({ params, body, store, calendar, author }) => {
    const companyId = await namedCompany(store, params.customerId);
    const { created, record } = await createGoal(store, {
      companyId,
      by: author,
      today: calendar.dayAt(author.at),
      wanted: newGoal(body, calendar, author.at),
    });
    return answered(created ? 201 : 200, goalRecord(record), record.version);
  },
);

function newGoal(order: GoalOrder, calendar: Calendar, now: Instant): NewGoal {
  const { title, metrics, milestones, agreement = null } = order;
  const errors: FieldError[] = [];
  const wanted: NewGoal = {
    title,
    goal: {
      description: order.description ?? null,
      owner: order.owner ?? null,
      outcomeCategory: order.category ?? null,
      startDate: order.startDate ?? null,
      targetDate: order.targetDate,
      weight: order.weight ?? null,
      state: null,
      signedBy: null,
      signedAt: null,
      vlaCategory: agreement?.category ?? null,
      dependencies: agreement?.dependencies ?? null,
    },
    metrics: metrics.map((metric, index) => {
      const draft = metricDraft(metric, calendar);
      // A clock that is off is no mistake, a date that is a year ahead is one.
      if (draft.baselineAt !== null && draft.baselineAt > now + DAY_MS) {
        const message = 'is in the future: check the year and the time zone';
        errors.push({ field: `metrics[${index}].baselineAt`, message, example: '2026-01-31' });
      }
      return draft;
    }),
    milestones: milestones.map(({ title, due = null, done }) => ({ title, due, done })),
    agreement: agreement && {
      accountability: agreement.accountability.map(({ person = null, due = null, ...rest }) => ({
        ...rest,
        person,
        due,
      })),
      clauses: agreement.clauses.map(({ link = null, ...clause }) => ({ ...clause, link })),
    },
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return wanted;
}
