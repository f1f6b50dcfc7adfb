import type { Mapping } from '../config/mapping.ts';
import type { AccountRows, Companies, DealRow } from '../ports/store.ts';
import { isCustomer } from './is-customer.ts';

type Rules = Pick<Mapping, 'customers'>;
type Reader = Pick<Companies, 'ofDeals' | 'rows'>;

/**
 * The company whose figures a deal shows: the customer with the lowest id of the live companies that it hangs on. A partner may hang
 * on it beside the customer. A deal without a customer is left out.
 */
export async function companiesOfDeals(
  dealIds: readonly string[],
  { companies, mapping }: { companies: Reader; mapping: Rules },
): Promise<ReadonlyMap<string, string>> {
  const linked = await companies.ofDeals(dealIds);
  const rows = await companies.rows([...new Set([...linked.values()].flat())]);
  const customers = new Set(rows.filter((row) => isCustomer(mapping, row)).map(({ id }) => id));
  return new Map(
    [...linked].flatMap(([dealId, ids]) => {
      const first = ids.find((id) => customers.has(id));
      return first === undefined ? [] : [[dealId, first] as const];
    }),
  );
}

/** The open renewal deals of companies, which carry copies of the figures. */
export function openRenewals(
  { deals }: Pick<AccountRows, 'deals'>,
  { deals: { renewalPipeline } }: Pick<Mapping, 'deals'>,
): readonly DealRow[] {
  return deals.filter(({ isClosed, pipeline }) => !isClosed && pipeline === renewalPipeline);
}
