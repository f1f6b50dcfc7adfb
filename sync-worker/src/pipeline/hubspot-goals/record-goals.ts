import { comparable } from '@attain/shared/domain/basics/comparable';
import type { CustomObjectGoals } from '../../config/goal-mapping.ts';
import { GOAL_WORDS } from '../../config/goal-mapping.ts';
import type { GoalDraft } from '../../agreements/goal-draft.ts';
import type { GoalRecordRow } from '../../ports/store.ts';
import type { FieldIssue } from '../normalise/fields.ts';
import { draftOf, NOT_IN_HUBSPOT } from './goal-draft.ts';
import { type FieldContext, type GoalFields, goalFields } from './goal-fields.ts';
import type { TermProperties, WantedGoal, WantedMetric } from './wanted-goal.ts';

export type RecordIssues = { recordId: string; issues: readonly FieldIssue[] };

type ReadRecord = {
  record: GoalRecordRow;
  title: string;
  goal: GoalDraft;
  metric: WantedMetric;
  issues: FieldIssue[];
};

/**
 * The goals that a company has as records of a custom object: a record is a metric, and records of one title are one
 * goal. What they say of the goal may be shared out among them; where two say different things, the older one counts.
 */
export function recordGoals(
  records: readonly GoalRecordRow[],
  mapped: CustomObjectGoals,
  context: FieldContext,
): { goals: readonly WantedGoal[]; issues: readonly RecordIssues[] } {
  const issues: RecordIssues[] = [];
  const read: ReadRecord[] = [];
  for (const record of records) {
    const own: FieldIssue[] = [];
    issues.push({ recordId: record.id, issues: own });
    const found = readRecord(record, mapped, own, context);
    if (found) read.push(found);
  }
  const groups = Map.groupBy(read, ({ title }) => comparable(title));
  const goals = [...groups.values()].flatMap((group) => joined(group, mapped, context) ?? []);
  return { goals, issues: issues.filter((each) => each.issues.length > 0) };
}

function readRecord(
  record: GoalRecordRow,
  { properties, unit }: CustomObjectGoals,
  issues: FieldIssue[],
  context: FieldContext,
): ReadRecord | undefined {
  const fields = goalFields(record.properties, issues, context);
  const title = fields.label(properties.title);
  if (title === null) {
    issues.push({ property: properties.title, message: 'is empty: a goal needs a title' });
    return undefined;
  }
  const goal: GoalDraft = {
    ...draftOf(properties, fields, issues),
    outcomeCategory: fields.word(properties.outcomeCategory, GOAL_WORDS.outcomes),
    vlaCategory: fields.word(properties.vlaCategory, GOAL_WORDS.vlaCategories),
    weight: fields.weight(properties.goalWeight),
  };
  const name = fields.label(properties.metric) ?? title;
  const metric = wantedMetric(record, name, unit, properties, fields, issues);
  return { record, title, goal, metric, issues };
}

function wantedMetric(
  record: GoalRecordRow,
  name: string,
  unitOfAll: string | null,
  properties: CustomObjectGoals['properties'],
  fields: GoalFields,
  issues: FieldIssue[],
): WantedMetric {
  const unit = fields.label(properties.unit) ?? unitOfAll;
  const target = fields.number(properties.target);
  if (fields.text(properties.target) === null) {
    issues.push({ property: properties.target, message: `is empty: "${name}" has no target` });
  }
  if (unit === null && properties.unit !== null) {
    issues.push({ property: properties.unit, message: `is empty: "${name}" has no unit` });
  }
  const baseline = fields.number(properties.baseline);
  const text = fields.text(properties.current);
  return {
    name,
    draft:
      target === null || unit === null
        ? null
        : {
            name,
            unit,
            target,
            baseline,
            baselineAt: baseline === null ? null : fields.pastInstant(properties.baselineAt),
            ...NOT_IN_HUBSPOT,
            direction: fields.word(properties.direction, GOAL_WORDS.directions),
            mode: fields.word(properties.mode, GOAL_WORDS.modes),
            frequency: fields.word(properties.frequency, GOAL_WORDS.frequencies),
            category: fields.word(properties.metricCategory, GOAL_WORDS.metricCategories),
            weight: fields.weight(properties.metricWeight),
          },
    properties: termProperties(properties),
    current:
      properties.current === null || text === null
        ? null
        : {
            text,
            property: properties.current,
            measuredAt: fields.pastInstant(properties.measuredAt),
            record: { type: 'goal_records', id: record.id },
          },
  };
}

function termProperties(properties: CustomObjectGoals['properties']): TermProperties {
  const { target, baseline, baselineAt, unit, direction, mode, startDate, targetDate } = properties;
  const terms = {
    ...{ target, baseline, unit, direction, mode },
    ...{ baseline_date: baselineAt, start_date: startDate, target_date: targetDate },
  };
  return Object.fromEntries(Object.entries(terms).filter(([, name]) => name !== null));
}

function joined(
  group: readonly ReadRecord[],
  { properties }: CustomObjectGoals,
  { calendar }: FieldContext,
): WantedGoal | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const metrics: WantedMetric[] = [];
  let goal = first.goal;
  for (const { metric, goal: own, issues } of group) {
    if (metrics.some((other) => comparable(other.name) === comparable(metric.name))) {
      issues.push({
        property: properties.metric ?? properties.title,
        message: `"${metric.name}" is a metric of an older record of this goal: keep one, or name this one differently`,
      });
      continue;
    }
    metrics.push(metric);
    goal = { ...own, ...filled(goal) };
  }
  return {
    title: first.title,
    from: 'records',
    goal,
    metrics,
    properties: termProperties(properties),
    createdOn: calendar.dayAt(first.record.createdAt),
  };
}

function filled(draft: GoalDraft): Partial<GoalDraft> {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
}
