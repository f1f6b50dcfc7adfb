import { iso, isoDay } from '../iso.ts';
import { DAY_MS } from './accounts.ts';
import { activeCustomers, companyCells } from './company-cells.ts';
import type { Row } from './csv.ts';
import { goalPlans } from './goal-plans.ts';
import type { GeneratedPortal } from './portal-data.ts';
import { SHOWCASE } from './showcase.ts';

export const VALUE_COLUMNS = [
  'company_id',
  'account_key',
  'domain',
  'goal',
  'type',
  'description',
  'source_metric',
  'starts_at',
  'ends_at',
  'quantity',
  'unit',
  'rate',
  'amount',
  'currency',
  'period',
  'realisation',
  'attribution',
  'margin',
  'probability_before',
  'probability_after',
  'impact',
  'confidence',
  'confirmed_by',
  'confirmed_at',
  'confirmed_amount',
  'evidence',
  'assumptions',
] as const;

export const COST_COLUMNS = [
  'company_id',
  'account_key',
  'domain',
  'kind',
  'description',
  'amount',
  'currency',
  'starts_at',
  'ends_at',
  'recurring',
] as const;

/** What a story's accounts got out of the product, as a share of what they pay, per year. */
const RETURN: Readonly<Record<string, number>> = {
  expanding: 1.35,
  promoter: 1.6,
  steady: 1.1,
  declining: 0.6,
  churn_threat: 0.4,
  silent: 0.2,
  no_data: 0,
};

/**
 * Value lines: a confirmed saving and, beside it, estimates of the other types. Each has a source
 * quantity of its own, so that nothing is counted twice. Accounts in onboarding have none yet.
 */
export function* valueRows(
  portal: GeneratedPortal,
  companies: number,
  currency: string,
): Generator<Row> {
  const { accounts } = portal;
  for (const company of activeCustomers(portal, companies)) {
    const story = accounts.story(company).name;
    const yearly = accounts.contractValue[company]! * (RETURN[story] ?? 1);
    const [goal] = goalPlans(accounts, company);
    const has = company < SHOWCASE.length || accounts.draw('has value')(company) < 0.3;
    if (!has || yearly === 0 || !goal || story === 'onboarding') continue;
    const starts = Math.max(accounts.contractStart[company]!, -360) + 10;
    const period = {
      starts_at: isoDay(accounts.now + starts * DAY_MS),
      ends_at: isoDay(accounts.now + accounts.renewal[company]! * DAY_MS),
      currency,
    };
    const confirmation = {
      confirmed_by: goal.signedBy ?? 'Finance',
      confirmed_at: iso(Math.floor(accounts.now + (starts / 3) * DAY_MS)),
    };
    for (const line of valueLines(Math.round(yearly), confirmation, goal.template.title))
      yield { ...companyCells(portal, company), ...period, ...line };
  }
}

type Confirmation = { confirmed_by: string; confirmed_at: string };

function valueLines(yearly: number, confirmation: Confirmation, goal: string): Row[] {
  const monthly = Math.round((yearly * 0.7) / 12);
  const hours = Math.max(1, Math.round(monthly / 60));
  const tools = Math.round(yearly * 0.3);
  return [
    {
      type: 'soft_savings',
      goal,
      description: 'Hours no longer spent on manual reporting',
      source_metric: 'Hours saved on reports',
      quantity: hours,
      unit: 'hours',
      rate: 60,
      period: 'month',
      realisation: 1,
      confidence: 'measured',
      ...confirmation,
      confirmed_amount: monthly,
      evidence: 'Time sheets of the finance team',
    },
    {
      type: 'hard_savings',
      description: 'Two tools that were cancelled',
      source_metric: 'Cancelled subscriptions',
      amount: tools,
      period: 'year',
      confidence: 'measured',
      ...confirmation,
      confirmed_amount: tools,
      evidence: 'Cancellation letters',
    },
    {
      type: 'risk_avoidance',
      description: 'Lower risk of a reportable data error',
      source_metric: 'Data errors',
      probability_before: 0.1,
      probability_after: 0.04,
      impact: yearly * 4,
      period: 'year',
      confidence: 'modelled',
      assumptions: 'Impact taken from the audit of last year',
    },
    {
      type: 'revenue_impact',
      description: 'Deals won faster with better figures',
      source_metric: 'Won deals',
      amount: yearly,
      attribution: 0.15,
      margin: 0.6,
      period: 'year',
      confidence: 'customer_stated',
      assumptions: 'Fifteen percent attributed by the head of sales',
    },
  ];
}

/** What the account cost: licence, implementation before the term, the customer's own effort. */
export function* costRows(
  portal: GeneratedPortal,
  companies: number,
  currency: string,
): Generator<Row> {
  const { accounts } = portal;
  for (const company of activeCustomers(portal, companies)) {
    const has = company < SHOWCASE.length || accounts.draw('has costs')(company) < 0.3;
    if (!has) continue;
    const value = accounts.contractValue[company]!;
    const begin = accounts.now + accounts.contractStart[company]! * DAY_MS;
    const term = {
      ...companyCells(portal, company),
      currency,
      starts_at: isoDay(begin),
      ends_at: isoDay(accounts.now + (accounts.renewal[company]! - 1) * DAY_MS),
    };
    const share = (fraction: number) => Math.round(value * fraction);
    yield {
      ...term,
      kind: 'licence',
      description: 'Subscription',
      amount: value,
      recurring: 'year',
    };
    yield {
      ...term,
      kind: 'implementation',
      description: 'Set-up and migration',
      amount: share(0.08),
      starts_at: isoDay(begin - 21 * DAY_MS),
      ends_at: isoDay(begin - DAY_MS),
    };
    yield {
      ...term,
      kind: 'customer_effort',
      description: 'Administrator, one day a month',
      amount: share(0.003),
      recurring: 'month',
    };
  }
}
