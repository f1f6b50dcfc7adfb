import { weightedMean } from '../basics/weighted-mean.ts';
import {
  ADVOCACY_ACTIVITIES,
  type AdvocacyActivity,
  type AdvocacyRecord,
  type AdvocacyTier,
} from '../lifecycle/inputs.ts';
import type { Settings } from '../settings.ts';
import { advocateSigns, type SignSources } from './advocate-signs.ts';
import type { AdvocacyActivityResult, AdvocacyResult } from './results.ts';

const TIERS = ['bronze', 'silver', 'gold'] as const satisfies readonly AdvocacyTier[];

const ACTIVITIES = TIERS.flatMap((tier) =>
  ADVOCACY_ACTIVITIES[tier].map((activity) => ({ activity, tier })),
);

/**
 * What the customer does for us, and what they could do (A38-A41).
 *
 * @returns `null` where nothing was done and no sign of an advocate holds.
 */
export function advocacy(sources: SignSources): AdvocacyResult | null {
  const { account, settings } = sources;
  const records = account.advocacy;
  const signs = advocateSigns(sources, true);
  if (records.length === 0 && signs.length === 0) return null;
  const tier = advocacyTier(records);
  return {
    tier,
    score: advocacyScore(records, settings),
    activities: activitiesDone(records),
    missing: missingBelow(tier, records),
    signs,
    unknownSigns: advocateSigns(sources, null),
    unmetPromoter: records.length === 0 && signs.includes('promoter'),
  };
}

/** The highest class of activity done; being asked, or being a promoter, is no class. */
export function advocacyTier(records: readonly AdvocacyRecord[]): AdvocacyTier | 'none' {
  return ACTIVITIES.findLast(({ activity }) => isDone(activity, records))?.tier ?? 'none';
}

/**
 * How much of what an advocate can do was done, 0-100: 100 x weights of the kinds of activity done / weights of all nine
 * (L26). Each kind counts once, so that one reviewer who writes ten times is not ten advocates.
 */
export function advocacyScore(
  records: readonly AdvocacyRecord[],
  { advocacy: { weights } }: Pick<Settings, 'advocacy'>,
): number {
  const members = ACTIVITIES.map(({ activity, tier }) => ({
    value: isDone(activity, records) ? 100 : 0,
    weight: weights[tier],
  }));
  return weightedMean(members) ?? 0;
}

function activitiesDone(records: readonly AdvocacyRecord[]): AdvocacyActivityResult[] {
  const kinds = [...ACTIVITIES.map(({ activity }) => activity), 'referral' as const];
  return kinds.flatMap((activity) => {
    const days = records.filter((record) => record.activity === activity).map(({ on }) => on);
    const lastOn = days.toSorted().at(-1);
    return lastOn === undefined ? [] : [{ activity, times: days.length, lastOn }];
  });
}

/** A silver advocate is to have done all of bronze, a gold one all of silver too (A40, A41). */
function missingBelow(
  tier: AdvocacyTier | 'none',
  records: readonly AdvocacyRecord[],
): AdvocacyActivity[] {
  if (tier === 'none') return [];
  const lower = TIERS.slice(0, TIERS.indexOf(tier));
  return lower
    .flatMap((each): readonly AdvocacyActivity[] => ADVOCACY_ACTIVITIES[each])
    .filter((activity) => !isDone(activity, records));
}

function isDone(activity: AdvocacyActivity, records: readonly AdvocacyRecord[]): boolean {
  return records.some((record) => record.activity === activity);
}
