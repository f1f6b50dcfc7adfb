import { DAY_MS, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { CommitmentState } from '@attain/shared/domain/goals/goal';

import type { Calendar } from '../../calendar.ts';
import { GOAL_WORDS, type GoalMapping } from '../../config/goal-mapping.ts';
import {
  dayField,
  type Field,
  type FieldIssue,
  instantField,
  numberField,
} from '../normalise/fields.ts';

/** By which zone, clock and words HubSpot's texts are read. */
export type FieldContext = { calendar: Calendar; now: Instant; states: GoalMapping['states'] };

const LONGEST_LABEL = 255;
const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;

export type GoalFields = ReturnType<typeof goalFields>;

/**
 * Reads the mapped properties of one record. A property that is not mapped, empty or unusable is `null`; what is
 * unusable is gathered in `issues`.
 */
export function goalFields(
  values: Readonly<Record<string, string>>,
  issues: FieldIssue[],
  { calendar, now, states }: FieldContext,
) {
  const text = (property: string | null): string | null =>
    (property !== null && values[property]?.trim()) || null;

  const read = <T>(
    property: string | null,
    field: (property: string, text: string) => Field<T>,
  ): T | null => {
    const given = text(property);
    if (property === null || given === null) return null;
    const { value, issue } = field(property, given);
    if (issue) issues.push(issue);
    return value ?? null;
  };

  const refuse = (property: string, message: string) => {
    issues.push({ property, message });
    return null;
  };

  const word = <Word extends string>(
    property: string | null,
    words: readonly Word[],
  ): Word | null => {
    const given = text(property);
    if (property === null || given === null) return null;
    const name = given.toLowerCase().replaceAll(/[\s-]+/g, '_');
    const found = words.find((candidate) => candidate === name);
    return found ?? refuse(property, `"${given}" is unknown: write ${words.join(', ')}`);
  };

  return {
    text,
    word,
    label(property: string | null): string | null {
      const given = text(property);
      if (property === null || given === null || given.length <= LONGEST_LABEL) return given;
      return refuse(property, `is longer than ${LONGEST_LABEL} characters: shorten it`);
    },
    number: (property: string | null) => read(property, numberField),
    weight(property: string | null): number | null {
      const weight = read(property, numberField);
      if (property === null || weight === null || weight > 0) return weight;
      return refuse(property, `${weight} is no weight: write a number above 0`);
    },
    day: (property: string | null): Day | null => read(property, dayField),
    /** Something that has happened. A date alone is its midnight in the portal's zone. */
    pastInstant(property: string | null): Instant | null {
      const given = text(property);
      const at = read(property, instantField);
      if (property === null || given === null || at === null) return null;
      if (at > now + DAY_MS) {
        return refuse(property, `${given} is in the future: check the year`);
      }
      return DATE_ALONE.test(given) ? calendar.startOf(given) : at;
    },
    state(property: string | null): CommitmentState | null {
      const given = text(property);
      const meant = given === null ? undefined : states[given];
      return meant ?? word(property, GOAL_WORDS.states);
    },
  };
}
