import { addDays } from '@attain/shared/domain/basics/time';
import { portfolioReport } from '@attain/shared/domain/portfolio/portfolio-report';
import { trailingYear } from '@attain/shared/domain/portfolio/windows';

import type { SyncContext } from './sync-context.ts';

/** Changes are told of the last days, and older ones are of no use to anybody. */
const KEEP_CHANGES_DAYS = 100;

/** A cycle that scored more of the accounts than this moves figures over all of them: an import, or new settings. */
const SHARE_THAT_MOVES = 0.1;

/**
 * Computes the figures over all accounts in the first cycle of each of the portal's days, and after one that scored many of them, from
 * what the scorings left. Killed before it is saved, the next day's computes them anew.
 *
 * @param scored accounts that this cycle scored
 */
export async function reportPortfolio(
  {
    store: { portfolio },
    settings,
    calendar,
    now,
  }: Pick<SyncContext, 'store' | 'settings' | 'calendar' | 'now'>,
  scored: number,
): Promise<void> {
  const computedAt = now();
  const day = calendar.dayAt(computedAt);
  const last = await portfolio.report();
  if (last?.day === day && scored <= last.accounts * SHARE_THAT_MOVES) return;
  const year = trailingYear(day);
  const facts = await portfolio.facts(year, calendar.startOf(addDays(year.from, 1)));
  if (facts.length === 0) return;
  await portfolio.saveReport(portfolioReport(facts, { day, computedAt }, settings));
  await portfolio.forgetChanges(addDays(day, -KEEP_CHANGES_DAYS));
}
