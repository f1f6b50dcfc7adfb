import { comparable } from '@attain/shared/domain/basics/comparable';

import type { GoalDraft, MetricDraft } from '../../agreements/goal-draft.ts';
import { COLUMN_OF_FIELD, type GoalRowDraft } from './goal-draft.ts';

export type GoalRow = { line: number; draft: GoalRowDraft };

/** What the rows of one goal say together. */
export type JoinedGoal = {
  goal: GoalDraft;
  metrics: readonly { line: number; draft: MetricDraft }[];
};

export type JoinedRows =
  | ({ kind: 'joined' } & JoinedGoal)
  /** One row stands in the way of the goal. */
  | { kind: 'refused'; line: number; reason: string };

/** Joins the rows of one goal, wherever in the file they were. They may not contradict each other. */
export function joinRows(rows: readonly GoalRow[]): JoinedRows {
  const metrics: { line: number; draft: MetricDraft }[] = [];
  const stated = new Map<keyof GoalDraft, { line: number; value: unknown }>();
  for (const { line, draft } of rows) {
    if (draft.kind === 'refused') return { kind: 'refused', line, reason: draft.reason };
    const same = metrics.find(
      (metric) => comparable(metric.draft.name) === comparable(draft.metric.name),
    );
    if (same !== undefined) {
      return refused(
        line,
        `metric "${draft.metric.name}" of this goal is on line ${same.line} already: keep one`,
      );
    }
    for (const field of FIELDS) {
      const value = draft.goal[field];
      const earlier = stated.get(field);
      if (value === null) continue;
      if (earlier === undefined) stated.set(field, { line, value });
      else if (earlier.value !== value) {
        return refused(
          line,
          `${COLUMN_OF_FIELD[field]} is not the one of line ${earlier.line}, which has the same goal: keep one`,
        );
      }
    }
    metrics.push({ line, draft: draft.metric });
  }
  return { kind: 'joined', goal: joinedFields(rows), metrics };
}

const FIELDS = Object.keys(COLUMN_OF_FIELD) as (keyof GoalDraft)[];

const NOTHING: GoalDraft = {
  description: null,
  owner: null,
  outcomeCategory: null,
  startDate: null,
  targetDate: null,
  weight: null,
  state: null,
  signedBy: null,
  signedAt: null,
  vlaCategory: null,
  dependencies: null,
};

function joinedFields(rows: readonly GoalRow[]): GoalDraft {
  let joined = NOTHING;
  for (const { draft } of rows) {
    if (draft.kind === 'read') joined = { ...joined, ...filled(draft.goal) };
  }
  return joined;
}

function filled(draft: GoalDraft): Partial<GoalDraft> {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
}

function refused(line: number, reason: string): JoinedRows {
  return { kind: 'refused', line, reason };
}
