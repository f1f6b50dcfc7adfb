import { QUOTE, type QuoteInput } from '../../records/quotes.ts';
import { day, label, requiredLabel, requiredText, text, word } from '../cells.ts';
import { missing } from '../refuse.ts';
import { goalNamed } from './goal-named.ts';
import type { RecordFile } from './record-rows.ts';

type QuoteDraft = Omit<QuoteInput, 'goalId'> & { goal: string | null };

/** What people of the customer said (M47). */
export const QUOTES_FILE: RecordFile<'quote', QuoteDraft, QuoteInput> = {
  rules: QUOTE,
  read: (row, reading) => ({
    text: requiredText(row, 'text'),
    by: requiredLabel(row, 'by'),
    role: label(row, 'role'),
    on: day(row, 'on', reading) ?? missing('on'),
    goal: label(row, 'goal'),
    source: text(row, 'source'),
    external: word(row, 'external', ['yes', 'no'], YES_OR_NO) === 'yes',
  }),
  input: ({ goal, ...quote }, { goals }) => ({
    ...quote,
    goalId: goal === null ? null : goalNamed(goals, goal).id,
  }),
  day: ({ on }) => on,
};

const YES_OR_NO = { true: 'yes', '1': 'yes', false: 'no', '0': 'no' } as const;
