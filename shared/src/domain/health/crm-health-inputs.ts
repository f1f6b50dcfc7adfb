import type { Account, AsOf, SurveySignals } from '../account.ts';
import type { HealthComponentKey } from './health-components.ts';
import { measured, missing, type HealthInput } from './health-input.ts';
import { clampedFraction } from '../metrics/metric-progress.ts';
import { count, number, percent } from '../basics/plain-words.ts';
import { seatsOf } from './seats.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS } from '../basics/time.ts';
import { showsUsage } from './usage-health-inputs.ts';

type CrmComponent = Extract<
  HealthComponentKey,
  'support_tickets' | 'training_completion' | 'nps' | 'csat' | 'outreach_response'
>;

const NO_TICKET_ACCESS = missing('No tickets can be read: allow it, or connect the help desk.');
const NO_TICKET_EVIDENCE = missing('No ticket and no known usage: that is no evidence.');
const NO_TRAINING = missing('No training is recorded.');
const NO_NPS = missing('No NPS answer is known: send a survey.');
const NO_CSAT = missing('No CSAT answer is known: send a survey.');
const NO_OUTREACH = missing('No outreach is recorded: log calls, emails and meetings.');

/** The five inputs that come from the CRM (A15-A19). */
export function crmHealthInputs(
  account: Account,
  asOf: AsOf,
  settings: Settings,
): Record<CrmComponent, HealthInput> {
  return {
    support_tickets: tickets(account, asOf, settings),
    training_completion: training(account, asOf, settings),
    nps: nps(account.nps, asOf, settings),
    csat: csat(account.csat, asOf, settings),
    outreach_response: outreach(account, asOf, settings),
  };
}

/** Weighted tickets per 100 seats; no ticket from an account that nobody is known to use is no praise (C25). */
function tickets(account: Account, asOf: AsOf, settings: Settings): HealthInput {
  const { tickets: signals } = account;
  if (signals === null) return NO_TICKET_ACCESS;
  const any = signals.weighted > 0 || signals.open > 0 || signals.created28Days > 0;
  if (!any && !showsUsage(account, asOf, settings)) return NO_TICKET_EVIDENCE;
  const seats = Math.max(settings.health.minTicketSeats, seatsOf(account) ?? 0);
  const rate = (signals.weighted / seats) * 100;
  const detail = `${count(rate, 'weighted ticket')} per 100 seats, ${signals.open} open.`;
  return measured(rate, detail, { staleAt: null, now: asOf.now });
}

function training({ training: signals }: Account, { now }: AsOf, settings: Settings): HealthInput {
  if (signals === null) return NO_TRAINING;
  const staleAt = signals.at + settings.health.staleAfterDays.training * DAY_MS;
  const detail = `${percent(signals.share)} of the training completed.`;
  return measured(signals.share, detail, { staleAt, now });
}

function nps(survey: SurveySignals | null, { now }: AsOf, settings: Settings): HealthInput {
  if (survey === null || survey.answers === 0) return NO_NPS;
  const points = survey.nps === null ? '' : `NPS ${number(survey.nps)}, `;
  const detail = `${points}mean answer ${number(survey.mean)} of 10 from ${count(survey.answers, 'answer')}.`;
  return surveyInput(survey, detail, settings.health.staleAfterDays.nps, { now, settings });
}

function csat(survey: SurveySignals | null, { now }: AsOf, settings: Settings): HealthInput {
  if (survey === null || survey.answers === 0) return NO_CSAT;
  const detail = `Mean answer ${number(survey.mean)} of 5 from ${count(survey.answers, 'answer')}.`;
  return surveyInput(survey, detail, settings.health.staleAfterDays.csat, { now, settings });
}

function surveyInput(
  survey: SurveySignals,
  detail: string,
  staleAfterDays: number,
  { now, settings }: { now: number; settings: Settings },
): HealthInput {
  return measured(survey.mean, detail, {
    staleAt: survey.latestAt + staleAfterDays * DAY_MS,
    now,
    lowConfidence: survey.answers < settings.health.confidentAnswers,
  });
}

function outreach({ outreach: signals }: Account, { now }: AsOf, settings: Settings): HealthInput {
  if (signals === null || signals.attempts === 0) return NO_OUTREACH;
  const staleAt = signals.latestAt + settings.health.staleAfterDays.outreach * DAY_MS;
  const share = clampedFraction(signals.answered / signals.attempts);
  const detail = `${signals.answered} of ${count(signals.attempts, 'outreach attempt')} answered or attended.`;
  return measured(share, detail, { staleAt, now });
}
