import { isDeepStrictEqual } from 'node:util';

import type { AsOf } from '@attain/shared/domain/account';
import type { BookRow, Standing } from '@attain/shared/domain/portfolio/book-change';
import { standingOf } from '@attain/shared/domain/portfolio/standing-of';

import type { Calendar } from '../../calendar.ts';
import type { Configuration } from '../../config/configuration.ts';
import { accountOf } from '../../pipeline/account.ts';
import { peersComparedOn } from '../../pipeline/compare-peers.ts';
import { isCustomer } from '../../pipeline/is-customer.ts';
import { asOfNow, windowsOf } from '../../pipeline/windows.ts';
import { withMeasures } from '../../pipeline/with-measures.ts';
import type { AccountRows, PortalStore } from '../../ports/store.ts';
import { usageMeasures } from '../../usage/measures.ts';

/** A portal as an account is judged in it. */
export type Judging = {
  store: PortalStore;
  calendar: Calendar;
  digits: number;
  now: number;
  /** `false`: the token may not read tickets, so their absence is no evidence. */
  ticketsReadable: boolean;
};

/** Some companies as the next scoring finds them, by what holds and by what is to hold; one that counts by neither is left out. */
export async function judgeAccounts(
  ids: readonly string[],
  before: Configuration,
  after: Configuration,
  judging: Judging,
): Promise<readonly BookRow[]> {
  const { store, calendar, now } = judging;
  const asOf = asOfNow(calendar, now);
  const [windows, others] = [windowsFor(asOf, before), windowsFor(asOf, after)];
  const rows = await store.scoring.load(ids, windows);
  const again = isDeepStrictEqual(windows, others) ? rows : await store.scoring.load(ids, others);
  const was = await standings(rows, before, asOf, judging);
  const is = await standings(again, after, asOf, judging);
  return rows.flatMap(({ company: { id } }) => {
    const row = { companyId: id, before: was.get(id) ?? null, after: is.get(id) ?? null };
    return row.before === null && row.after === null ? [] : [row];
  });
}

function windowsFor(asOf: AsOf, { settings, mapping, usage }: Configuration) {
  return windowsOf(asOf, { settings, mapping, keyFeatures: usage.keyFeatures });
}

async function standings(
  rows: readonly AccountRows[],
  { mapping, settings, usage }: Configuration,
  asOf: AsOf,
  { store, calendar, digits, ticketsReadable }: Judging,
): Promise<ReadonlyMap<string, Standing>> {
  const { keyFeatures } = usage;
  const context = {
    ...{ mapping, settings, calendar, digits, keyFeatures, ticketsReadable },
    today: asOf.today,
    sizeSince: windowsOf(asOf, { settings, mapping, keyFeatures }).sizeSince,
    peersComparedOn: await peersComparedOn(store),
  };
  const accounts = rows
    .filter(({ company }) => isCustomer(mapping, company))
    .map((each) => accountOf(each, context).account);
  const measures = usageMeasures(usage);
  const measured = await withMeasures(
    { store, measures, settings, calendar },
    accounts,
    asOf.today,
  );
  return new Map(
    measured.map((account) => [account.companyId, standingOf(account, asOf, settings)]),
  );
}
