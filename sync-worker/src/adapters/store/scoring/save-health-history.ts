import { dayNumber } from '@attain/shared/domain/basics/time';
import type { PastHealth } from '@attain/shared/domain/account';
import { freshInputs } from '@attain/shared/domain/health/health-book';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { ScoredCompany } from '../../../ports/store.ts';
import { toJson } from '../json.ts';
import type { Scope } from '../scope.ts';

/** Keeps a score where it differs from the one before, at most one a day: the last of the day. */
export async function saveHealthHistory(
  scope: Scope,
  scored: readonly ScoredCompany[],
): Promise<void> {
  const { db, engine, portalId } = scope;
  const latest = await latestRows(
    scope,
    scored.map(({ companyId }) => companyId),
  );
  const changed = scored.filter(({ companyId, snapshot }) => {
    const { health } = snapshot;
    return latest.get(companyId) !== textOf(health.score, health.band, pointsOf(snapshot));
  });
  await engine.insertRows(db, {
    into: 'health_history',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      day: 'integer',
      at: 'bigint',
      score: 'double precision',
      band: 'text',
      points: 'text',
      inputs: 'text',
    },
    rows: changed.map(({ companyId, snapshot }) => {
      const { asOf, today, health } = snapshot;
      const day = dayNumber(today);
      const inputs = toJson(freshInputs(health.components));
      const { score, band } = health;
      return [portalId, companyId, day, asOf, score, band, pointsOf(snapshot), inputs];
    }),
    then: `on conflict (portal_id, company_id, day) do update set at = excluded.at,
      score = excluded.score, band = excluded.band, points = excluded.points,
      inputs = excluded.inputs`,
  });
}

/** The points of the components with fresh input. */
function pointsOf({ health }: Snapshot): string {
  const points: PastHealth['points'] = Object.fromEntries(
    health.components.flatMap(({ key, points: p }) => (p === null ? [] : [[key, p]])),
  );
  return toJson(points);
}

const textOf = (score: number | null, band: string, points: string) =>
  `${String(score)} ${band} ${points}`;

async function latestRows(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('health_history as h')
    .select(['h.company_id', 'h.score', 'h.band', 'h.points'])
    .where('h.portal_id', '=', portalId)
    .where(engine.inList('h.company_id', companyIds))
    .where('h.day', '=', (eb) =>
      eb
        .selectFrom('health_history as l')
        .select(({ fn }) => fn.max('l.day').as('day'))
        .whereRef('l.portal_id', '=', 'h.portal_id')
        .whereRef('l.company_id', '=', 'h.company_id'),
    )
    .execute();
  return new Map(rows.map((row) => [row.company_id, textOf(row.score, row.band, row.points)]));
}
