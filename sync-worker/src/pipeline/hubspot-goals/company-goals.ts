import type { AgreedTerm } from '@attain/shared/domain/goals/goal';

import type { CompanyGoal, CompanyMetric } from '../../config/goal-mapping.ts';
import type { CompanyRow } from '../../ports/store.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import { draftOf, NOT_IN_HUBSPOT } from './goal-draft.ts';
import { type FieldContext, type GoalFields, goalFields } from './goal-fields.ts';
import type { TermProperties, WantedGoal, WantedMetric } from './wanted-goal.ts';

/** The goals that a company holds in its properties (V13, O14), and what of them is unusable. */
export function companyGoals(
  company: CompanyRow,
  mapped: readonly CompanyGoal[],
  context: FieldContext,
): { goals: readonly WantedGoal[]; issues: readonly FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const fields = goalFields(company.properties, issues, context);
  const goals = mapped.flatMap((goal) => wantedGoal(company, goal, fields, issues) ?? []);
  return { goals, issues };
}

/** `undefined`: the company does not have the goal. */
function wantedGoal(
  company: CompanyRow,
  mapped: CompanyGoal,
  fields: GoalFields,
  issues: FieldIssue[],
): WantedGoal | undefined {
  const title = mapped.title ?? fields.label(mapped.titleProperty);
  if (title === null) return undefined;
  if (mapped.titleProperty === null && !mapped.metrics.some((metric) => isFilled(metric, fields))) {
    return undefined;
  }
  return {
    title,
    from: 'company',
    goal: {
      ...draftOf(mapped, fields, issues),
      outcomeCategory: mapped.outcomeCategory,
      vlaCategory: mapped.vlaCategory,
      weight: mapped.weight,
    },
    metrics: mapped.metrics.map((metric) => wantedMetric(company, metric, fields, issues)),
    properties: named({ target_date: mapped.targetDate, start_date: mapped.startDate }),
    createdOn: null,
  };
}

function isFilled({ target, baseline, current }: CompanyMetric, fields: GoalFields): boolean {
  return [target, baseline, current].some(
    (value) => typeof value === 'string' && fields.text(value) !== null,
  );
}

function wantedMetric(
  company: CompanyRow,
  mapped: CompanyMetric,
  fields: GoalFields,
  issues: FieldIssue[],
): WantedMetric {
  const { name, unit, direction, mode, frequency, category, weight } = mapped;
  const number = (value: number | string | null) =>
    typeof value === 'string' ? fields.number(value) : value;
  const target = number(mapped.target);
  if (typeof mapped.target === 'string' && fields.text(mapped.target) === null) {
    issues.push({ property: mapped.target, message: `is empty: "${name}" has no target` });
  }
  const baseline = number(mapped.baseline);
  const text = fields.text(mapped.current);
  return {
    name,
    draft:
      target === null
        ? null
        : {
            name,
            unit,
            target,
            baseline,
            baselineAt: baseline === null ? null : fields.pastInstant(mapped.baselineAt),
            ...NOT_IN_HUBSPOT,
            direction,
            mode,
            frequency,
            category,
            weight,
          },
    properties: named({
      target: mapped.target,
      baseline: mapped.baseline,
      baseline_date: mapped.baselineAt,
    }),
    current:
      mapped.current === null || text === null
        ? null
        : {
            text,
            property: mapped.current,
            measuredAt: fields.pastInstant(mapped.measuredAt),
            record: { type: 'companies', id: company.id },
          },
  };
}

/** Those of the terms that a property holds. */
function named(terms: Partial<Record<AgreedTerm, unknown>>): TermProperties {
  return Object.fromEntries(Object.entries(terms).filter(([, name]) => typeof name === 'string'));
}
