import { z } from 'zod';

const LONGEST_LABEL = 255;
const LONGEST_TEXT = 4_000;
/** Larger figures are slips of the keyboard, and their differences would no longer be exact. */
const LARGEST_NUMBER = 1e12;

/** Neither control characters nor halves of characters: neither prints, and not every database takes them. */
const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;

/** A name or title: one line, spaces around it do not count. */
export const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LABEL)
  .regex(ONE_LINE, 'has control characters: write it in one line of plain text');

/** A text of any number of lines. */
export const textSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .regex(LINES, 'has control characters: write plain text');

/** Other years are slips of the keyboard, and calendars stop knowing them. */
const YEARS = /^(?:19[7-9]\d|2[01]\d\d)-/;
const WRONG_YEAR = 'must be within the years 1970 to 2199';

/** What is no date at all is told once, as such. */
const YEARS_OF_DATES = /^(?:19[7-9]\d|2[01]\d\d)-|^(?!\d{4}-\d\d-\d\d$)/;

export const daySchema = z.iso.date().regex(YEARS_OF_DATES, WRONG_YEAR).meta({
  description: "A calendar date in the portal's time zone.",
  example: '2026-06-30',
});

/** An instant, or a date for the midnight with which it begins in the portal's zone. */
export const momentOrDaySchema = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'is no date: write 2026-01-31, or 2026-01-31T14:30:00Z with its zone',
  })
  .refine((text) => YEARS.test(text), WRONG_YEAR)
  .meta({
    description: "ISO 8601 with a zone; a date alone is midnight in the portal's time zone.",
    example: '2026-01-31',
  });

/** A figure in the unit of its metric. */
export const numberSchema = z.number().min(-LARGEST_NUMBER).max(LARGEST_NUMBER);

/** An amount of money; more digits than the portal's currency has are refused where that is known. */
export const amountSchema = z.number().min(0).max(LARGEST_NUMBER).meta({
  description: "In major units of the portal's currency, with at most its digits.",
  example: 1250.5,
});

/** A figure that counts something. */
export const quantitySchema = z.number().min(0).max(LARGEST_NUMBER);

export const shareSchema = z.number().min(0).max(1).meta({
  description: 'A share from 0 to 1: 0.4 is 40 %.',
  example: 0.4,
});

export const webAddressSchema = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2_000)
  .meta({ example: 'https://example.com/page' });

export const weightSchema = z
  .number()
  .positive()
  .max(1_000)
  .meta({ description: 'Relative to the others; 1 by default.', example: 1 });

/** The HubSpot company id. */
export const companyIdSchema = z
  .string()
  .regex(/^\d{1,20}$/, 'is not a HubSpot company id, which is digits')
  .meta({ description: 'HubSpot company id; a merged one leads to its survivor.', example: '512' });

/** The HubSpot deal id. */
export const dealIdSchema = z
  .string()
  .regex(/^\d{1,20}$/, 'is not a HubSpot deal id, which is digits')
  .meta({ description: 'HubSpot deal id.', example: '9876' });

/** The id of something we keep: a goal, a metric. */
export const recordIdSchema = z
  .string()
  .min(1)
  .max(LONGEST_LABEL)
  .regex(ONE_LINE, 'has control characters: copy the id as it was answered');

export const idempotencyKeySchema = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'is not plain: use letters, digits and signs without spaces')
  .meta({
    description:
      'The same for every repeat of one request, and new for each new one. A repeat gets the first answer again and changes nothing.',
    example: '0b6f7a52-6a2c-4a86-9a50-0d1b2a8f6f11',
  });

/** What every write may say: which one it is. */
export const requestIdShape = { requestId: idempotencyKeySchema.optional() };

export const versionSchema = z
  .int()
  .positive()
  .max(2 ** 31 - 1)
  .meta({ description: 'The version that was read.', example: 3 });
