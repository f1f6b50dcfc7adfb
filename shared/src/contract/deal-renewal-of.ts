import type { Day } from '../domain/basics/time.ts';
import { REASONS } from '../domain/basics/reasons.ts';
import { renewalCase } from '../domain/growth/renewal-case.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { renewalView } from './account-standing-of.ts';
import { accountView } from './account-view-of.ts';
import type { RenewalDeal } from './deal-routes.ts';
import { major } from './wire-figures.ts';

/** What is read on a card, the rest is on the company. */
const MOST_LISTED = 6;

type Deal = Pick<RenewalDeal, 'outcome' | 'report'> & { closeOn: Day | null };

/** The value case of a renewal: the company's own figures and steps, with what is proven beside what is not (L26). */
export function dealRenewal(snapshot: Snapshot, deal: Deal): RenewalDeal {
  const view = accountView(snapshot);
  const digits = snapshot.currencyDigits;
  const { agreements, netValue, reason, coversCost, notProven, outcomes } = renewalCase(
    snapshot,
    null,
  );
  const { health, agreements: attainment, success, value, renewal } = view.figures;
  return {
    kind: 'renewal',
    ...deal,
    company: { id: view.companyId, name: view.name },
    scoredAt: view.scoredAt,
    today: view.today,
    currency: view.currency,
    figures: { health, agreements: attainment, success, value, renewal },
    daysLeft: view.renewalDaysLeft,
    netValue: major(netValue, digits),
    noRoi: reason === null ? null : REASONS[reason],
    coversCost,
    agreements,
    proven: outcomes
      .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
      .slice(0, MOST_LISTED)
      .map(({ title, amount }) => ({ title, amount: major(amount, digits) })),
    notProven: notProven
      .slice(0, MOST_LISTED)
      .map(({ what, why, amount }) => ({ what, why, amount: major(amount, digits) })),
    renewal: renewalView(snapshot.renewal),
    steps: view.recommendations.filter(({ horizon }) => horizon !== 'this_month'),
    risks: view.executive.risks.slice(0, MOST_LISTED),
  };
}
