import { isDeepStrictEqual } from 'node:util';

import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Change, RecordBodies, StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { text } from './checks.ts';
import { type Fault, faultsOf, refuseFaults } from './faults.ts';
import type { EnteredKind, RecordOrder, RecordRules } from './record-rules.ts';

type Step<Kind extends EnteredKind, Extra> = (
  store: PortalStore,
  order: RecordOrder & Extra,
) => Promise<StoredRecord<Kind>>;

/**
 * Records something new. The same again is the same record; other words about the same thing are refused, since a
 * correction names the record that it corrects.
 *
 * The step throws RefusedError with every field's fault, and StaleVersionError.
 */
export function recording<Kind extends EnteredKind, Input>(
  rules: RecordRules<Kind, Input>,
): Step<Kind, { input: Input }> {
  return (store, order) =>
    store.transaction(async (inside) => {
      const body = await checkedBody(inside, rules, order);
      const stored = await inside.records.record(order.companyId, rules.kind, body.id);
      if (stored !== undefined && !stored.ended && !isDeepStrictEqual(stored.body, body)) {
        throw new RefusedError(
          'already_recorded',
          `This is recorded already, with other details: correct ${NAMES[rules.kind]} ${body.id}.`,
        );
      }
      return save(inside, rules.kind, body, order, { action: 'created', note: null });
    });
}

/** Records what there is one of: the first, or the next version. The same again is the same version. */
export function setting<Kind extends EnteredKind, Input>(
  rules: RecordRules<Kind, Input>,
): Step<Kind, { input: Input }> {
  return (store, order) =>
    store.transaction(async (inside) => {
      const wanted = await checkedBody(inside, rules, order);
      const stored = await inside.records.record(order.companyId, rules.kind, wanted.id);
      const holds = stored !== undefined && !stored.ended;
      const body = (holds && rules.correct?.(stored.body, wanted)) || wanted;
      return save(inside, rules.kind, body, order);
    });
}

/** Corrects a record that counts; its history stays. The step also throws RecordNotFoundError. */
export function correcting<Kind extends EnteredKind, Input>(
  rules: RecordRules<Kind, Input>,
): Step<Kind, { id: string; input: Input }> {
  return (store, order) =>
    store.transaction(async (inside) => {
      const stored = await recordOf(inside, rules.kind, order);
      if (stored.ended) throw new RefusedError('ended', `This ${NAMES[rules.kind]} has ended.`);
      const wanted = { ...(await checkedBody(inside, rules, order)), id: stored.id };
      const body = rules.correct?.(stored.body, wanted) ?? wanted;
      return save(inside, rules.kind, body, { expected: stored.version, ...order });
    });
}

/** Ends a record: it counts no more and stays readable. One that has ended stays as it is. */
export function ending<Kind extends EnteredKind>(
  kind: Kind,
  last: (body: RecordBodies[Kind], order: RecordOrder) => RecordBodies[Kind] = (body) => body,
): Step<Kind, { id: string; reason: string | null }> {
  return (store, order) =>
    store.transaction(async (inside) => {
      refuseFaults(faultsOf({ reason: text(order.reason) }));
      const stored = await recordOf(inside, kind, order);
      const { by, reason, expected = stored.version } = order;
      const body = stored.ended ? stored.body : last(stored.body, order);
      return inside.records.save(order.companyId, kind, body, {
        by,
        change: { action: 'ended', note: reason },
        ended: true,
        expected,
      });
    });
}

/** What people call a record of a kind. */
const NAMES: Readonly<Record<EnteredKind, string>> = {
  value: 'value line',
  cost: 'cost line',
  onboarding: 'onboarding item',
  advocacy: 'advocacy activity',
  review: 'review',
  quote: 'quote',
  escalation: 'escalation',
  override: 'health override',
  hypothesis: 'value hypothesis',
  opportunity: 'value opportunity',
};

async function checkedBody<Kind extends EnteredKind, Input>(
  { records }: Pick<PortalStore, 'records'>,
  rules: RecordRules<Kind, Input>,
  { companyId, by, today, input }: RecordOrder & { input: Input },
): Promise<RecordBodies[Kind]> {
  const foreign: Fault[] = [];
  for (const [field, goalId] of Object.entries(rules.goalIds?.(input) ?? {})) {
    if ((await records.record(companyId, 'goal', goalId)) !== undefined) continue;
    foreign.push({ field, message: `${goalId} is no goal of this company` });
  }
  refuseFaults([...rules.faults(input, { now: by.at, today }), ...foreign]);
  return rules.body(input, by);
}

async function recordOf<Kind extends EnteredKind>(
  { records }: Pick<PortalStore, 'records'>,
  kind: Kind,
  { companyId, id }: { companyId: string; id: string },
): Promise<StoredRecord<Kind>> {
  const stored = await records.record(companyId, kind, id);
  if (stored !== undefined) return stored;
  throw new RecordNotFoundError(`Company ${companyId} has no ${NAMES[kind]} ${id}.`);
}

function save<Kind extends EnteredKind>(
  { records }: Pick<PortalStore, 'records'>,
  kind: Kind,
  body: RecordBodies[Kind],
  { companyId, by, expected }: Pick<RecordOrder, 'companyId' | 'by' | 'expected'>,
  change?: Change,
): Promise<StoredRecord<Kind>> {
  return records.save(companyId, kind, body, {
    by,
    ...(change && { change }),
    ...(expected !== undefined && { expected }),
  });
}
