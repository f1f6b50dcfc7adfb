import { addDays } from '@attain/shared/domain/basics/time';
import { portfolioReport } from '@attain/shared/domain/portfolio/portfolio-report';
import { trailingYear } from '@attain/shared/domain/portfolio/windows';

import type { SyncContext } from './sync-context.ts';

/** Changes are told of the last days, and older ones are of no use to anybody. */
const KEEP_CHANGES_DAYS = 100;

/**
 * Computes the figures over all accounts once in each of the portal's days, from what the scorings left. Killed before it is saved, the next
 * cycle computes them anew.
 */
export async function reportPortfolio({
  store: { portfolio },
  settings,
  calendar,
  now,
}: Pick<SyncContext, 'store' | 'settings' | 'calendar' | 'now'>): Promise<void> {
  const computedAt = now();
  const day = calendar.dayAt(computedAt);
  if ((await portfolio.report())?.day === day) return;
  const year = trailingYear(day);
  const facts = await portfolio.facts(year, calendar.startOf(addDays(year.from, 1)));
  if (facts.length === 0) return;
  await portfolio.saveReport(portfolioReport(facts, { day, computedAt }, settings));
  await portfolio.forgetChanges(addDays(day, -KEEP_CHANGES_DAYS));
}
