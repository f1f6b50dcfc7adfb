import { idOf } from '../identity.ts';
import type { Review } from '../ports/records.ts';
import { pastDay, text } from './checks.ts';
import { faultsOf } from './faults.ts';
import type { RecordRules } from './record-rules.ts';
import { correcting, ending, recording } from './steps.ts';

export type ReviewInput = Omit<Review, 'id'>;

/** A review held with the customer (M85): known by its day and the goals it was about. */
export const REVIEW: RecordRules<'review', ReviewInput> = {
  kind: 'review',
  faults: ({ heldOn, goalIds, attendees, notes }, moment) =>
    faultsOf({
      heldOn: pastDay(heldOn, moment),
      goalIds: goalIds?.length === 0 ? 'is empty: name a goal, or leave it out for all' : null,
      attendees: text(attendees),
      notes: text(notes),
    }),
  goalIds: ({ goalIds }) =>
    Object.fromEntries((goalIds ?? []).map((goalId, index) => [`goalIds.${index}`, goalId])),
  body({ heldOn, goalIds, attendees, notes }) {
    const named = goalIds === null ? null : [...new Set(goalIds)].toSorted();
    return {
      id: idOf('review', heldOn, named === null ? null : named.join(' ')),
      heldOn,
      goalIds: named,
      attendees,
      notes,
    };
  },
};

export const recordReview = recording(REVIEW);
export const correctReview = correcting(REVIEW);
export const withdrawReview = ending('review');
