import {
  clearedProperties,
  companyProperties,
  dealProperties,
  scoredAt,
} from '@attain/shared/crm/write-back';
import { seatsOf } from '@attain/shared/domain/health/seats';
import { cohortOf } from '@attain/shared/domain/portfolio/cohort';
import { peerFiguresOf } from '@attain/shared/domain/portfolio/peer-figures';
import { scoreAccount } from '@attain/shared/domain/score-account';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { AccountRows, OutboxPatch, ScoredCompany } from '../ports/store.ts';
import { type AccountContext, accountOf } from './account.ts';
import { formerEmployees } from './company-size.ts';
import { peersComparedOn } from './compare-peers.ts';
import { diff } from './diff.ts';
import type { SyncContext } from './sync-context.ts';
import { asOfNow, windowsOf } from './windows.ts';

/** Companies per transaction: enough to spread its cost, few enough that a card waits milliseconds for it. */
const CHUNK = 1_000;

type Scope = { kind: 'due' } | { kind: 'companies'; ids: readonly string[] };
type Options = { dryRun: boolean; scope: Scope };

/**
 * Scores what changed or is due, and puts what differs from HubSpot into the outbox, snapshot and patch in one
 * transaction. A dry run saves nothing and reports the differences.
 */
export async function compute(context: SyncContext, { dryRun, scope }: Options): Promise<void> {
  const { store, progress, signal } = context;
  const account = await accountContext(context);
  const step = progress.step('Scoring');

  for await (const ids of chunks(context, scope)) {
    const asOf = asOfNow(context.calendar, context.now());
    const windows = windowsOf(asOf, context);
    const rows = await store.scoring.load(ids, windows);

    const customers = rows.filter((row) => isCustomer(context, row));
    const scored = customers.map((row) =>
      score(context, row, { ...account, sizeSince: windows.sizeSince, today: asOf.today }, asOf),
    );
    const cleared = rows
      .filter((row) => !isCustomer(context, row))
      .map((row) => clear(context, row));

    for (const { snapshot, patches } of scored) {
      const changed = patches.some(({ type }) => type === 'companies');
      context.report.scored(snapshot.health.band === 'insufficient_data', changed);
    }
    if (dryRun) {
      reportChanges(context, rows, [...cleared, ...scored]);
    } else {
      await store.transaction(async (inner) => {
        await inner.scoring.save(scored);
        await inner.scoring.skip(cleared);
      });
    }
    step.advance(rows.length);
    signal.throwIfAborted();
  }
  step.done();
}

async function accountContext(
  context: SyncContext,
): Promise<Omit<AccountContext, 'today' | 'sizeSince'>> {
  const { store, mapping, settings, calendar, money, report, keyFeatures } = context;
  return {
    mapping,
    settings,
    calendar,
    digits: money.digits,
    keyFeatures,
    usageLastDeliveredAt: await store.scoring.usageLastDeliveredAt(),
    peersComparedOn: await peersComparedOn(store),
    ticketsReadable: !report.isSkipped('tickets'),
  };
}

async function* chunks(
  { store, now }: SyncContext,
  scope: Scope,
): AsyncGenerator<readonly string[]> {
  if (scope.kind === 'companies') {
    yield scope.ids;
    return;
  }
  const startedAt = now();
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await store.scoring.due(startedAt, after, CHUNK);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? null;
  }
}

function isCustomer({ mapping: { customers } }: SyncContext, { company }: AccountRows): boolean {
  return customers.values.includes(company.properties[customers.property] ?? '');
}

function score(
  context: SyncContext,
  rows: AccountRows,
  account: AccountContext,
  asOf: ReturnType<typeof asOfNow>,
): ScoredCompany {
  const { account: input, issues } = accountOf(rows, account);
  context.report.issues('companies', input.companyId, issues);
  const { employees } = input.size;
  const snapshot = scoreAccount(input, asOf, context.settings, context.money);
  return {
    companyId: input.companyId,
    dirtyMark: rows.dirtyMark,
    snapshot,
    cohort: cohortOf(input, context.settings),
    peerFigures: peerFiguresOf(snapshot, seatsOf(input), context.settings),
    employees,
    formerEmployees: formerEmployees(employees, rows.size),
    patches: patchesOf(context, rows, snapshot),
  };
}

function patchesOf(
  { writable, mapping }: SyncContext,
  { company, deals }: AccountRows,
  snapshot: Snapshot,
): readonly OutboxPatch[] {
  const wanted = companyProperties(snapshot);
  const stamp = scoredAt(snapshot);
  const patch = diff(company.id, company.held, wanted, writable.companies, stamp);
  const patches: OutboxPatch[] = patch ? [{ type: 'companies', patch }] : [];

  const copies = dealProperties(snapshot);
  for (const deal of deals) {
    if (deal.isClosed || deal.pipeline !== mapping.deals.renewalPipeline) continue;
    const copy = diff(deal.id, deal.held, copies, writable.deals);
    if (copy) patches.push({ type: 'deals', patch: copy });
  }
  return patches;
}

/** A company that is no customer (any more) holds no value of ours. */
function clear({ writable }: SyncContext, { company, dirtyMark }: AccountRows) {
  const patch = diff(company.id, company.held, clearedProperties(company.held), writable.companies);
  return {
    companyId: company.id,
    dirtyMark,
    patches: patch ? [{ type: 'companies' as const, patch }] : [],
  };
}

function reportChanges(
  { report }: SyncContext,
  rows: readonly AccountRows[],
  results: readonly { companyId: string; patches: readonly OutboxPatch[] }[],
): void {
  const heldBy = new Map(rows.map(({ company }) => [company.id, company.held]));
  for (const { companyId, patches } of results) {
    const held = heldBy.get(companyId) ?? {};
    for (const { type, patch } of patches) {
      if (type !== 'companies') continue;
      for (const [property, to] of Object.entries(patch.properties)) {
        report.change({ companyId, property, from: held[property] ?? '', to });
      }
    }
  }
}
