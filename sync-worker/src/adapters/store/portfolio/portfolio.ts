import { dayNumber } from '@attain/shared/domain/basics/time';
import type { PortfolioReport } from '@attain/shared/domain/portfolio/portfolio-report';

import type { Portfolio } from '../../../ports/portfolio.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { changeCountsOf, changesOf, forgetChangesOf } from './changes.ts';
import { checksOf, countsOf } from './counts.ts';
import { factsOf } from './facts.ts';
import { pageOf } from './page.ts';
import { renewalsOf } from './renewals.ts';

export function portfolioOf(scope: Scope): Portfolio {
  return {
    page: (wish) => pageOf(scope, wish),
    counts: (filter, today) => countsOf(scope, filter, today),
    renewals: (filter, today) => renewalsOf(scope, filter, today),
    checks: (filter, today) => checksOf(scope, filter, today),
    changes: (wish) => changesOf(scope, wish),
    changeCounts: (wish) => changeCountsOf(scope, wish),
    forgetChanges: (before) => forgetChangesOf(scope, before),
    facts: (window, windowBegan) => factsOf(scope, window, windowBegan),
    saveReport: (report) => saveReport(scope, report),
    report: () => latestReport(scope),
  };
}

async function saveReport({ db, engine, portalId }: Scope, report: PortfolioReport) {
  await engine.insertRows(db, {
    into: 'portfolio_kpis',
    columns: { portal_id: 'bigint', day: 'integer', computed_at: 'bigint', body: 'text' },
    rows: [[portalId, dayNumber(report.day), report.computedAt, JSON.stringify(report)]],
    then: `on conflict (portal_id, day) do update set computed_at = excluded.computed_at,
      body = excluded.body`,
  });
}

async function latestReport({ db, portalId }: Scope): Promise<PortfolioReport | undefined> {
  const row = await db
    .selectFrom('portfolio_kpis')
    .select('body')
    .where('portal_id', '=', portalId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && fromJson<PortfolioReport>(row.body);
}
