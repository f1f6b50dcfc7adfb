import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

import type { AccountRows, RecordedInputs, Windows } from '../../../ports/store.ts';
import { knownFollowUps } from '../follow-ups/read.ts';
import { latestNotes } from '../reports/read.ts';
import { fromJson } from '../json.ts';
import { withReadings } from '../records/goals.ts';
import { currentReadings } from '../records/readings.ts';
import { allCurrentRecords, type CurrentRecord } from '../records/current-records.ts';
import type { Scope } from '../scope.ts';
import { loadCompanies } from './load-companies.ts';
import { loadDeals } from './load-deals.ts';
import { loadHealthHistory } from './load-health-history.ts';
import { loadOutreach } from './load-outreach.ts';
import { loadSizeChanges } from './load-size-changes.ts';
import { loadSurveys } from './load-surveys.ts';
import { loadTickets } from './load-tickets.ts';
import { loadUsage } from './load-usage.ts';

/**
 * See `Scoring.load`: a fixed number of queries however many companies. The dirty marks come first, so that whatever
 * changes while the rest is read carries a later mark.
 *
 * The queries behind it join from a company's links to the records with `cross join`: PostgreSQL orders joins as it
 * likes, but SQLite takes them as written, where it would otherwise start from all records of the portal.
 */
export async function loadAccounts(
  scope: Scope,
  companyIds: readonly string[],
  windows: Windows,
): Promise<readonly AccountRows[]> {
  if (companyIds.length === 0) return [];
  const companies = await loadCompanies(scope, companyIds);
  const ids = companies.map(({ company }) => company.id);
  const deals = await loadDeals(scope, ids);
  const tickets = await loadTickets(scope, ids, windows);
  const surveys = await loadSurveys(scope, ids, windows);
  const outreach = await loadOutreach(scope, ids, windows);
  const usage = await loadUsage(scope, ids, windows);
  const records = await allCurrentRecords(scope, ids);
  const goals = withReadings(
    records.filter(({ kind }) => kind === 'goal'),
    await currentReadings(scope, ids),
  );
  const values = bodiesOf<ValueLine>(records, 'value');
  const costs = bodiesOf<CostLine>(records, 'cost');
  const recorded = recordedInputs(records);
  const health = await loadHealthHistory(scope, ids, windows);
  const followUps = await knownFollowUps(scope, ids);
  const reportNotes = await latestNotes(scope, ids);
  const watched = companies.filter(({ size }) => size !== null && size.since <= windows.sizeSince);
  const sizes = await loadSizeChanges(
    scope,
    watched.map(({ company }) => company.id),
    windows,
  );

  return companies.map((loaded): AccountRows => {
    const { id } = loaded.company;
    return {
      ...loaded,
      deals: deals.get(id) ?? [],
      tickets: tickets.get(id) ?? null,
      nps: surveys.nps.get(id) ?? [],
      csat: surveys.csat.get(id) ?? [],
      outreach: outreach.get(id)?.outreach ?? null,
      lastReviewAt: outreach.get(id)?.lastReviewAt ?? null,
      meetings: outreach.get(id)?.meetings ?? [],
      usage: usage.get(id) ?? null,
      goals: goals.get(id) ?? [],
      valueLines: values.get(id) ?? [],
      costLines: costs.get(id) ?? [],
      recorded: recorded.get(id) ?? NOTHING_RECORDED,
      pastHealth: health.get(id) ?? [],
      followUps: followUps.get(id) ?? [],
      reportNote: reportNotes.get(id) ?? null,
      size: loaded.size && { ...loaded.size, changes: sizes.get(id) ?? [] },
    };
  });
}

const NOTHING_RECORDED: RecordedInputs = {};
const OWN_LISTS: ReadonlySet<CurrentRecord['kind']> = new Set(['goal', 'value', 'cost']);

function recordedInputs(records: readonly CurrentRecord[]): ReadonlyMap<string, RecordedInputs> {
  const byCompany = new Map<string, Record<string, unknown[]>>();
  for (const { companyId, kind, body } of records) {
    if (OWN_LISTS.has(kind)) continue;
    const inputs = byCompany.get(companyId) ?? {};
    (inputs[kind] ??= []).push(fromJson(body));
    byCompany.set(companyId, inputs);
  }
  return byCompany;
}

function bodiesOf<T>(records: readonly CurrentRecord[], kind: CurrentRecord['kind']) {
  const bodies = new Map<string, T[]>();
  for (const record of records) {
    if (record.kind !== kind) continue;
    const list = bodies.get(record.companyId);
    const body = fromJson<T>(record.body);
    if (list) list.push(body);
    else bodies.set(record.companyId, [body]);
  }
  return bodies;
}
