import { monthOf } from '@attain/shared/domain/basics/time';

import type { Scope } from '../scope.ts';
import { pack } from './packed.ts';

export type DayRow = {
  companyId: string;
  day: number;
  recordedAt: number;
  body: string;
  figures: string | null;
};

/** Adds rows to the history; one that is there stays. */
export async function insertDays(
  { db, engine, portalId }: Scope,
  rows: readonly DayRow[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'snapshot_day',
    columns: {
      portal_id: 'bigint',
      company_id: 'text',
      day: 'integer',
      recorded_at: 'bigint',
      month: 'integer',
      body: 'bytea',
      figures: 'text',
    },
    rows: rows.map(({ companyId, day, recordedAt, body, figures }) => {
      return [portalId, companyId, day, recordedAt, monthOf(day), pack(body), figures];
    }),
    then: 'on conflict (portal_id, company_id, day, recorded_at) do nothing',
  });
}
