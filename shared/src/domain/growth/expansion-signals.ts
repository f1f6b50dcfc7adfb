import type { Account, AsOf, SurveySignals, UsageSignals } from '../account.ts';
import { count, date, number, percent } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import { withoutNoise } from '../basics/rounding.ts';
import { DAY_MS, type Instant } from '../basics/time.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { HealthInput } from '../health/health-input.ts';
import type { Settings } from '../settings.ts';
import type { ExpansionFinding, ExpansionSignal } from './results.ts';

/** What signals are read from. */
export type SignalSources = {
  account: Account;
  inputs: Readonly<Record<HealthComponentKey, HealthInput>>;
  asOf: AsOf;
  settings: Pick<Settings, 'expansion' | 'health'>;
};

/** The evidence of a signal, as a sentence with its figures; `null` = no signal. */
type Rule = (sources: SignalSources) => string | null;

const RULES: readonly { signal: ExpansionSignal; evidenceOf: Rule }[] = [
  { signal: 'license_limit', evidenceOf: licenseLimit },
  { signal: 'positive_feedback', evidenceOf: positiveFeedback },
  { signal: 'account_growth', evidenceOf: accountGrowth },
  { signal: 'pilot_completed', evidenceOf: pilotCompleted },
  { signal: 'new_use_case', evidenceOf: newUseCase },
];

const NONE: readonly ExpansionFinding[] = [];

/**
 * The signals that an account is growing out of what it bought (A36), in their order, each with its evidence. What is
 * unknown or stale gives no signal.
 */
export function expansionSignals(sources: SignalSources): readonly ExpansionFinding[] {
  let found: ExpansionFinding[] | undefined;
  for (const { signal, evidenceOf } of RULES) {
    const evidence = evidenceOf(sources);
    if (evidence !== null) (found ??= []).push({ signal, evidence });
  }
  return found ?? NONE;
}

/** Against licensed seats alone: seats that stand in for them are users themselves, and would always be nearly full. */
function licenseLimit({ account, inputs, settings }: SignalSources): string | null {
  const { state, input, detail } = inputs.weekly_active_users;
  if (account.contract.licensedSeats === null || state !== 'fresh' || input === null) return null;
  return withoutNoise(input) >= settings.expansion.licenseShare
    ? `${percent(input)} of the licensed seats are in use: ${detail}`
    : null;
}

function positiveFeedback({ account, inputs, settings }: SignalSources): string | null {
  const { feedback } = settings.expansion;
  return together(
    praise(account.nps, inputs.nps, { name: 'NPS', of: 10, from: feedback.nps }, feedback.answers),
    praise(
      account.csat,
      inputs.csat,
      { name: 'CSAT', of: 5, from: feedback.csat },
      feedback.answers,
    ),
  );
}

function praise(
  survey: SurveySignals | null,
  { state }: HealthInput,
  scale: { name: string; of: number; from: number },
  answers: number,
): string | null {
  if (survey === null || state !== 'fresh' || survey.answers < answers) return null;
  return withoutNoise(survey.mean) >= scale.from
    ? `${scale.name} answers average ${number(survey.mean)} of ${scale.of} (${count(survey.answers, 'answer')}).`
    : null;
}

/** One full week of users against the one 90 days ago, as like with like; growth from nothing is a start, not growth. */
function accountGrowth(sources: SignalSources): string | null {
  const { settings } = sources;
  const { size } = sources.account;
  const usage = freshUsage(sources);
  const users =
    usage?.namesUsers === true
      ? growth(
          'Weekly active users',
          usage.weeklyUsers90DaysAgo,
          usage.weeklyActiveUsers.at(-1),
          settings,
        )
      : null;
  return together(users, growth('Employees', size.employees90DaysAgo, size.employees, settings));
}

function growth(
  what: string,
  before: number | null,
  now: number | null | undefined,
  { expansion }: Pick<Settings, 'expansion'>,
): string | null {
  if (before === null || before <= 0 || now === null || now === undefined) return null;
  const change = withoutNoise((now - before) / before);
  return change >= expansion.growth
    ? `${what} grew from ${number(before)} to ${number(now)} in 90 days (+${percent(change)}).`
    : null;
}

function pilotCompleted({ account: { pilotWonAt }, asOf }: SignalSources): string | null {
  return pilotWonAt === null ? null : `A pilot was won on ${date(dayAt(pilotWonAt, asOf))}.`;
}

function newUseCase(sources: SignalSources): string | null {
  return freshUsage(sources)?.newKeyFeature === true
    ? 'A key feature was used for the first time in the last 28 days.'
    : null;
}

/** What a source that still delivers says about the account. */
function freshUsage({ account: { usage }, asOf, settings }: SignalSources): UsageSignals | null {
  return usage !== null && asOf.now <= usageStaleAt(usage, settings) ? usage : null;
}

/** Later than this, usage signals nothing. */
export function usageStaleAt(
  { sourceLastDeliveredAt }: UsageSignals,
  { health }: Pick<Settings, 'health'>,
): Instant {
  return sourceLastDeliveredAt + health.staleAfterDays.usage * DAY_MS;
}

function together(first: string | null, second: string | null): string | null {
  return first === null || second === null ? (first ?? second) : `${first} ${second}`;
}
