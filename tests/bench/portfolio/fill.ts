import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';
import { accountChanges, standingOf } from '@attain/shared/domain/portfolio/account-changes';
import { kpiFactsOf } from '@attain/shared/domain/portfolio/current-facts';
import { listedAccount } from '@attain/shared/domain/portfolio/listed-account';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { calendarOf } from '@attain/sync-worker/calendar';
import { reportPortfolio } from '@attain/sync-worker/pipeline/report-portfolio';
import type { ScoredCompany, Store } from '@attain/sync-worker/ports/store';

import { someCompany, somePeerFigures } from '../../contract/store/builders.ts';
import { BENCH_AS_OF, benchAccount } from '../accounts.ts';

export const PORTFOLIO_PORTAL = 4711;
const USD = { currency: 'USD', digits: 2 };
const CHUNK = 1_000;
const OWNERS = 200;
const SEGMENTS = ['smb', 'mid', 'enterprise', 'strategic', null];
/** One in so many changed in the last week. */
const CHANGED_EVERY = 10;

/** A portal of so many scored accounts as of now, and its report. */
export async function fillPortfolio(store: Store, companies: number): Promise<{ cpuMs: number }> {
  await store.savePortal({ portalId: PORTFOLIO_PORTAL, timeZone: 'UTC', currency: 'USD' });
  const portal = store.forPortal(PORTFOLIO_PORTAL);
  const now = Date.now();
  for (let from = 0; from < companies; from += CHUNK) {
    const scored = Array.from({ length: Math.min(CHUNK, companies - from) }, (_, n) =>
      scoredAt(from + n, now),
    );
    const rows = scored.map(({ companyId, snapshot }) =>
      someCompany(companyId, { name: snapshot.name }),
    );
    await portal.mirror.save('companies', rows, 1);
    await portal.scoring.save(scored);
  }
  const before = process.cpuUsage();
  await reportPortfolio(
    {
      ...{ store: portal, settings: DEFAULT_SETTINGS, calendar: calendarOf('UTC') },
      now: () => now,
    },
    0,
  );
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1_000 };
}

/** As of some day of the last week, so that a week holds changes of every day. */
function scoredAt(index: number, now: Instant): ScoredCompany {
  const account = benchAccount(index);
  const scored = scoreAccount(account, BENCH_AS_OF, DEFAULT_SETTINGS, USD);
  const today = new Date(now - (index % 7) * DAY_MS).toISOString().slice(0, 10);
  const snapshot = { ...scored, asOf: now, today, dueAgainAt: now + DAY_MS };
  const before = standingOf(snapshot);
  const earlier = { ...before, band: 'critical', achieved: ['another goal'] } as const;
  return {
    companyId: account.companyId,
    dirtyMark: null,
    snapshot,
    cohort: null,
    healthSegment: account.segment,
    peerFigures: somePeerFigures(account.companyId),
    employees: null,
    formerEmployees: undefined,
    portfolio: {
      listed: listedAccount(snapshot, {
        ownerId: String(index % OWNERS),
        segment: SEGMENTS[index % SEGMENTS.length] ?? null,
        yearlyValue: account.contract.yearlyValue,
      }),
      changes: index % CHANGED_EVERY === 0 ? accountChanges(earlier, snapshot) : [],
      facts: kpiFactsOf(account, snapshot, DEFAULT_SETTINGS),
      formerYearlyValue: undefined,
      by: { rules: '', customers: '' },
    },
    patches: [],
    followUps: [],
    reports: [],
  };
}
