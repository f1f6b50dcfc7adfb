import { comparable } from '@attain/shared/domain/basics/comparable';

import type { z } from 'zod';

import type { MeasuresConfiguration } from './usage-measures.ts';

type Path = (string | number)[];
type MeasureFault = { path: Path; message: string };

/** What a ratio may be taken per beside the measures. */
export const SEATS = 'seats';

/** Refuses names of measures that do not exist, circles, and metrics that are bound twice, each with its path. */
export function checkMeasures(
  configuration: MeasuresConfiguration,
  context: z.core.$RefinementCtx,
): void {
  const faults = [
    ...seatsFaults(configuration),
    ...unknownNames(configuration),
    ...circles(configuration),
    ...boundTwice(configuration),
  ];
  for (const fault of faults) context.addIssue({ code: 'custom', ...fault });
}

function seatsFaults({ measures }: MeasuresConfiguration): MeasureFault[] {
  if (!Object.hasOwn(measures, SEATS)) return [];
  return [{ path: ['measures', SEATS], message: '"seats" are the licensed seats: name it anew' }];
}

function unknownNames({ measures, readings, healthInputs, activities }: MeasuresConfiguration) {
  const named: { path: Path; name: string }[] = [];
  const add = (name: string, ...path: Path) => named.push({ path, name });
  for (const [at, { measure }] of readings.entries()) add(measure, 'readings', at, 'measure');
  for (const [key, name] of Object.entries(healthInputs)) add(name, 'healthInputs', key);
  for (const [at, { measure }] of activities.entries()) add(measure, 'activities', at, 'measure');
  for (const [name, measure] of Object.entries(measures)) {
    if (measure.kind !== 'ratio') continue;
    add(measure.of, 'measures', name, 'of');
    if (measure.per !== SEATS) add(measure.per, 'measures', name, 'per');
  }
  return named
    .filter(({ name }) => !Object.hasOwn(measures, name))
    .map(({ path, name }): MeasureFault => {
      return { path, message: `"${name}" is no measure: add it to usage.measures` };
    });
}

/** Ratios that lead back to themselves; told once each, at their own name. */
function circles({ measures }: MeasuresConfiguration): MeasureFault[] {
  const partsOf = (name: string): readonly string[] => {
    const measure = measures[name];
    return measure?.kind === 'ratio' ? [measure.of, measure.per] : [];
  };
  const leadsTo = (from: string, goal: string, passed: Set<string>): boolean =>
    partsOf(from).some((part) => {
      if (part === goal) return true;
      if (passed.has(part)) return false;
      passed.add(part);
      return leadsTo(part, goal, passed);
    });
  return Object.keys(measures)
    .filter((name) => leadsTo(name, name, new Set()))
    .map((name) => ({ path: ['measures', name], message: 'is made of itself' }));
}

/** Two measures of one metric would take turns in correcting each other. */
function boundTwice({ readings }: MeasuresConfiguration): MeasureFault[] {
  return readings.flatMap((reading, at) => {
    const first = readings.findIndex(
      (other) =>
        comparable(other.metric) === comparable(reading.metric) &&
        comparable(other.goal ?? '') === comparable(reading.goal ?? ''),
    );
    const message = `"${reading.metric}" has a measure in readings.${first}: keep one`;
    return first === at ? [] : [{ path: ['readings', at, 'metric'], message }];
  });
}
