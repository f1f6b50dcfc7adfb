import { isDeepStrictEqual } from 'node:util';

import { OVERRIDE, type OverrideInput } from '../../records/overrides.ts';
import { day, requiredLabel, requiredText, word } from '../cells.ts';
import { missing } from '../refuse.ts';
import type { RecordFile } from './record-rows.ts';

type OverrideDraft = OverrideInput & { by: string };

/** What people hold a company's health to be, with reason and expiry: one for a company. */
export const OVERRIDES_FILE: RecordFile<'override', OverrideDraft, OverrideInput> = {
  rules: OVERRIDE,
  read: (row, reading) => ({
    band: word(row, 'band', ['healthy', 'stable', 'at_risk', 'critical']) ?? missing('band'),
    reason: requiredText(row, 'reason'),
    by: requiredLabel(row, 'by'),
    until: day(row, 'until', reading) ?? missing('until'),
  }),
  input: ({ band, reason, until }) => ({ band, reason, until }),
  who: ({ by }) => by,
  // A file does not say when the judgement was made: it is when it was first told.
  saysTheSame: (stored, told) => isDeepStrictEqual({ ...stored, at: told.at }, told),
};
