import { z } from 'zod';

import { accountFiguresSchema } from '../account-figures.ts';

const ownerViewSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable().meta({ description: 'As HubSpot says it; null: not known.' }),
  })
  .meta({ id: 'Owner' });

const portfolioAccountSchema = z
  .object({
    companyId: z.string(),
    name: z.string().nullable(),
    owner: ownerViewSchema.nullable(),
    segment: z.string().nullable(),
    yearlyValue: z
      .number()
      .nullable()
      .meta({ description: 'What the contract is worth in a year, in major units.' }),
    figures: accountFiguresSchema.pick({
      health: true,
      agreements: true,
      success: true,
      value: true,
      renewal: true,
      lifecycleStage: true,
      escalation: true,
      nextAction: true,
    }),
    healthChange: z
      .number()
      .nullable()
      .meta({ description: 'Points of health within the last week; null: there was no score.' }),
    goalsAtRisk: z.array(z.string()).meta({ description: 'Titles of goals at risk or not met.' }),
    why: z.array(z.string()).meta({ description: 'Why it stands so, in words.' }),
    actions: z
      .array(z.object({ text: z.string(), reason: z.string() }))
      .meta({ description: 'What to do, the most urgent first.' }),
    scoredAt: z.iso.datetime(),
  })
  .meta({ id: 'PortfolioAccount' });
export type PortfolioAccount = z.input<typeof portfolioAccountSchema>;

const countsSchema = z.array(
  z.object({
    value: z.string(),
    name: z.string().nullable().optional(),
    accounts: z.number(),
  }),
);

const facetCountsSchema = z
  .object({
    owner: countsSchema,
    segment: countsSchema,
    band: countsSchema,
    quarter: countsSchema,
    play: countsSchema,
    stage: countsSchema,
    lifecycle: countsSchema,
    escalation: countsSchema,
  })
  .meta({ id: 'PortfolioCounts' });

export const portfolioAccountsSchema = z
  .object({
    today: z.iso.date(),
    currency: z.string().nullable().meta({ description: "Of amounts: the portal's." }),
    accounts: z.array(portfolioAccountSchema),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Give it as `after` for the next page; null: this was the last.' }),
    total: z.number().nullable().meta({ description: 'Accounts chosen; null: not asked for.' }),
    counts: facetCountsSchema.nullable().meta({
      description:
        'By list, how many accounts each of its values has under the other filters; null: not asked for.',
    }),
  })
  .meta({ id: 'PortfolioAccounts' });
export type PortfolioAccounts = z.input<typeof portfolioAccountsSchema>;
