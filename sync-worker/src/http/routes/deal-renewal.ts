import { dealRenewal } from '@attain/shared/contract/deal-renewal-of';
import { dealRenewalRoute } from '@attain/shared/contract/deal-routes';

import type { Configuration } from '../../config/configuration.ts';
import { companiesOfDeals } from '../../pipeline/deal-company.ts';
import type { DealRow } from '../../ports/store.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { issuedReport, latestOf } from '../views/issued-report.ts';

const NOT_SET_UP =
  'Attain does not know which deals are renewals: name the renewal pipeline in its settings.';
const OTHER_DEAL =
  'This deal is in another pipeline than the one that renewals are in, so there is no value case to make for it.';
const NOT_KNOWN = 'Attain does not know this deal yet. A new deal is known after the next sync.';
const NO_COMPANY = 'No company is associated with this deal: associate the customer that renews.';
const NOT_SCORED =
  'The company of this deal has no figures yet: it is no customer, or is scored with the next sync.';

/** Among so many one stands on the record, where any does: each kind has one place there. */
const LATEST_REPORTS = 20;

/** `GET /api/deals/:dealId/renewal`: the value case of a renewal deal, or why there is none. */
export function dealRenewalOf({ mapping }: Configuration): ApiRoute {
  const { renewalPipeline } = mapping.deals;
  return implement(dealRenewalRoute, async ({ params, store, calendar }) => {
    const nothing = (kind: 'no_renewal' | 'no_figures', notice: string) =>
      answered(200, { kind, notice });
    if (renewalPipeline === null) return nothing('no_renewal', NOT_SET_UP);
    const found = await store.companies.deal(params.dealId);
    if (found === undefined) return nothing('no_figures', NOT_KNOWN);
    const { deal, companyIds } = found;
    if (deal.pipeline !== renewalPipeline) return nothing('no_renewal', OTHER_DEAL);
    if (companyIds.length === 0) return nothing('no_figures', NO_COMPANY);
    const of = await companiesOfDeals([deal.id], { companies: store.companies, mapping });
    const companyId = of.get(deal.id);
    const snapshot = companyId === undefined ? undefined : await store.scoring.snapshot(companyId);
    if (companyId === undefined || snapshot === undefined) return nothing('no_figures', NOT_SCORED);
    const closeOn = deal.closeAt === null ? null : calendar.dayAt(deal.closeAt);
    const latest = latestOf(await store.reports.ofCompany(companyId, LATEST_REPORTS));
    const report = latest === undefined ? null : issuedReport(latest);
    return answered(200, dealRenewal(snapshot, { outcome: outcomeOf(deal), closeOn, report }));
  });
}

function outcomeOf({ isClosed, isWon }: DealRow): 'open' | 'won' | 'lost' {
  if (isWon) return 'won';
  return isClosed ? 'lost' : 'open';
}
