import { z } from 'zod';

const LONGEST = 365;

const days = z.number().int().min(1).max(LONGEST);

/** How reports are handed to customers by a link. */
export const sharingSchema = z
  .strictObject({
    linkDays: days
      .default(30)
      .describe('Days for which a shared report can be opened, where nobody says otherwise.'),
    longestDays: days.default(90).describe('Days for which somebody may share a report at most.'),
    codeDigits: z
      .number()
      .int()
      .min(6)
      .max(8)
      .default(6)
      .describe('Digits of the code that a shared report can be guarded by.'),
  })
  .refine(({ linkDays, longestDays }) => linkDays <= longestDays, {
    path: ['linkDays'],
    error: 'is more than longestDays',
  });
