import { type Day, dayOf } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../config/configuration.ts';
import type { Cursors, PortalStore } from '../ports/store.ts';
import type {
  AccountCounts,
  OutcomeCounts,
  UsageAccount,
  UsageSource,
  WriteKey,
} from '../ports/usage.ts';
import { matchAdvice } from './match-advice.ts';
import { addOutcomes } from './outcomes.ts';
import { type Attempt, lastAttempt, placeOf } from './pull/place.ts';

export type SourceStatus = UsageSource & {
  keys: readonly WriteKey[];
  /** What became of what it sent, since the day asked for. */
  outcomes: OutcomeCounts;
  /** How it was last asked; `null`: it never was, because it is no source that is asked, or not yet. */
  pull: (Attempt & { throughDay: Day | null }) | null;
};

export type UnmatchedAccount = UsageAccount & { advice: string };

export type UsageStatus = {
  sources: readonly SourceStatus[];
  accounts: AccountCounts;
  /** Those with most events first. */
  unmatched: readonly UnmatchedAccount[];
};

/** All that a person needs to see whether usage comes in and finds its companies. */
export async function usageStatus(
  { usage, cursors }: PortalStore,
  { mapping }: Pick<Configuration, 'mapping'>,
  { sinceDay, limit }: { sinceDay: number; limit: number },
): Promise<UsageStatus> {
  const [sources, keys, days] = [
    await usage.sources(),
    await usage.writeKeys(),
    await usage.outcomes(sinceDay),
  ];
  const unmatched = await usage.accounts({ matched: false, limit });
  const pulls = await Promise.all(sources.map(({ name }) => lastPull(cursors, name)));
  return {
    sources: sources.map((source, index) => ({
      ...source,
      keys: keys.filter((key) => key.source === source.name),
      outcomes: days
        .filter((day) => day.source === source.name)
        .reduce<OutcomeCounts>(
          (sum, { outcome, count }) => addOutcomes({ ...sum }, { [outcome]: count }),
          {},
        ),
      pull: pulls[index] ?? null,
    })),
    accounts: await usage.countAccounts(),
    unmatched: unmatched.map((account) => ({
      ...account,
      advice: matchAdvice(account, mapping.company.accountKey),
    })),
  };
}

async function lastPull(cursors: Cursors, name: string): Promise<SourceStatus['pull']> {
  const attempt = await lastAttempt(cursors, name);
  if (attempt === undefined) return null;
  const { throughDay } = await placeOf(cursors, name);
  return { ...attempt, throughDay: throughDay === null ? null : dayOf(throughDay) };
}
