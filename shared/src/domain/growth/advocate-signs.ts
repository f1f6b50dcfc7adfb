import type { Account } from '../account.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthInput } from '../health/health-input.ts';
import type { AdvocacyRecord } from '../lifecycle/inputs.ts';
import type { Settings } from '../settings.ts';
import { ADVOCATE_SIGNS, type AdvocateSign } from './results.ts';

type Known = {
  account: Account;
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>;
  settings: Pick<Settings, 'advocacy'>;
};

/** `null`: it cannot be told from what is known. */
type Rule = (known: Known) => boolean | null;

const RULES: Readonly<Record<AdvocateSign, Rule>> = {
  promoter: ({ account: { nps }, inputs }) =>
    inputs.nps.state === 'fresh' && nps !== null && nps.promoters !== null
      ? nps.promoters > 0
      : null,
  high_usage: ({ account: { peers }, settings }) =>
    peers?.usagePercentile == null
      ? null
      : peers.usagePercentile >= settings.advocacy.usagePercentile,
  positive_survey: ({ inputs: { csat }, settings }) =>
    csat.state === 'fresh' && csat.input !== null
      ? withoutNoise(csat.input) >= settings.advocacy.csat
      : null,
  referral: ({ account }) => hasDone(account.advocacy, 'referral'),
  speaking: ({ account }) =>
    hasDone(account.advocacy, 'conference_talk') || hasDone(account.advocacy, 'webinar'),
};

/**
 * What tells an advocate (A38): an NPS answer of 9 or 10, usage in the top decile of its peers, a CSAT of 4.5 or more,
 * a referral, a talk at a conference or webinar. What is stale counts as unknown; what people record counts as not done
 * where it is not recorded.
 */
export function advocateSigns(
  account: Account,
  inputs: Known['inputs'],
  settings: Known['settings'],
): { holds: readonly AdvocateSign[]; unknown: readonly AdvocateSign[] } {
  const known = { account, inputs, settings };
  const holds: AdvocateSign[] = [];
  const unknown: AdvocateSign[] = [];
  for (const sign of ADVOCATE_SIGNS) {
    const answer = RULES[sign](known);
    if (answer === true) holds.push(sign);
    if (answer === null) unknown.push(sign);
  }
  return { holds, unknown };
}

function hasDone(
  records: readonly AdvocacyRecord[],
  activity: AdvocacyRecord['activity'],
): boolean {
  return records.some((record) => record.activity === activity);
}
