import { dayOf } from '@attain/shared/domain/basics/time';
import type { KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';

import type { FollowUpItem, OpenFollowUp } from '../../../ports/follow-ups.ts';
import type { Refusal } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

/** See `FollowUps.known`. */
export async function knownFollowUps(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownFollowUp[]>> {
  const rows = await db
    .selectFrom('follow_up')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .orderBy('opened_at')
    .orderBy('reference')
    .execute();
  const known = new Map<string, KnownFollowUp[]>();
  for (const row of rows) {
    const { reference, cause, title, reason, state, task_id, settles_at, noted } = row;
    const isNoteSent = task_id !== null && settles_at !== null;
    append(known, row.company_id, {
      reference,
      cause,
      title,
      reason,
      state,
      isSent: task_id !== null || settles_at !== null,
      isEnding: noted === 1 || isNoteSent,
    });
  }
  return known;
}

/** See `FollowUps.open`. */
export async function openFollowUps(
  { db, portalId }: Scope,
  companyId: string,
): Promise<readonly OpenFollowUp[]> {
  const rows = await db
    .selectFrom('follow_up')
    .select(['reference', 'role', 'title', 'reason', 'due_day', 'priority'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('state', '<>', 'closing')
    .orderBy('due_day')
    .orderBy('reference')
    .execute();
  return rows.map(({ due_day, ...row }) => ({ ...row, dueOn: dayOf(due_day) }));
}

/** See `FollowUps.waiting`. */
export async function waiting({ db, portalId }: Scope): Promise<number> {
  const { count } = await db
    .selectFrom('follow_up')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('portal_id', '=', portalId)
    .where('state', 'in', ['wanted', 'closing'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** See `FollowUps.toOpen` and `FollowUps.toClose`. */
export async function items(
  { db, portalId }: Scope,
  state: 'wanted' | 'closing',
  after: string | null,
  limit: number,
): Promise<readonly FollowUpItem[]> {
  const rows = await db
    .selectFrom('follow_up as f')
    .leftJoin('company as c', (on) =>
      on
        .onRef('c.portal_id', '=', 'f.portal_id')
        .onRef('c.id', '=', 'f.company_id')
        .on('c.removed_at', 'is', null),
    )
    .selectAll('f')
    .select('c.properties')
    .where('f.portal_id', '=', portalId)
    .where('f.state', '=', state)
    .where('f.reference', '>', after ?? '')
    .orderBy('f.reference')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    reference: row.reference,
    companyId: row.company_id,
    companyProperties: row.properties === null ? {} : fromJson(row.properties),
    cause: row.cause,
    role: row.role,
    title: row.title,
    reason: row.reason,
    dueOn: dayOf(row.due_day),
    priority: row.priority,
    taskId: row.task_id,
    why: row.why,
    isNoted: row.noted === 1,
    settlesAt: row.settles_at,
    attempt: row.attempt,
  }));
}

/** See `FollowUps.refused`. */
export async function refused({ db, portalId }: Scope) {
  const rows = await db
    .selectFrom('follow_up')
    .select(['reference', 'company_id', 'refusals'])
    .where('portal_id', '=', portalId)
    .where('state', '=', 'refused')
    .orderBy('reference')
    .execute();
  return rows.map(({ reference, company_id, refusals }) => ({
    reference,
    companyId: company_id,
    refusals: fromJson<Refusal[]>(refusals ?? '[]'),
  }));
}
