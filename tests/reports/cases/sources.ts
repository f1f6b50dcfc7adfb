import { benchmarks } from '@attain/shared/contract/benchmarks-of';
import { monthFigures } from '@attain/shared/crm/month-figures';
import type { Account } from '@attain/shared/domain/account';
import type { Currency } from '@attain/shared/domain/basics/money';
import { addMonths, DAY_MS, daysBetween, dayOf, type Day } from '@attain/shared/domain/basics/time';
import { peerComparison } from '@attain/shared/domain/portfolio/peer-comparison';
import { type PeerFigures, peerFiguresOf } from '@attain/shared/domain/portfolio/peer-figures';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { QuoteOfCustomer, ReportSources } from '@attain/shared/reports/report-sources';
import { GENERAL_TEMPLATE } from '@attain/shared/reports/templates/templates';

import { asOf, USD } from '../../unit/domain/builders.ts';

const MOST_MONTHS = 12;

type Beside = {
  currency?: Currency;
  quotes?: readonly QuoteOfCustomer[];
  /** Peers of the account beside its own figures; too few by default. */
  peers?: number;
};

/** What a report of an account on a day is made of: every figure comes out of scoring it, the months before included. */
export function sourcesOf(account: Account, today: Day, beside: Beside = {}): ReportSources {
  const { currency = USD, quotes = [], peers = 0 } = beside;
  const snapshot = scoreAccount(account, asOf(today), DEFAULT_SETTINGS, currency);
  return {
    snapshot,
    restated: false,
    audience: 'internal',
    goals: account.goals,
    months: monthsBefore(account, today, currency).concat(monthFigures(snapshot)),
    customerSince: account.contract.firstStart,
    quotes,
    benchmarks: comparedWith(snapshot, account, { peers, digits: currency.digits }),
    template: GENERAL_TEMPLATE,
    dayAt: (instant) => dayOf(Math.floor(instant / DAY_MS)),
  };
}

/** The account as it was scored at the end of each month of its contract. */
function monthsBefore(account: Account, today: Day, currency: Currency) {
  const start = account.contract.start ?? today;
  const months = [];
  for (let ago = MOST_MONTHS; ago >= 1; ago -= 1) {
    const end = lastDayOfMonth(addMonths(today, -ago));
    if (end < start || daysBetween(end, today) <= 0) continue;
    const then = scoreAccount(knownOn(account, end), asOf(end), DEFAULT_SETTINGS, currency);
    months.push(monthFigures(then));
  }
  return months;
}

function knownOn(account: Account, day: Day): Account {
  const { nextMidnight } = asOf(day);
  const goals = account.goals.map((goal) => ({
    ...goal,
    metrics: goal.metrics.map((metric) => ({
      ...metric,
      readings: metric.readings.filter(({ measuredAt }) => measuredAt < nextMidnight),
    })),
  }));
  return { ...account, goals };
}

function lastDayOfMonth(day: Day): Day {
  const firstOfNext = `${addMonths(day, 1).slice(0, 8)}01`;
  return dayOf(Date.parse(`${firstOfNext}T00:00:00Z`) / DAY_MS - 1);
}

function comparedWith(
  snapshot: Snapshot,
  { contract }: Account,
  { peers, digits }: { peers: number; digits: number },
): ReportSources['benchmarks'] {
  const own = peerFiguresOf(snapshot, contract.licensedSeats, DEFAULT_SETTINGS);
  const others = Array.from({ length: peers }, (_, index) => peer(index, digits));
  const body = benchmarks(
    'Software, 201-1000 employees',
    peerComparison(own, others, DEFAULT_SETTINGS),
    digits,
  );
  const notice =
    body === null
      ? `Peers hidden: ${peers} comparable accounts, at least ${DEFAULT_SETTINGS.peers.minimum} are needed.`
      : null;
  return { body, notice };
}

/** Accounts spread evenly around the middle. */
function peer(index: number, digits: number): PeerFigures {
  return {
    companyId: `peer-${index}`,
    health_score: 55 + 2 * index,
    success_score: 50 + 3 * index,
    roi_confirmed: -0.2 + 0.08 * index,
    value_per_user: (400 + 90 * index) * 10 ** digits,
    goals_achieved: (index % 5) / 5,
  };
}
