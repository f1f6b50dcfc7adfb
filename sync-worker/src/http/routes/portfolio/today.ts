import { portfolioTodayRoute } from '@attain/shared/contract/portfolio/routes';
import { portfolioAccount } from '@attain/shared/contract/portfolio/account-of';
import { dailyCheckReason } from '@attain/shared/domain/portfolio/daily-check-words';
import { DAILY_CHECKS, type DailyCheck } from '@attain/shared/domain/portfolio/daily-checks';
import type { Day } from '@attain/shared/domain/basics/time';

import type { ListedRow, PortfolioFilter } from '../../../ports/portfolio.ts';
import type { PortalStore } from '../../../ports/store.ts';
import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { filterOf } from './filter.ts';

const WORST = 5;

/** `GET /api/portfolio/today`: the daily checklist (A63). */
export const portfolioToday: ApiRoute = implement(
  portfolioTodayRoute,
  async ({ query, store, calendar, author }) => {
    const today = calendar.dayAt(author.at);
    const filter = filterOf(query);
    const found = await store.portfolio.checks(filter, today);
    const checks = [];
    for (const check of DAILY_CHECKS) {
      const rows = found[check] === 0 ? [] : await worstOf(store, { ...filter, check }, today);
      checks.push({ check, accounts: found[check], worst: rows.map((row) => lineOf(row, check)) });
    }
    return answered(200, { today, checks });
  },
);

function worstOf(store: PortalStore, filter: PortfolioFilter, today: Day) {
  return store.portfolio.page({
    ...{ filter, today, sort: 'urgency', descending: false, after: null, limit: WORST },
  });
}

function lineOf({ snapshot }: ListedRow, check: DailyCheck) {
  const { figures } = portfolioAccount(snapshot, NOTHING_MORE);
  return {
    companyId: snapshot.companyId,
    name: snapshot.name,
    health: figures.health.score,
    reason: dailyCheckReason(snapshot, check),
    action: figures.nextAction,
  };
}

const NOTHING_MORE = { owner: null, segment: null, yearlyValue: null, scoreWeekAgo: null };
