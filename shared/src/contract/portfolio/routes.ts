import { z } from 'zod';

import { CHANGE_DIRECTIONS, CHANGE_KINDS } from '../../domain/portfolio/account-changes.ts';
import type { RouteContract } from '../route.ts';
import { portfolioAccountsSchema } from './accounts.ts';
import { filterShape, ownerSchema } from './filter.ts';
import {
  portfolioChangesSchema,
  portfolioRenewalsSchema,
  portfolioScorecardsSchema,
  portfolioTodaySchema,
} from './overview.ts';

const LARGEST_PAGE = 100;

const afterSchema = z
  .string()
  .max(1_000)
  .meta({
    description: '`next` of the page before, for the same list.',
    example: 'eyJzIjoiaGVhbHRoIn0',
  })
  .optional();

const limitSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(LARGEST_PAGE)
  .default(25)
  .meta({ description: 'How many lines at most.', example: 25 });

const reading = {
  method: 'get',
  tag: 'Portfolio',
  params: z.object({}),
  refusals: [],
  version: 'none',
} as const;

export const portfolioAccountsRoute = {
  ...reading,
  path: '/api/portfolio/accounts',
  operationId: 'portfolioAccounts',
  summary: 'Accounts, the worst first, page by page',
  query: z.object({
    ...filterShape,
    sort: z
      .enum(['urgency', 'health', 'success', 'attainment', 'renewal', 'value', 'coverage', 'name'])
      .default('urgency')
      .meta({
        description:
          'What they are in order by; accounts without it come last. Urgency: the escalated first, then the lowest health.',
      }),
    order: z.enum(['asc', 'desc']).default('asc').meta({ example: 'asc' }),
    after: afterSchema,
    limit: limitSchema,
    counts: z.enum(['true', 'false']).default('true').meta({
      description: 'Whether to count what is chosen; a second page does not need it.',
      example: 'true',
    }),
  }),
  answers: {
    200: { description: 'As of the latest scoring of each.', body: portfolioAccountsSchema },
  },
} as const satisfies RouteContract;

export const portfolioRenewalsRoute = {
  ...reading,
  path: '/api/portfolio/renewals',
  operationId: 'portfolioRenewals',
  summary: 'Renewals by quarter and play',
  query: z.object(filterShape),
  answers: {
    200: { description: 'Quarters in order, overdue ones first.', body: portfolioRenewalsSchema },
  },
} as const satisfies RouteContract;

export const portfolioScorecardsRoute = {
  ...reading,
  path: '/api/portfolio/scorecards',
  operationId: 'portfolioScorecards',
  summary: 'Every KPI with its target, and the two scorecards',
  query: z.object({}),
  answers: {
    200: {
      description:
        'Computed once a day, and after a sync that scored over a tenth of the accounts.',
      body: portfolioScorecardsSchema,
    },
  },
} as const satisfies RouteContract;

export const portfolioChangesRoute = {
  ...reading,
  path: '/api/portfolio/changes',
  operationId: 'portfolioChanges',
  summary: 'What changed lately, the newest first',
  query: z.object({
    owner: ownerSchema,
    days: z.coerce.number().int().min(1).max(90).default(7).meta({
      description: 'How many days back, today included.',
      example: 7,
    }),
    kind: z.enum(CHANGE_KINDS).optional().meta({ example: 'health' }),
    direction: z.enum(CHANGE_DIRECTIONS).optional().meta({ example: 'worse' }),
    after: afterSchema,
    limit: limitSchema,
  }),
  answers: { 200: { description: 'As of now.', body: portfolioChangesSchema } },
} as const satisfies RouteContract;

export const portfolioTodayRoute = {
  ...reading,
  path: '/api/portfolio/today',
  operationId: 'portfolioToday',
  summary: 'The daily checklist: how many accounts each check finds, and the worst of them',
  query: z.object({ owner: ownerSchema }),
  answers: { 200: { description: 'As of today.', body: portfolioTodaySchema } },
} as const satisfies RouteContract;

export const portfolioRoutes: readonly RouteContract[] = [
  portfolioAccountsRoute,
  portfolioRenewalsRoute,
  portfolioScorecardsRoute,
  portfolioChangesRoute,
  portfolioTodayRoute,
];
