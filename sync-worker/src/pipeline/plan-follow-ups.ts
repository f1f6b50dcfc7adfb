import type { AsOf } from '@attain/shared/domain/account';
import { isAsked, untoldCauses } from '@attain/shared/domain/follow-ups/causes';
import { ordersThatHold } from '@attain/shared/domain/follow-ups/orders';
import { followUps } from '@attain/shared/domain/follow-ups/follow-ups';
import { followUpSteps } from '@attain/shared/domain/follow-ups/steps';
import type { KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import { whyClosed } from '@attain/shared/domain/follow-ups/why-closed';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import { newReference } from '../follow-up-reference.ts';
import type { CompanyFollowUpStep } from '../ports/follow-ups.ts';
import type { AccountRows } from '../ports/store.ts';
import type { SyncContext } from './sync-context.ts';

const NONE: ReadonlySet<string> = new Set();

/** What becomes of a company's tasks by its newest snapshot. Where tasks are switched off, they stay as they are. */
export function planFollowUps(
  { tasks }: Pick<SyncContext, 'tasks'>,
  { company, followUps: known }: Pick<AccountRows, 'company' | 'followUps'>,
  snapshot: Snapshot,
  asOf: AsOf,
): CompanyFollowUpStep[] {
  if (!tasks.enabled) return [];
  const wanted = followUps(snapshot, asOf, tasks.rules);
  const whyGone = (cause: string) => whyClosed(cause, snapshot);
  return followUpSteps(ofRules(known), wanted, standing(known, snapshot), whyGone).map((step) =>
    step.kind === 'open'
      ? { ...step, reference: newReference(company.id, step.followUp.cause, asOf.now) }
      : step,
  );
}

/** Most accounts have no task under way, and nothing to ask about it. */
function standing(known: readonly KnownFollowUp[], snapshot: Snapshot): ReadonlySet<string> {
  if (known.length === 0) return NONE;
  return new Set([...untoldCauses(snapshot), ...ordersThatHold(snapshot)]);
}

/** Ends the tasks of a company that is no customer (any more). */
export function endFollowUps(
  { tasks }: Pick<SyncContext, 'tasks'>,
  { followUps: known }: Pick<AccountRows, 'followUps'>,
): CompanyFollowUpStep[] {
  if (!tasks.enabled) return [];
  const why = () => 'The company is no customer any more.';
  return followUpSteps(ofRules(known), [], new Set(), why).filter((step) => step.kind !== 'open');
}

/** What a person asked for is not decided by figures. */
function ofRules(known: readonly KnownFollowUp[]): readonly KnownFollowUp[] {
  return known.filter(({ cause }) => !isAsked(cause));
}
