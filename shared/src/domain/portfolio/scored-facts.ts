import type { VlaResult } from '../agreements/results.ts';
import type { Day } from '../basics/time.ts';
import type { GoalResult } from '../goals/results.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ValueLineResult, ValueResult } from '../value/results.ts';

/** What the KPIs take from the last scoring of an account. */
export type ScoredFacts = {
  /** Agreements in force; `pastDue` are undecided after their deadline. */
  vlas: { inForce: number; achieved: number; missed: number; pastDue: number };
  /** Active goals; `due` are those achieved or past their date, `met` those of them that were not missed. */
  goals: {
    active: number;
    scored: number;
    onPlan: number;
    achieved: number;
    due: number;
    met: number;
  };
  /** Value lines with an amount, disputed ones included. */
  valueLines: { confirmed: number; all: number };
  /** Their amounts in minor units before confidence factors; `null` while a double count blocks the ledger (C05). */
  valueAmounts: { confirmed: number; all: number } | null;
  /** Net ROI on confirmed value, a fraction; `null` = none can be computed. */
  roiConfirmed: number | null;
  /** 0-100; `null` with insufficient data. */
  healthScore: number | null;
};

/** The counts and figures of a snapshot: a few numbers per account, so that those of 100,000 fit into memory. */
export function scoredFacts(snapshot: Snapshot): ScoredFacts {
  const { agreements, success, value, health, today } = snapshot;
  return {
    vlas: vlaCounts(agreements.vlas, today),
    goals: {
      active: success.goalsTotal,
      scored: success.goalsScored,
      onPlan: success.onTrack,
      achieved: success.achieved,
      ...dueGoals(success.goals, agreements.vlas, today),
    },
    ...valueCounts(value),
    roiConfirmed: value.figures.roiConfirmed,
    healthScore: health.score,
  };
}

function vlaCounts(vlas: readonly VlaResult[], today: Day): ScoredFacts['vlas'] {
  const counts = { inForce: vlas.length, achieved: 0, missed: 0, pastDue: 0 };
  for (const { state, deadline } of vlas) {
    if (state === 'achieved' || state === 'missed') counts[state] += 1;
    else if (isPast(deadline, today)) counts.pastDue += 1;
  }
  return counts;
}

/** An agreement that was declared missed stays missed, wherever its metrics stand later. */
function dueGoals(
  goals: readonly GoalResult[],
  vlas: readonly VlaResult[],
  today: Day,
): Pick<ScoredFacts['goals'], 'due' | 'met'> {
  const counts = { due: 0, met: 0 };
  for (const { id, status, targetDate } of goals) {
    const achieved = status === 'achieved';
    if (!achieved && !isPast(targetDate, today)) continue;
    counts.due += 1;
    const missed = vlas.some(({ goalId, state }) => goalId === id && state === 'missed');
    if (achieved && !missed) counts.met += 1;
  }
  return counts;
}

function isPast(day: Day | null, today: Day): boolean {
  return day !== null && day < today;
}

function valueCounts({
  lines,
  doubleCounts,
}: ValueResult): Pick<ScoredFacts, 'valueLines' | 'valueAmounts'> {
  const counts = { confirmed: 0, all: 0 };
  const amounts = { confirmed: 0, all: 0 };
  for (const line of lines) {
    const amount = statedAmount(line);
    if (amount === 0) continue;
    counts.all += 1;
    amounts.all += amount;
    if (line.ledger !== 'confirmed') continue;
    counts.confirmed += 1;
    amounts.confirmed += amount;
  }
  return { valueLines: counts, valueAmounts: doubleCounts.length === 0 ? amounts : null };
}

/** What a line claims in the reporting period; lines that were taken out, or lack an input, claim nothing. */
function statedAmount({ ledger, amount }: ValueLineResult): number {
  return ledger === 'excluded' || ledger === 'incomplete' ? 0 : (amount ?? 0);
}
