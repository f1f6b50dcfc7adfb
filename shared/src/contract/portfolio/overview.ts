import { z } from 'zod';

import { CHANGE_DIRECTIONS, CHANGE_KINDS } from '../../domain/portfolio/account-changes.ts';
import { DAILY_CHECKS } from '../../domain/portfolio/daily-checks.ts';
import { KPI_CODES } from '../../domain/portfolio/kpi.ts';
import { renewalPlaySchema } from '../account-figures.ts';

const renewalPlayCountSchema = z.object({
  play: renewalPlaySchema,
  accounts: z.number(),
  atRisk: z.number().meta({ description: 'Of them, those of health at risk or critical.' }),
  yearlyValue: z.number().meta({ description: 'Of contracts whose value is known.' }),
  valued: z.number().meta({ description: 'Accounts whose yearly value is known.' }),
});

export const portfolioRenewalsSchema = z
  .object({
    today: z.iso.date(),
    currency: z.string().nullable(),
    quarters: z.array(
      z.object({
        quarter: z.string().meta({ example: '2026-Q4' }),
        accounts: z.number(),
        atRisk: z.number(),
        yearlyValue: z.number(),
        valued: z.number(),
        plays: z.array(renewalPlayCountSchema),
      }),
    ),
  })
  .meta({ id: 'PortfolioRenewals' });
export type PortfolioRenewals = z.input<typeof portfolioRenewalsSchema>;

const kpiSchema = z
  .object({
    code: z.enum(KPI_CODES),
    title: z.string(),
    definition: z.string(),
    window: z.string().meta({ description: 'Over which time it is taken, in words.' }),
    unit: z.enum(['fraction', 'days', 'points', 'rating', 'score', 'count']),
    value: z.number().nullable(),
    target: z.number().nullable(),
    met: z.boolean().nullable(),
    better: z.enum(['higher', 'lower']),
    notice: z.string().nullable().meta({ description: 'Why there is no figure.' }),
    accounts: z.number().meta({ description: 'Accounts with data.' }),
    of: z.number().meta({ description: 'Accounts that it is about.' }),
  })
  .meta({ id: 'Kpi' });
export type KpiView = z.input<typeof kpiSchema>;

const scorecardSchema = z.object({
  score: z.number().nullable(),
  coverage: z.number().meta({ description: 'Share of the weights that had data, 0 to 1.' }),
  lines: z.array(
    z.object({ kpi: z.enum(KPI_CODES), weight: z.number(), attained: z.number().nullable() }),
  ),
});

export const portfolioScorecardsSchema = z
  .object({
    today: z.iso.date(),
    report: z
      .object({
        asOf: z.iso.datetime(),
        accounts: z.number(),
        scorecards: z.object({ monthly: scorecardSchema, success: scorecardSchema }),
        funnel: z.array(
          z.object({
            step: z.enum(KPI_CODES),
            accounts: z.number(),
            through: z.number(),
            of: z.number(),
          }),
        ),
        kpis: z.array(kpiSchema),
      })
      .nullable()
      .meta({ description: 'null: the first one comes with the next sync.' }),
  })
  .meta({ id: 'PortfolioScorecards' });
export type PortfolioScorecards = z.input<typeof portfolioScorecardsSchema>;

const changeSchema = z.object({
  companyId: z.string(),
  name: z.string().nullable(),
  on: z.iso.date(),
  kind: z.enum(CHANGE_KINDS),
  direction: z.enum(CHANGE_DIRECTIONS),
  before: z.string(),
  after: z.string(),
  goal: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type PortfolioChange = z.input<typeof changeSchema>;

export const portfolioChangesSchema = z
  .object({
    today: z.iso.date(),
    since: z.iso.date(),
    counts: z.array(
      z.object({
        kind: z.enum(CHANGE_KINDS),
        direction: z.enum(CHANGE_DIRECTIONS),
        changes: z.number(),
      }),
    ),
    changes: z.array(changeSchema),
    next: z.string().nullable(),
  })
  .meta({ id: 'PortfolioChanges' });
export type PortfolioChanges = z.input<typeof portfolioChangesSchema>;

export const portfolioTodaySchema = z
  .object({
    today: z.iso.date(),
    checks: z.array(
      z.object({
        check: z.enum(DAILY_CHECKS),
        accounts: z.number(),
        worst: z
          .array(
            z.object({
              companyId: z.string(),
              name: z.string().nullable(),
              health: z.number().nullable(),
              reason: z.string().nullable(),
              action: z.string().nullable(),
            }),
          )
          .meta({ description: 'Those of the lowest health.' }),
      }),
    ),
  })
  .meta({ id: 'PortfolioToday' });
export type PortfolioToday = z.input<typeof portfolioTodaySchema>;
