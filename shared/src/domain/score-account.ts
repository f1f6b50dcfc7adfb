import type { Account, AsOf } from './account.ts';
import { agreements } from './agreements/agreements.ts';
import { alerts } from './agreements/alerts.ts';
import { dueAgainAt } from './due-again.ts';
import { advocacy } from './growth/advocacy.ts';
import { expansion } from './growth/expansion.ts';
import { escalation, escalationReasons } from './lifecycle/escalation.ts';
import { scoreGoal } from './goals/goal-result.ts';
import { scoreHealth } from './health/health-result.ts';
import { healthInputs } from './health/health-score.ts';
import { rejudged } from './health/rejudged.ts';
import { lifecycleStage } from './lifecycle/lifecycle-stage.ts';
import { onboarding } from './lifecycle/onboarding.ts';
import type { Currency } from './basics/money.ts';
import { goalInsights } from './advice/goal-insights.ts';
import { recommendations } from './advice/recommendations.ts';
import { renewal } from './lifecycle/renewal.ts';
import { support } from './lifecycle/support.ts';
import { timeToValue } from './lifecycle/time-to-value.ts';
import { modelVersionOf, type Settings } from './settings.ts';
import { sinceBaseline } from './metrics/since-baseline.ts';
import type { Snapshot } from './snapshot.ts';
import { successScore } from './goals/success-score.ts';
import { scoreValue } from './value/value-result.ts';

/**
 * Everything there is to say about one company at one instant. The same arguments give the same bytes: no clock, no
 * chance, no order of arrival.
 */
export function scoreAccount(
  known: Account,
  asOf: AsOf,
  settings: Settings,
  money: Currency,
): Snapshot {
  const account = { ...known, pastHealth: rejudged(known.pastHealth, known.segment, settings) };
  const active = account.goals.filter(({ ended }) => !ended).map(sinceBaseline);
  const goals = active.map((goal) => scoreGoal(goal, asOf, settings));
  const inputs = healthInputs(account, asOf, settings);
  const health = scoreHealth(account, inputs, asOf, settings);
  const value = scoreValue(account, goals, asOf, settings, money);
  const reasons = escalationReasons(account, asOf, settings);
  const agreed = agreements(active, goals, asOf, settings);
  const alerting = alerts(agreed, goals, account.alertStates, asOf, settings);
  const findings = {
    health,
    agreements: agreed,
    alerts: alerting,
    success: successScore(goals, settings),
    value,
    renewal: renewal(account.contract, health.band, account.pastHealth, asOf, settings),
    escalation: escalation(reasons),
    escalationReasons: reasons,
    expansion: expansion(
      { account, inputs, asOf, settings },
      { health, agreements: agreed, value },
    ),
    advocacy: advocacy({ account, inputs, settings }),
    insights: goalInsights(active, goals, { account, health, asOf, settings }),
  };
  return {
    companyId: account.companyId,
    name: account.name,
    customerSince: account.contract.firstStart,
    industry: account.industry,
    asOf: asOf.now,
    today: asOf.today,
    modelVersion: modelVersionOf(settings),
    bands: settings.bands,
    currency: money.currency,
    currencyDigits: money.digits,
    ...findings,
    lifecycleStage: lifecycleStage(active, value),
    onboarding: onboarding(account, asOf, settings),
    timeToValue: timeToValue(account, asOf, settings),
    support: support(account, asOf, settings),
    peers: account.peers,
    ...recommendations({ ...findings, account, asOf, settings, money }),
    dueAgainAt: dueAgainAt(account, Object.values(inputs), alerting, asOf, settings),
  };
}
