/** A calendar period in the portal's zone. */
export type CalendarPeriod = 'day' | 'week' | 'month' | 'quarter';

/** What a measure is taken over: a calendar period that is over, or so many days up to yesterday. */
export type MeasureSpan =
  | { kind: 'period'; period: CalendarPeriod }
  | { kind: 'trailing'; days: number };

export type DurationUnit = 'seconds' | 'minutes' | 'hours';

/** What usage is counted by. Of several events, each one counts; `null` = any event at all. */
export type CountedMeasure =
  | { kind: 'count'; events: readonly string[] }
  /** Distinct users: who did two of the events is one user. */
  | { kind: 'users'; events: readonly string[] | null }
  | { kind: 'sessions' }
  /** Time that events report; of any event, the time of users that are known. */
  | { kind: 'duration'; events: readonly string[] | null; unit: DurationUnit }
  /** A number that events carry. */
  | {
      kind: 'property';
      events: readonly string[];
      property: string;
      take: 'sum' | 'mean' | 'latest';
    };

/** What is measured of the usage of an account (M95). */
export type Measure =
  | CountedMeasure
  | { kind: 'seats' }
  | { kind: 'ratio'; of: Measure; per: Measure; times: number };

/** A measure as the configuration names it. */
export type NamedMeasure = { name: string; span: MeasureSpan; measure: Measure };

/** What was counted over some days. What a measure does not ask for is 0 or `null`. */
export type Tally = {
  events: number;
  users: number;
  sessions: number;
  /** `null`: none were reported. */
  seconds: number | null;
  /** How many events carried the number, their sum, and the latest one. */
  values: number;
  sum: number;
  latest: number | null;
  /** `false`: of a part of these days the details are not known. */
  isWhole: boolean;
};

export const NO_TALLY: Tally = {
  events: 0,
  users: 0,
  sessions: 0,
  seconds: null,
  values: 0,
  sum: 0,
  latest: null,
  isWhole: true,
};

/** What a measure is counted from, each thing once. */
export function countedIn(measure: Measure): readonly CountedMeasure[] {
  if (measure.kind === 'seats') return [];
  if (measure.kind !== 'ratio') return [measure];
  const parts = [...countedIn(measure.of), ...countedIn(measure.per)];
  return [...new Map(parts.map((part) => [keyOfCounted(part), part])).values()];
}

/** Tells two counted measures apart. */
export function keyOfCounted(counted: CountedMeasure): string {
  return JSON.stringify(counted);
}
