import { z } from 'zod';

import { DAILY_CHECKS } from '../../domain/portfolio/daily-checks.ts';
import {
  escalationSchema,
  healthBandSchema,
  lifecycleStageSchema,
  renewalPlaySchema,
  renewalStageSchema,
} from '../account-figures.ts';

const LONGEST = 200;

/** One or more words of a closed list. */
function someOf<const Word extends string>(words: readonly Word[], description: string) {
  const word = `(?:${words.join('|')})`;
  return z
    .string()
    .max(LONGEST)
    .regex(
      new RegExp(`^${word}(?:,${word})*$`),
      `must be one or more of ${words.join(', ')}, separated by commas`,
    )
    .meta({ description: `${description} Several are separated by commas.`, example: words[0] })
    .transform((text) => text.split(',') as Word[])
    .optional();
}

const oneLine = z
  .string()
  .max(LONGEST)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line of text');

export const ownerSchema = z
  .string()
  .regex(/^\d{0,20}$/, 'must be the id of an owner in HubSpot, which is digits, or empty')
  .meta({
    description: "Whose accounts: an owner's id in HubSpot; empty for accounts of nobody.",
    example: '81',
  })
  .optional();

/** Which accounts; the same wherever accounts are listed or counted. */
export const filterShape = {
  owner: ownerSchema,
  segment: oneLine
    .meta({ description: 'Accounts of this segment; empty for those without.', example: 'smb' })
    .optional(),
  band: someOf(healthBandSchema.options, 'Bands of health.'),
  quarter: z
    .string()
    .regex(/^(?:\d{4}-Q[1-4])?$/, 'must be a quarter such as 2026-Q4, or empty')
    .meta({
      description: 'Accounts that renew in this quarter; empty for those without a date.',
      example: '2026-Q4',
    })
    .optional(),
  play: someOf(renewalPlaySchema.options, 'Plays of the renewal.'),
  stage: someOf(renewalStageSchema.options, 'Stages of the renewal.'),
  lifecycle: someOf(lifecycleStageSchema.options, 'Stages from definition to proof.'),
  escalation: someOf(escalationSchema.options, 'Escalations.'),
  check: z
    .enum(DAILY_CHECKS)
    .meta({ description: 'Accounts on the list of a daily check.', example: 'low_usage' })
    .optional(),
  search: oneLine
    .trim()
    .meta({ description: 'Part of the name, in large or small letters.', example: 'acme' })
    .optional(),
};
