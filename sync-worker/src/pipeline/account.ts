import type { Account, EscalationFlag, UsageSignals } from '@attain/shared/domain/account';
import { csatSignals, npsSignals } from '@attain/shared/domain/health/survey-signals';
import { keyFeatureAdoption, perUserWeek } from '@attain/shared/domain/health/usage-rates';
import type { Settings } from '@attain/shared/domain/settings';
import type { Day, Instant } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { AccountRows, UsageRow } from '../ports/store.ts';
import { companySize } from './company-size.ts';
import { contractOf } from './contract.ts';
import { mappedInputs } from './mapped-inputs.ts';
import { type FieldIssue, positiveField } from './normalise/fields.ts';
import { onboardingSignals } from './onboarding-signals.ts';
import { personalInputs, reviewedGoals, tickedByPeople } from './recorded-inputs.ts';
import { ticketSignals } from './ticket-signals.ts';

const SECONDS_PER_MINUTE = 60;
const FLAGS: Record<string, EscalationFlag> = {
  churn_threat: 'churn_threat',
  downtime: 'downtime',
  legal: 'legal',
};

/** What a run knows beside the rows of one company. */
export type AccountContext = {
  mapping: Mapping;
  settings: Settings;
  calendar: Calendar;
  today: Day;
  digits: number;
  keyFeatures: readonly string[];
  /** Growth of the company is measured from then. */
  sizeSince: Instant;
  /** The portal's day on which the portfolio was last compared; `null` = never. */
  peersComparedOn: Day | null;
  /** `false`: the token may not read tickets, so their absence is no evidence. */
  ticketsReadable: boolean;
};

/** Turns the store's rows into the domain's account. Unusable values come back as issues and count as not given. */
export function accountOf(
  rows: AccountRows,
  context: AccountContext,
): { account: Account; issues: readonly FieldIssue[] } {
  const { company } = rows;
  const { mapping, calendar } = context;
  const { contract, issues } = contractOf(company, rows.deals, mapping, context);
  const training = trainingOf(rows, mapping);
  const employees = employeesOf(rows, mapping);
  const metOn = rows.lastReviewAt === null ? null : calendar.dayAt(rows.lastReviewAt);
  const mapped = mappedInputs(company, context);
  const { onboarding, ...ticked } = onboardingSignals(rows, contract.firstStart, context);

  return {
    account: {
      companyId: company.id,
      name: company.name,
      createdOn: calendar.dayAt(company.createdAt),
      segment: (mapping.company.segment && company.properties[mapping.company.segment]) || null,
      contract,
      goals: reviewedGoals(rows.goals, later(metOn, mapped.inputs.lastReviewOn), rows.recorded),
      valueLines: rows.valueLines,
      costLines: rows.costLines,
      usage: usageOf(rows.usage, context),
      measuredInputs: {},
      tickets: context.ticketsReadable ? ticketSignals(rows, context) : null,
      nps: npsSignals(rows.nps),
      csat: csatSignals(rows.csat),
      outreach: rows.outreach,
      training:
        training.value === undefined ? null : { share: training.value, at: company.updatedAt },
      industry: company.properties[mapping.company.industry] ?? null,
      size: companySize(employees.value ?? null, rows.size, context.sizeSince),
      pilotWonAt: pilotWonAt(rows, mapping),
      onboarding: tickedByPeople(onboarding, rows.recorded),
      ...personalInputs(rows.recorded, mapped.inputs, context.today),
      activityVolumes: [],
      alertStates: rows.alertStates,
      peers:
        rows.peers && context.peersComparedOn
          ? { ...rows.peers, comparedOn: context.peersComparedOn }
          : null,
      escalationFlag: FLAGS[company.properties[mapping.company.escalationFlag] ?? ''] ?? 'none',
      pastHealth: rows.pastHealth,
      lastUnblockedValue: rows.lastUnblockedValue,
    },
    issues: [...issues, ...ticked.issues, ...mapped.issues, training.issue, employees.issue].filter(
      (issue) => issue !== undefined,
    ),
  };
}

function later(left: Day | null, right: Day | null): Day | null {
  return left === null || (right !== null && right > left) ? right : left;
}

/** Totals of the weeks become means per active user and week. */
function usageOf(row: UsageRow | null, context: AccountContext): UsageSignals | null {
  if (!row) return null;
  const { weeklyActiveUsers } = row;
  const minutes = row.seconds / SECONDS_PER_MINUTE;
  return {
    sourceLastDeliveredAt: row.sourceDeliveredAt,
    weeklyActiveUsers,
    namesUsers: row.namesUsers,
    sessionsPerUserWeek: perUserWeek(row.sessions, weeklyActiveUsers),
    minutesPerUserWeek: row.hasDurations ? perUserWeek(minutes, weeklyActiveUsers) : null,
    featureAdoption: keyFeatureAdoption(row.keyFeaturesUsed, context.keyFeatures.length),
    peakWeeklyUsers: row.peakWeeklyUsers,
    weeklyUsers90DaysAgo: row.weeklyUsers90DaysAgo,
    newKeyFeature: row.newKeyFeature,
    firstEventAt: row.firstEventAt,
    firstUserAt: row.firstUserAt,
    lastEventAt: row.lastEventAt,
  };
}

function employeesOf({ company }: AccountRows, { company: { employees } }: Mapping) {
  return positiveField(employees, company.properties[employees]);
}

/** When the latest pilot was won. */
function pilotWonAt({ deals }: AccountRows, { deals: { pilotPipeline } }: Mapping): Instant | null {
  if (pilotPipeline === null) return null;
  const won = deals.flatMap(({ isWon, pipeline, closeAt }) =>
    isWon && pipeline === pilotPipeline && closeAt !== null ? closeAt : [],
  );
  return won.length > 0 ? Math.max(...won) : null;
}

function trainingOf({ company }: AccountRows, mapping: Mapping) {
  const property = mapping.company.trainingPercent;
  if (!property) return { value: undefined };
  const percent = positiveField(property, company.properties[property]);
  return {
    ...percent,
    value: percent.value === undefined ? undefined : Math.min(1, percent.value / 100),
  };
}
