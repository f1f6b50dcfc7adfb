import { percent } from '../basics/plain-words.ts';
import { REASONS } from '../basics/reasons.ts';
import type { VlaResult } from '../agreements/results.ts';
import type { HealthBand, HealthTrend } from '../health/health-components.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ValueLineResult, ValueResult } from '../value/results.ts';
import type { Minor } from '../value/value-line.ts';
import type { PromiseKept } from './promise-kept.ts';
import { provenOutcomes, type ProvenOutcome } from './proven-outcomes.ts';

/** What a reader must not take for proven, and why. */
export type NotProven = { what: string; why: string; amount: Minor | null };

/** Why the customer should renew, on proven outcomes alone (L26). */
export type RenewalCase = {
  renewalOn: Snapshot['renewal']['date'];
  period: ValueResult['period'];
  confirmed: Minor | null;
  cost: Minor | null;
  netValue: Minor | null;
  /** Confirmed value / cost, and net ROI as a fraction; `null` with the reason. */
  multiple: number | null;
  roi: number | null;
  reason: ValueResult['reason'];
  /** Confirmed value is at least the cost; `null` while that is unknown. */
  coversCost: boolean | null;
  agreements: { achieved: number; inForce: number };
  health: { score: number | null; band: HealthBand; trend: HealthTrend | null };
  promise: PromiseKept | null;
  outcomes: readonly ProvenOutcome[];
  notProven: readonly NotProven[];
};

type Sources = Pick<Snapshot, 'agreements' | 'value' | 'health' | 'renewal'>;

/** Business case of the renewal: proven figures, and beside them what is not proven yet. */
export function renewalCase(snapshot: Sources, promise: PromiseKept | null): RenewalCase {
  const { agreements, value, health, renewal } = snapshot;
  const { confirmed, investment, multiple, roiConfirmed } = value.figures;
  return {
    renewalOn: renewal.date,
    period: value.period,
    confirmed,
    cost: investment,
    netValue: value.netValue,
    multiple,
    roi: roiConfirmed,
    reason: value.reason,
    coversCost: multiple === null ? null : multiple >= 1,
    agreements: {
      achieved: agreements.vlas.filter(({ state }) => state === 'achieved').length,
      inForce: agreements.inForce,
    },
    health: { score: health.score, band: health.band, trend: health.trend },
    promise,
    outcomes: provenOutcomes(snapshot),
    notProven: notProven(snapshot),
  };
}

function notProven({ agreements, value }: Sources): NotProven[] {
  return [
    ...agreements.vlas.flatMap(unprovenAgreement),
    ...value.lines.flatMap((line) => unprovenLine(line, value)),
    ...(value.reason !== null
      ? [{ what: 'Return on investment', why: REASONS[value.reason], amount: null }]
      : []),
  ];
}

function unprovenAgreement(vla: VlaResult): NotProven[] {
  return vla.state === 'achieved'
    ? []
    : [{ what: vla.title, why: whyNotAchieved(vla), amount: null }];
}

function whyNotAchieved(vla: VlaResult): string {
  if (vla.state === 'missed') return 'It was missed.';
  return vla.kind === 'scored'
    ? `It stands at ${percent(vla.attainment)} of its target and is not recorded as achieved.`
    : vla.notice;
}

function unprovenLine(line: ValueLineResult, { doubleCounts }: ValueResult): NotProven[] {
  const why = whyUnproven(line, doubleCounts);
  return why === null
    ? []
    : [
        {
          what: line.description,
          why,
          amount: line.ledger === 'estimated' ? line.counted : line.amount,
        },
      ];
}

function whyUnproven(
  { id, ledger, notice }: ValueLineResult,
  doubleCounts: ValueResult['doubleCounts'],
): string | null {
  const twice = doubleCounts.find(({ first, second }) => id === first || id === second);
  if (twice !== undefined) return `It counts ${twice.sourceMetric} twice.`;
  switch (ledger) {
    case 'confirmed':
    case 'excluded':
      return null;
    case 'estimated':
      return 'It is estimated; the customer has not confirmed it.';
    case 'disputed':
      return 'The customer disputes it.';
    case 'incomplete':
      return notice;
  }
}
