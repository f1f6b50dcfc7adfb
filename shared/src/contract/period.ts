import { z } from 'zod';

import type { PeriodChoice } from '../domain/value/chosen-period.ts';
import { daySchema } from './fields.ts';

const NAMED = ['contract', 'all', 'ytd', 'quarter', '12m'] as const;
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const CHOICES = `must be ${NAMED.join(', ')} or a range of two dates`;

/** What value, ROI and trends are about (M10); the reporting period where nothing is said. */
export const periodSchema = z
  .string()
  .regex(/^(?:contract|all|ytd|quarter|12m|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/, {
    error: CHOICES,
    abort: true,
  })
  .default('contract')
  .meta({
    description:
      'What value, ROI and trends are about: contract (to date), all, ytd, quarter, 12m, or YYYY-MM-DD..YYYY-MM-DD, which ends today at the latest. Goals stand as of today.',
    example: '2026-01-01..2026-06-30',
  })
  .transform((text, context): PeriodChoice => {
    const kind = NAMED.find((name) => name === text);
    if (kind !== undefined) return { kind };
    const [, from = '', to = ''] = RANGE.exec(text) ?? [];
    const refuse = (message: string) => {
      context.addIssue(message);
      return z.NEVER;
    };
    if (![from, to].every((day) => daySchema.safeParse(day).success))
      return refuse('must be a range of two days that the calendar has, of the years 1970 to 2199');
    if (from > to) return refuse('ends before it starts: swap the two dates');
    return { kind: 'range', from, to };
  });
