import { dayNumber } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import type { Instant } from '@attain/shared/domain/basics/time';

import type { CompanyFollowUpStep } from '../../../ports/follow-ups.ts';
import type { Columns, SqlValue } from '../engine.ts';
import type { Scope } from '../scope.ts';

type Of<K extends CompanyFollowUpStep['kind']> = Extract<CompanyFollowUpStep, { kind: K }>;
export type StepsOf = {
  companyId: string;
  openedAt: Instant;
  followUps: readonly CompanyFollowUpStep[];
};

/** Writes what a scoring decided, in its transaction. */
export async function applyFollowUpSteps(
  scope: Scope,
  companies: readonly StepsOf[],
): Promise<void> {
  const steps = companies.flatMap(({ followUps }) => followUps);
  if (steps.length === 0) return;
  await openAll(scope, companies);
  await restateAll(scope, stepsOf(steps, 'restate'));
  await reopenAll(scope, stepsOf(steps, 'reopen'));
  await closeAll(scope, stepsOf(steps, 'close'));
  await forgetAll(scope, stepsOf(steps, 'forget'));
}

function stepsOf<K extends CompanyFollowUpStep['kind']>(
  steps: readonly CompanyFollowUpStep[],
  kind: K,
): Of<K>[] {
  return steps.filter((step): step is Of<K> => step.kind === kind);
}

async function openAll({ db, engine, portalId }: Scope, companies: readonly StepsOf[]) {
  await engine.insertRows(db, {
    into: 'follow_up',
    columns: {
      portal_id: 'bigint',
      reference: 'text',
      company_id: 'text',
      cause: 'text',
      opened_at: 'bigint',
      role: 'text',
      title: 'text',
      reason: 'text',
      due_day: 'integer',
      priority: 'text',
      state: 'text',
    },
    rows: companies.flatMap(({ companyId, openedAt, followUps }) =>
      stepsOf(followUps, 'open').map(({ reference, followUp: f }) => {
        const words = [f.role, f.title, f.reason, dayNumber(f.dueOn), f.priority];
        return [portalId, reference, companyId, f.cause, openedAt, ...words, 'wanted'];
      }),
    ),
    then: 'on conflict (portal_id, reference) do nothing',
  });
}

const RESTATED: Columns = {
  portal_id: 'bigint',
  reference: 'text',
  role: 'text',
  title: 'text',
  reason: 'text',
  due_day: 'integer',
  priority: 'text',
};

async function restateAll(scope: Scope, steps: readonly Of<'restate'>[]): Promise<void> {
  const rows = steps.map(({ reference, followUp: f }): SqlValue[] => [
    scope.portalId,
    reference,
    f.role,
    f.title,
    f.reason,
    dayNumber(f.dueOn),
    f.priority,
  ]);
  if (rows.length === 0) return;
  await sql`
    update follow_up set state = 'wanted', refusals = null, role = given.role, title = given.title,
      reason = given.reason, due_day = given.due_day, priority = given.priority
    from ${scope.engine.tableOf(RESTATED, rows)} as given
    where follow_up.portal_id = given.portal_id and follow_up.reference = given.reference
      and follow_up.state in ('wanted', 'refused')`.execute(scope.db);
}

async function reopenAll({ db, engine, portalId }: Scope, steps: readonly Of<'reopen'>[]) {
  if (steps.length === 0) return;
  const theirs = engine.inList('reference', referencesOf(steps));
  await sql`
    update follow_up set why = null,
      state = case when task_id is null then 'wanted' else 'open' end
    where portal_id = ${portalId} and ${theirs} and state = 'closing'`.execute(db);
}

async function closeAll({ db, engine, portalId }: Scope, steps: readonly Of<'close'>[]) {
  if (steps.length === 0) return;
  const rows = steps.map(({ reference, why }): SqlValue[] => [portalId, reference, why]);
  const given = engine.tableOf({ portal_id: 'bigint', reference: 'text', why: 'text' }, rows);
  await sql`
    update follow_up set state = 'closing', why = given.why, refusals = null
    from ${given} as given
    where follow_up.portal_id = given.portal_id and follow_up.reference = given.reference`.execute(
    db,
  );
}

async function forgetAll({ db, engine, portalId }: Scope, steps: readonly Of<'forget'>[]) {
  if (steps.length === 0) return;
  await db
    .deleteFrom('follow_up')
    .where('portal_id', '=', portalId)
    .where(engine.inList('reference', referencesOf(steps)))
    .execute();
}

const referencesOf = (steps: readonly { reference: string }[]) =>
  steps.map(({ reference }) => reference);
