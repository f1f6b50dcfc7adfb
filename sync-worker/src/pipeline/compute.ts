import {
  clearedProperties,
  companyProperties,
  dealProperties,
  reportUrl,
  scoredAt,
} from '@attain/shared/crm/write-back';
import type { Account } from '@attain/shared/domain/account';
import type { Day } from '@attain/shared/domain/basics/time';
import { seatsOf } from '@attain/shared/domain/health/seats';
import { cohortOf } from '@attain/shared/domain/portfolio/cohort';
import { peerFiguresOf } from '@attain/shared/domain/portfolio/peer-figures';
import { scoreAccount } from '@attain/shared/domain/score-account';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import { breathe } from '../breathe.ts';
import type { ShownAgreement } from '../ports/agreement-records.ts';
import type { CompanyFollowUpStep } from '../ports/follow-ups.ts';
import type { ScoredBy } from '../ports/portfolio.ts';
import type { AccountRows, OutboxPatch, ScoredCompany } from '../ports/store.ts';
import { shownAgreements } from './agreement-values.ts';
import { type AccountContext, accountOf } from './account.ts';
import { batchesOfCompanies, type CompanyScope } from './company-batches.ts';
import { formerEmployees } from './company-size.ts';
import { isCustomer } from './is-customer.ts';
import { peersComparedOn } from './compare-peers.ts';
import { companiesOfDeals, openRenewals } from './deal-company.ts';
import { diff } from './diff.ts';
import { endFollowUps, planFollowUps } from './plan-follow-ups.ts';
import { portfolioEntry } from './portfolio-entry.ts';
import { planReports } from './reports/plan-reports.ts';
import { recordUrl } from './reports/record-url.ts';
import { leftOn, scoredBy } from './scored-by.ts';
import type { SyncContext } from './sync-context.ts';
import { asOfNow, windowsOf } from './windows.ts';
import { withMeasures } from './with-measures.ts';

/** The company whose figures each renewal deal shows. */
type ShownBy = ReadonlyMap<string, string>;

type Options = { dryRun: boolean; scope: CompanyScope };

/**
 * Scores what changed or is due, and puts what differs from HubSpot into the outbox, snapshot and patch in one
 * transaction. A dry run saves nothing and reports the differences.
 */
export async function compute(context: SyncContext, { dryRun, scope }: Options): Promise<void> {
  const { store, progress, signal } = context;
  const account = await accountContext(context);
  const by = await scoredBy(store, context.mapping);
  const step = progress.step('Scoring');

  for await (const ids of batchesOfCompanies(context, scope)) {
    const asOf = asOfNow(context.calendar, context.now());
    const windows = windowsOf(asOf, context);
    const rows = await store.scoring.load(ids, windows);
    await breathe();

    const customers = rows.filter(({ company }) => isCustomer(context.mapping, company));
    const inputs = accountsOf(context, customers, {
      ...account,
      sizeSince: windows.sizeSince,
      today: asOf.today,
    });
    const measured = await withMeasures(context, inputs, asOf.today);
    const renewals = customers.flatMap((each) => openRenewals(each, context.mapping));
    const shownBy = await companiesOfDeals(
      renewals.map(({ id }) => id),
      { companies: store.companies, mapping: context.mapping },
    );
    const scored = measured.map((input, at) =>
      score({ ...context, by }, customers[at]!, input, { asOf, shownBy }),
    );
    const cleared = rows
      .filter(({ company }) => !isCustomer(context.mapping, company))
      .map((row) => clear({ ...context, by }, row, asOf.today));

    await breathe();

    for (const { snapshot, patches } of scored) {
      const changed = patches.some(({ type }) => type === 'companies');
      context.report.scored(snapshot.health.band === 'insufficient_data', changed);
    }
    if (dryRun) {
      reportChanges(context, rows, [...cleared, ...scored]);
      reportTaskChanges(context, [...cleared, ...scored]);
    } else {
      await store.transaction(async (inner) => {
        await inner.scoring.save(scored);
        if (context.mirror.agreements)
          await inner.agreementRecords.want(agreementsOf(context, customers, scored));
        await inner.scoring.skip(cleared);
      });
    }
    step.advance(rows.length);
    signal.throwIfAborted();
    await breathe();
    await context.atSafePoint();
  }
  step.done();
}

