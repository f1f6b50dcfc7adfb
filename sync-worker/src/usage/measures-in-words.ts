import { COMPONENT_NAME } from '@attain/shared/domain/basics/plain-words';
import { measureInWords } from '@attain/shared/domain/usage/measure-words';

import type { UsageMeasures } from './measures.ts';

/** What is measured of product usage and what it feeds, a line each, as an administrator checks it. */
export function measuresInWords({
  readings,
  healthInputs,
  activities,
}: UsageMeasures): readonly string[] {
  return [
    ...readings.map(
      ({ metric, goal, measure }) =>
        `metric "${metric}"${goal === null ? '' : ` of "${goal}"`} = ${measureInWords(measure)}`,
    ),
    ...healthInputs.map(
      ({ component, measure }) => `${COMPONENT_NAME[component]} = ${measureInWords(measure)}`,
    ),
    ...activities.map(
      ({ activity, valueLine, measure }) =>
        `activity "${activity}" of "${valueLine}" = ${measureInWords(measure)}`,
    ),
  ];
}
