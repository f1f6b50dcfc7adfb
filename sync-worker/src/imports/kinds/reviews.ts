import { REVIEW, type ReviewInput } from '../../records/reviews.ts';
import { day, text } from '../cells.ts';
import { listed } from '../listed.ts';
import { missing } from '../refuse.ts';
import { goalNamed } from './goal-named.ts';
import type { RecordFile } from './record-rows.ts';

type ReviewDraft = Omit<ReviewInput, 'goalIds'> & { goals: readonly string[] };

/** Reviews held with the customer (M85), of the goals they name or of all. */
export const REVIEWS_FILE: RecordFile<'review', ReviewDraft, ReviewInput> = {
  rules: REVIEW,
  read: (row, reading) => ({
    heldOn: day(row, 'held_on', reading) ?? missing('held_on'),
    goals: listed(row, 'goals'),
    attendees: text(row, 'attendees'),
    notes: text(row, 'notes'),
  }),
  input: ({ goals: titles, ...review }, { goals }) => ({
    ...review,
    goalIds: titles.length === 0 ? null : titles.map((title) => goalNamed(goals, title).id),
  }),
  day: ({ heldOn }) => heldOn,
};
