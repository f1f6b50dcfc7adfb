import { ADVOCACY_ACTIVITIES, type AdvocacyRecord } from '@attain/shared/domain/lifecycle/inputs';

import { ADVOCACY, type AdvocacyInput } from '../../records/advocacy.ts';
import { day, text, word } from '../cells.ts';
import { missing } from '../refuse.ts';
import type { RecordFile } from './record-rows.ts';

const ACTIVITIES: readonly AdvocacyRecord['activity'][] = [
  ...Object.values(ADVOCACY_ACTIVITIES).flat(),
  'referral',
];

/** What customers did for us (A38-A41). */
export const ADVOCACY_FILE: RecordFile<'advocacy', AdvocacyInput, AdvocacyInput> = {
  rules: ADVOCACY,
  read: (row, reading) => ({
    activity: word(row, 'activity', ACTIVITIES) ?? missing('activity'),
    on: day(row, 'on', reading) ?? missing('on'),
    note: text(row, 'note'),
    link: text(row, 'link'),
  }),
  input: (draft) => draft,
  day: ({ on }) => on,
};
