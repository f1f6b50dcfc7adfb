import type { DaySpan, WeekStart } from '@attain/shared/domain/usage/day-span';
import type { CountedMeasure, Measure, NamedMeasure } from '@attain/shared/domain/usage/measure';
import type { MeasurableComponent } from '@attain/shared/domain/health/inputs';

import { SEATS } from '../config/measure-faults.ts';
import type { UsageConfiguration } from '../config/usage.ts';
import { type MeasureConfiguration, WEEKDAYS } from '../config/usage-measures.ts';

/** A metric whose readings are a measure. */
export type BoundMetric = {
  metric: string;
  /** Title of its goal; `null` = of whichever goal. */
  goal: string | null;
  measure: NamedMeasure;
  /** So many of the last full periods are measured. */
  periods: number;
};

export type BoundComponent = { component: MeasurableComponent; measure: NamedMeasure };

/** `valueLine` is the source metric of the lines whose volume the measure is. */
export type BoundActivity = { activity: string; valueLine: string; measure: NamedMeasure };

/** What the configuration measures of usage, and what that feeds. */
export type UsageMeasures = {
  readings: readonly BoundMetric[];
  healthInputs: readonly BoundComponent[];
  activities: readonly BoundActivity[];
  weekStart: WeekStart;
  keptDays: { users: number; cells: number };
};

type Source = Pick<
  UsageConfiguration,
  'measures' | 'readings' | 'healthInputs' | 'activities' | 'weekStartsOn' | 'retention'
>;

/** The configuration with its names resolved; it was checked for names that lead nowhere or in circles. */
export function usageMeasures(configuration: Source): UsageMeasures {
  const { measures, readings, healthInputs, activities, weekStartsOn, retention } = configuration;
  const named = (name: string) => namedMeasure(name, measures);
  return {
    readings: readings.map((reading) => ({ ...reading, measure: named(reading.measure) })),
    healthInputs: Object.entries(healthInputs).map(([component, name]) => ({
      component: component as MeasurableComponent,
      measure: named(name),
    })),
    activities: activities.map((activity) => ({ ...activity, measure: named(activity.measure) })),
    weekStart: WEEKDAYS.indexOf(weekStartsOn) as WeekStart,
    keptDays: { users: retention.userDays, cells: retention.cellDays },
  };
}

/** Of days as old as these, nothing is kept of what a measure counts. */
export function isForgotten(
  { first }: DaySpan,
  counted: readonly CountedMeasure[],
  today: number,
  { keptDays }: Pick<UsageMeasures, 'keptDays'>,
): boolean {
  return counted.some(
    (each) => first < today - (isOfUsers(each) ? keptDays.users : keptDays.cells),
  );
}

function isOfUsers(counted: CountedMeasure): boolean {
  const { kind } = counted;
  return kind === 'users' || kind === 'sessions' || (kind === 'duration' && !counted.events);
}

function namedMeasure(name: string, measures: Source['measures']): NamedMeasure {
  const configured = measureNamed(name, measures);
  const { period, trailingDays } = configured;
  return {
    name,
    span: period === null ? { kind: 'trailing', days: trailingDays } : { kind: 'period', period },
    measure: measureOf(configured, measures),
  };
}

function measureOf(configured: MeasureConfiguration, measures: Source['measures']): Measure {
  switch (configured.kind) {
    case 'count':
      return { kind: 'count', events: configured.events };
    case 'users':
      return { kind: 'users', events: configured.events };
    case 'sessions':
      return { kind: 'sessions' };
    case 'duration':
      return { kind: 'duration', events: configured.events, unit: configured.unit };
    case 'property': {
      const { events, property, take } = configured;
      return { kind: 'property', events, property, take };
    }
    case 'ratio': {
      const part = (name: string): Measure =>
        name === SEATS ? { kind: 'seats' } : measureOf(measureNamed(name, measures), measures);
      return {
        kind: 'ratio',
        of: part(configured.of),
        per: part(configured.per),
        times: configured.times,
      };
    }
  }
}

function measureNamed(name: string, measures: Source['measures']): MeasureConfiguration {
  const measure = measures[name];
  if (measure === undefined) throw new Error(`usage.measures has no "${name}"`);
  return measure;
}
