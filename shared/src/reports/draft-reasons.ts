import type { Day } from '../domain/basics/time.ts';
import type { Commitment, Goal } from '../domain/goals/goal.ts';
import { isInForce } from '../domain/agreements/vla.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import { words } from './figure-words.ts';
import type { DraftReason } from './report.ts';
import type { ReportSources } from './report-sources.ts';

/**
 * Why a report must not reach the customer yet, each with what to do: a quantity that two lines count (C05), a reading
 * older than its limit (M25), and an agreement in force that nobody signed as it stands (V29, C27).
 *
 * @returns empty where nothing is wrong: it may be shared
 */
export function draftReasons(sources: ReportSources): DraftReason[] {
  const { snapshot, goals } = sources;
  return [
    ...snapshot.value.doubleCounts.map(({ text }): DraftReason => {
      const told = text.charAt(0).toUpperCase() + text.slice(1);
      return {
        code: 'double_count',
        text: `${told.replace(/\.?$/, '')}, then run the report again.`,
      };
    }),
    ...snapshot.success.goals.flatMap((goal) => staleInputs(goal, sources)),
    ...goals.filter(isInForce).flatMap(brokenSignOff),
  ];
}

function staleInputs(goal: GoalResult, { snapshot, goals, dayAt }: ReportSources): DraftReason[] {
  const recorded = goals.find(({ id }) => id === goal.id);
  if (isDecided(goal, recorded?.commitment ?? null, snapshot.today)) return [];
  return goal.metrics.flatMap(({ name, stale, measuredAt }): DraftReason[] => {
    if (!stale || measuredAt === null) return [];
    const on = words.date(dayAt(measuredAt));
    const text = `The last reading of "${name}" of the goal "${goal.title}" is of ${on}, older than its limit: record a newer one.`;
    return [{ code: 'stale_input', text }];
  });
}

/** What was reached or missed for good needs no newer reading. */
function isDecided(
  { status, targetDate }: GoalResult,
  commitment: Commitment | null,
  today: Day,
): boolean {
  const isOver = targetDate !== null && targetDate < today;
  return (
    commitment?.state === 'achieved' ||
    commitment?.state === 'missed' ||
    (status === 'achieved' && isOver)
  );
}

/** A revision that waits breaks nothing: the terms that were signed hold until it is. */
function brokenSignOff({ title, commitment }: Goal & { commitment: Commitment }): DraftReason[] {
  const { signedAt, signatures, termsVersion } = commitment;
  const isOfOtherTerms =
    signatures.length > 0 && signatures.every((each) => each.termsVersion !== termsVersion);
  if (signedAt !== null && !isOfOtherTerms) return [];
  const what = isOfOtherTerms
    ? `was signed in another version than the one that holds (version ${termsVersion})`
    : 'is in force and nobody has signed it';
  const text = `The agreement "${title}" ${what}: have it signed off.`;
  return [{ code: 'sign_off_broken', text }];
}
