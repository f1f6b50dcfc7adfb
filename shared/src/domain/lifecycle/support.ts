import type { Account, AsOf } from '../account.ts';
import type { Instant } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import type { LevelTickets } from './inputs.ts';
import type { SupportLevelResult, SupportResult } from './results.ts';
import { triage } from './triage.ts';

/**
 * Open tickets by the level of support they belong to, how many of them wait for a first answer, and how many have
 * waited longer than the level promises (A43-A45). `null` where the tickets cannot be read or none is open.
 */
export function support(
  { tickets }: Account,
  { now }: AsOf,
  settings: Pick<Settings, 'support'>,
): SupportResult | null {
  if (tickets === null || tickets.openByLevel.length === 0) return null;
  const levels = tickets.openByLevel.map((level) => levelResult(level, now, settings));
  return {
    open: total(levels, 'open'),
    unanswered: total(levels, 'unanswered'),
    overdue: total(levels, 'overdue'),
    levels,
  };
}

function levelResult(
  { level, open, unansweredSince }: LevelTickets,
  now: Instant,
  settings: Pick<Settings, 'support'>,
): SupportLevelResult {
  const answers = unansweredSince.map((openedAt) =>
    triage({ level, openedAt, answeredAt: null }, now, settings),
  );
  return {
    level,
    open,
    unanswered: answers.length,
    overdue: answers.filter(({ overdue }) => overdue).length,
    respondBy: answers[0]?.respondBy ?? null,
  };
}

function total(
  levels: readonly SupportLevelResult[],
  of: 'open' | 'unanswered' | 'overdue',
): number {
  return levels.reduce((sum, level) => sum + level[of], 0);
}
