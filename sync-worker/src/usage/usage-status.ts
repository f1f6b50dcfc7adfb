import type { Configuration } from '../config/configuration.ts';
import type { PortalStore } from '../ports/store.ts';
import type {
  AccountCounts,
  OutcomeCounts,
  UsageAccount,
  UsageSource,
  WriteKey,
} from '../ports/usage.ts';
import { matchAdvice } from './match-advice.ts';
import { addOutcomes } from './outcomes.ts';

export type SourceStatus = UsageSource & {
  keys: readonly WriteKey[];
  /** What became of what it sent, since the day asked for. */
  outcomes: OutcomeCounts;
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
  { usage }: PortalStore,
  { mapping }: Pick<Configuration, 'mapping'>,
  { sinceDay, limit }: { sinceDay: number; limit: number },
): Promise<UsageStatus> {
  const [sources, keys, days] = [
    await usage.sources(),
    await usage.writeKeys(),
    await usage.outcomes(sinceDay),
  ];
  const unmatched = await usage.accounts({ matched: false, limit });
  return {
    sources: sources.map((source) => ({
      ...source,
      keys: keys.filter((key) => key.source === source.name),
      outcomes: days
        .filter((day) => day.source === source.name)
        .reduce<OutcomeCounts>(
          (sum, { outcome, count }) => addOutcomes({ ...sum }, { [outcome]: count }),
          {},
        ),
    })),
    accounts: await usage.countAccounts(),
    unmatched: unmatched.map((account) => ({
      ...account,
      advice: matchAdvice(account, mapping.company.accountKey),
    })),
  };
}
