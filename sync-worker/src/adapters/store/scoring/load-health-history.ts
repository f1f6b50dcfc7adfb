import { sql } from 'kysely';
import type { PastHealth } from '@attain/shared/domain/account';

import type { Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

type Row = {
  company_id: string;
  at: number;
  score: number | null;
  band: PastHealth['band'];
  points: string;
  inputs: string | null;
};

/** Past scores by company, oldest first: those of the window, and the one that held when it began. */
export async function loadHealthHistory(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { pastHealthSince }: Windows,
): Promise<ReadonlyMap<string, readonly PastHealth[]>> {
  const { rows } = await sql<Row>`
    select h.company_id, h.at, h.score, h.band, h.points, h.inputs from health_history h
    where h.portal_id = ${portalId} and ${engine.inList('h.company_id', companyIds)}
      and (h.at >= ${pastHealthSince} or h.day = (
        select max(b.day) from health_history b
        where b.portal_id = h.portal_id and b.company_id = h.company_id and b.at < ${pastHealthSince}))
    order by h.company_id, h.day`.execute(db);
  const history = new Map<string, PastHealth[]>();
  for (const { company_id, at, score, band, points, inputs } of rows) {
    append(history, company_id, {
      at,
      score,
      band,
      points: fromJson<PastHealth['points']>(points),
      inputs: inputs === null ? null : fromJson<PastHealth['points']>(inputs),
    });
  }
  return history;
}
