import type { Account } from '../account.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthInput } from '../health/health-input.ts';
import type { AdvocacyRecord } from '../lifecycle/inputs.ts';
import type { Settings } from '../settings.ts';
import type { AdvocateSign } from './results.ts';

const NONE: readonly AdvocateSign[] = [];

/** What signs are read from. */
export type SignSources = {
  account: Account;
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>;
  settings: Pick<Settings, 'advocacy'>;
};

/** `null`: it cannot be told from what is known. */
type Answer = boolean | null;
type Rule = { sign: AdvocateSign; holds: (sources: SignSources) => Answer };

/** In the order of the source. */
const RULES: readonly Rule[] = [
  {
    sign: 'promoter',
    holds: ({ account: { nps }, inputs }) =>
      inputs.nps.state === 'fresh' && nps?.promoters != null ? nps.promoters > 0 : null,
  },
  {
    sign: 'high_usage',
    holds: ({ account: { peers }, settings }) =>
      peers?.usagePercentile == null
        ? null
        : peers.usagePercentile >= settings.advocacy.usagePercentile,
  },
  {
    sign: 'positive_survey',
    holds: ({ inputs: { csat }, settings }) =>
      csat.state === 'fresh' && csat.input !== null
        ? withoutNoise(csat.input) >= settings.advocacy.csat
        : null,
  },
  { sign: 'referral', holds: ({ account }) => hasDone(account.advocacy, 'referral') },
  {
    sign: 'speaking',
    holds: ({ account }) =>
      hasDone(account.advocacy, 'conference_talk') || hasDone(account.advocacy, 'webinar'),
  },
];

/**
 * The signs of an advocate (A38) with this answer: those that hold (`true`), or those that nothing tells (`null`). An NPS
 * answer of 9 or 10, usage in the top decile of its peers, a CSAT of 4.5 or more, a referral, a talk at a conference or
 * webinar. What is stale is unknown; what people record counts as not done where it is not recorded.
 */
export function advocateSigns(sources: SignSources, answer: Answer): readonly AdvocateSign[] {
  let found: AdvocateSign[] | undefined;
  for (const { sign, holds } of RULES) {
    if (holds(sources) === answer) (found ??= []).push(sign);
  }
  return found ?? NONE;
}

function hasDone(
  records: readonly AdvocacyRecord[],
  activity: AdvocacyRecord['activity'],
): boolean {
  return records.some((record) => record.activity === activity);
}
