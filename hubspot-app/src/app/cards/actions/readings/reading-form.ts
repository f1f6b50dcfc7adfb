import type { Day } from '@attain/shared/domain/basics/time';

import { type Faults, faultsOf, given, number, optionalText, pastDay } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';

export type ReadingDraft = {
  value: number | null;
  measuredAt: Day | null;
  source: string;
  evidence: string;
};

/** A reading is mostly entered on the day that it is taken. */
export function newReading(today: Day): ReadingDraft {
  return { value: null, measuredAt: today, source: '', evidence: '' };
}

export function readingFields(unit: string): readonly Field<ReadingDraft>[] {
  return [
    { as: 'number', name: 'value', label: 'Value', required: true, hint: `In ${unit}.` },
    {
      ...{ as: 'day', name: 'measuredAt', label: 'Measured on', required: true },
      hint: 'A reading of a day that has one corrects it. Both stay in the history.',
    },
    { as: 'line', name: 'source', label: 'Source', hint: 'Where it was read, such as a report.' },
    { as: 'text', name: 'evidence', label: 'Evidence', hint: 'Where it can be seen: a link.' },
  ];
}

export function readingFaults(draft: ReadingDraft, today: Day): Faults {
  const { value, measuredAt, source, evidence } = draft;
  return faultsOf({
    value: number(value),
    measuredAt: pastDay(measuredAt, today),
    source: optionalText(source),
    evidence: optionalText(evidence),
  });
}

/** Body of `POST .../metrics/:metricId/readings`. */
export function readingBody({ value, measuredAt, source, evidence }: ReadingDraft) {
  return {
    readings: [{ value, measuredAt, source: given(source), evidence: given(evidence) }],
  };
}

const ONE = 'readings[0].';

export function readingField(apiField: string): string | null {
  return apiField.startsWith(ONE) ? apiField.slice(ONE.length) : null;
}
