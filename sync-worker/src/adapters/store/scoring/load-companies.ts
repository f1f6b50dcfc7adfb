import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import type { ValueFigures } from '@attain/shared/domain/account';
import type { AccountStanding } from '@attain/shared/domain/portfolio/account-changes';

import type { ScoredBy } from '../../../ports/portfolio.ts';
import type { AccountRows, SizeHistory } from '../../../ports/store.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { SCORED_AT } from '../scored-at.ts';

type LoadedCompany = Pick<
  AccountRows,
  | 'company'
  | 'dirtyMark'
  | 'snapshotAsOf'
  | 'lastUnblockedValue'
  | 'alertStates'
  | 'peers'
  | 'listed'
  | 'scoredAtHeld'
> & { size: Omit<SizeHistory, 'changes'> | null };

/** The live ones of the companies, in id order, with their mark and what the last scoring left. */
export async function loadCompanies(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<readonly LoadedCompany[]> {
  const rows = await db
    .selectFrom('company as c')
    .leftJoin('dirty as d', (on) =>
      on.onRef('d.portal_id', '=', 'c.portal_id').onRef('d.company_id', '=', 'c.id'),
    )
    .leftJoin('snapshot as s', (on) =>
      on.onRef('s.portal_id', '=', 'c.portal_id').onRef('s.company_id', '=', 'c.id'),
    )
    .leftJoin('scored_company as k', (on) =>
      on.onRef('k.portal_id', '=', 'c.portal_id').onRef('k.company_id', '=', 'c.id'),
    )
    .leftJoin('peer_standing as p', (on) =>
      on.onRef('p.portal_id', '=', 'c.portal_id').onRef('p.company_id', '=', 'c.id'),
    )
    .select([
      'c.id',
      'c.name',
      'c.domain',
      'c.account_keys',
      'c.created_at',
      'c.updated_at',
      'c.properties',
      'c.held',
      'c.merged_ids',
      'd.mark',
      's.as_of',
      's.unblocked_value',
      'k.since',
      'k.employees',
      'k.alert_states',
      'k.standing',
      'k.yearly_value',
      'p.cohort',
      'p.n',
      'p.percentile',
      'p.usage_percentile',
    ])
    .where('c.portal_id', '=', portalId)
    .where('c.removed_at', 'is', null)
    .where(engine.inList('c.id', companyIds))
    .orderBy('c.id')
    .execute();

  return rows.map((row) => {
    const held = fromJson<Record<string, string>>(row.held);
    return {
      company: {
        id: row.id,
        name: row.name,
        domain: row.domain,
        accountKeys: fromJson<string[]>(row.account_keys),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        properties: fromJson<Record<string, string>>(row.properties),
        held,
        mergedIds: fromJson<string[]>(row.merged_ids),
      },
      dirtyMark: row.mark,
      snapshotAsOf: row.as_of,
      lastUnblockedValue: row.unblocked_value ? fromJson<ValueFigures>(row.unblocked_value) : null,
      alertStates: row.alert_states ? fromJson<AlertState[]>(row.alert_states) : [],
      size: row.since === null ? null : { since: row.since, employees: row.employees },
      listed: row.standing ? listedOf(row.standing, row.yearly_value) : null,
      peers:
        row.cohort === null || row.n === null
          ? null
          : {
              cohort: row.cohort,
              n: row.n,
              percentile: row.percentile,
              usagePercentile: row.usage_percentile,
            },
      scoredAtHeld: held[SCORED_AT] ?? null,
    };
  });
}

function listedOf(json: string, yearlyValue: number | null): AccountRows['listed'] {
  const { by = null, ...standing } = fromJson<AccountStanding & { by?: ScoredBy }>(json);
  return { standing, by, yearlyValue };
}
