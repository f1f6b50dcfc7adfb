import type { CompanyGoal } from '../config/goal-mapping.ts';
import type { Mapping } from '../config/mapping.ts';

/** The company properties that goals and readings are mapped to. */
export function companyGoalProperties({ goals, readings }: Mapping): readonly string[] {
  const ofReadings = readings.flatMap((reading) =>
    reading.object === 'company' ? [reading.property, reading.measuredAt] : [],
  );
  return named([...goals.companyProperties.flatMap(propertiesOf), ...ofReadings]);
}

/** Every property that one goal is mapped to. */
function propertiesOf(goal: CompanyGoal): readonly unknown[] {
  const { title: _, outcomeCategory: _o, vlaCategory: _v, weight: _w, metrics, ...mapped } = goal;
  return [
    ...Object.values(mapped),
    ...metrics.flatMap(({ target, baseline, baselineAt, current, measuredAt }) => [
      target,
      baseline,
      baselineAt,
      current,
      measuredAt,
    ]),
  ];
}

/** The deal properties that readings are mapped to. */
export function dealReadingProperties({ readings }: Mapping): readonly string[] {
  return named(
    readings.flatMap((reading) =>
      reading.object === 'deal' ? [reading.property, reading.measuredAt] : [],
    ),
  );
}

/** The properties of the custom object that goals are mapped to. */
export function goalRecordProperties({ goals: { customObject } }: Mapping): readonly string[] {
  return named(Object.values(customObject?.properties ?? {}));
}

/** The property names among what is mapped: constants are numbers, and null is not mapped. */
function named(mapped: readonly unknown[]): readonly string[] {
  return [...new Set(mapped.filter((name) => typeof name === 'string'))];
}