/** What HubSpot is to show of the agreements of the companies that were scored. */
function agreementsOf(
  { calendar }: SyncContext,
  rows: readonly AccountRows[],
  scored: readonly ScoredCompany[],
): readonly ShownAgreement[] {
  const goals = new Map(rows.map((row) => [row.company.id, row.goals]));
  return scored.flatMap(({ companyId, snapshot }) =>
    shownAgreements(goals.get(companyId) ?? [], snapshot, calendar),
  );
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
    peersComparedOn: await peersComparedOn(store),
    ticketsReadable: !report.isSkipped('tickets'),
  };
}

/** The accounts of customers, in their order. */
function accountsOf(
  { report }: SyncContext,
  customers: readonly AccountRows[],
  context: AccountContext,
): readonly Account[] {
  return customers.map((rows) => {
    const { account, issues } = accountOf(rows, context);
    report.issues('companies', account.companyId, issues);
    return account;
  });
}

function score(
  context: SyncContext & { by: ScoredBy },
  rows: AccountRows,
  input: Account,
  { asOf, shownBy }: { asOf: ReturnType<typeof asOfNow>; shownBy: ShownBy },
): ScoredCompany {
  const { employees } = input.size;
  const snapshot = scoreAccount(input, asOf, context.settings, context.money);
  return {
    companyId: input.companyId,
    dirtyMark: rows.dirtyMark,
    snapshot,
    cohort: cohortOf(input, context.settings),
    peerFigures: peerFiguresOf(snapshot, seatsOf(input), context.settings),
    employees,
    healthSegment: input.segment,
    formerEmployees: formerEmployees(employees, rows.size),
    portfolio: portfolioEntry(context, rows, input, snapshot, context.by),
    patches: patchesOf(context, rows, { snapshot, shownBy }),
    followUps: planFollowUps(context, rows, snapshot, asOf),
    reports: planReports(context, rows, snapshot, asOf),
  };
}

function patchesOf(
  context: SyncContext,
  rows: AccountRows,
  { snapshot, shownBy }: { snapshot: Snapshot; shownBy: ShownBy },
): readonly OutboxPatch[] {
  const { writable, mapping } = context;
  const { company, reportNote } = rows;
  const url = reportNote === null ? null : recordUrl(context, company.id, reportNote);
  const wanted = { ...companyProperties(snapshot), ...reportUrl(url) };
  const stamp = scoredAt(snapshot);
  const patch = diff(company.id, company.held, wanted, writable.companies, stamp);
  const patches: OutboxPatch[] = patch ? [{ type: 'companies', patch }] : [];

  const copies = dealProperties(snapshot);
  for (const deal of openRenewals(rows, mapping)) {
    if (shownBy.get(deal.id) !== company.id) continue;
    const copy = diff(deal.id, deal.held, copies, writable.deals);
    if (copy) patches.push({ type: 'deals', patch: copy });
  }
  return patches;
}

/** A company that is no customer (any more) holds no value of ours. */
function clear(context: SyncContext & { by: ScoredBy }, rows: AccountRows, today: Day) {
  const { writable } = context;
  const { company, dirtyMark } = rows;
  const patch = diff(company.id, company.held, clearedProperties(company.held), writable.companies);
  return {
    companyId: company.id,
    dirtyMark,
    leftOn: leftOn(rows.listed, context.by, today),
    patches: patch ? [{ type: 'companies' as const, patch }] : [],
    followUps: endFollowUps(context, rows),
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

function reportTaskChanges(
  { report }: SyncContext,
  results: readonly { companyId: string; followUps: readonly CompanyFollowUpStep[] }[],
): void {
  for (const { companyId, followUps } of results) {
    for (const step of followUps) {
      if (step.kind === 'open') {
        const { cause, role, title, dueOn } = step.followUp;
        report.taskChange({ companyId, kind: 'open', cause, role, title, dueOn });
      } else if (step.kind === 'close') {
        report.taskChange({ companyId, kind: 'close', title: step.title, why: step.why });
      }
    }
  }
}
