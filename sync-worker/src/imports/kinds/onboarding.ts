import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';

import { ONBOARDING_TICK, type OnboardingTick } from '../../records/onboarding.ts';
import { day, text, word } from '../cells.ts';
import { missing } from '../refuse.ts';
import type { RecordFile } from './record-rows.ts';

/** Items of the onboarding checklist that were done (A09). */
export const ONBOARDING_FILE: RecordFile<'onboarding', OnboardingTick, OnboardingTick> = {
  rules: ONBOARDING_TICK,
  read: (row, reading) => ({
    item: word(row, 'item', ONBOARDING_ITEMS) ?? missing('item'),
    doneOn: day(row, 'done_on', reading) ?? missing('done_on'),
    note: text(row, 'note'),
  }),
  input: (draft) => draft,
};
