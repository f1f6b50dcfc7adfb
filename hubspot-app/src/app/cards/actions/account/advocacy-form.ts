import type { Day } from '@attain/shared/domain/basics/time';

import {
  chosen,
  type Faults,
  faultsOf,
  given,
  optionalText,
  optionalWebAddress,
  pastDay,
} from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { ADVOCACY_ACTIVITIES } from '../words.ts';

export type AdvocacyDraft = { activity: string; on: Day | null; note: string; link: string };

export function newAdvocacy(today: Day): AdvocacyDraft {
  return { activity: '', on: today, note: '', link: '' };
}

export const ADVOCACY_FIELDS: readonly Field<AdvocacyDraft>[] = [
  {
    ...{ as: 'choice', name: 'activity', label: 'What they did', required: true },
    options: ADVOCACY_ACTIVITIES,
  },
  { as: 'day', name: 'on', label: 'When', required: true },
  { as: 'line', name: 'link', label: 'Link', hint: 'Where it can be seen.' },
  { as: 'text', name: 'note', label: 'Note' },
];

export function advocacyFaults({ activity, on, note, link }: AdvocacyDraft, today: Day): Faults {
  return faultsOf({
    activity: chosen(activity),
    on: pastDay(on, today),
    note: optionalText(note),
    link: optionalWebAddress(link),
  });
}

/** Body of `POST .../advocacy-activities`. */
export function advocacyBody({ activity, on, note, link }: AdvocacyDraft) {
  return { activity, on, note: given(note), link: given(link) };
}
