import { withoutNoise } from '../basics/rounding.ts';
import type { AgreementsResult } from '../agreements/results.ts';
import type { SuccessResult } from '../goals/results.ts';
import type { HealthBand } from '../health/health-components.ts';

/** Where an account stands by some settings. */
export type Standing = {
  health: { score: number | null; band: HealthBand };
  /** `null`: not looked at. */
  agreements: AgreementsResult['status'] | null;
  success: SuccessResult['band'] | null;
};

/** One account by the settings that hold and by others; `null` = it does not count by them. */
export type BookRow = { companyId: string; before: Standing | null; after: Standing | null };

export type ShareOut = {
  before: Record<string, number>;
  after: Record<string, number>;
  /** Accounts that are in one of the classes on both sides, and in another one after. */
  moved: number;
};

export type Mover = {
  companyId: string;
  before: Standing['health'] | null;
  after: Standing['health'] | null;
  /** `null`: without a score on one side. */
  points: number | null;
};

export type BookChange = {
  looked: number;
  customers: { before: number; after: number; joined: number; left: number };
  health: ShareOut;
  /** Of the accounts with a score on both sides: others would move the mean without moving themselves. */
  averageHealth: { before: number | null; after: number | null };
  /** Accounts that get a score and that lose it, whether they count on both sides or not. */
  scored: { gained: number; lost: number };
  agreements: ShareOut;
  success: ShareOut;
  /** The largest moves of health first; accounts that begin or cease to count, or to have a score, before all others. */
  movers: readonly Mover[];
};

const MOST_MOVERS = 20;
/** Sorted away when so many wait, so that memory does not grow with the book. */
const KEPT = 400;

/** Adds up what other settings would move, account by account; it remembers sums, and the largest movers. */
export function bookChange(): { add: (row: BookRow) => void; result: () => BookChange } {
  const customers = { before: 0, after: 0, joined: 0, left: 0 };
  const [health, agreements, success] = [shareOut(), shareOut(), shareOut()];
  const scored = { gained: 0, lost: 0 };
  const both = { before: 0, after: 0, n: 0 };
  let movers: Mover[] = [];
  let looked = 0;

  return {
    add({ companyId, before, after }) {
      looked += 1;
      if (before !== null) customers.before += 1;
      if (after !== null) customers.after += 1;
      if (before === null && after !== null) customers.joined += 1;
      if (before !== null && after === null) customers.left += 1;
      count(health, before?.health.band ?? null, after?.health.band ?? null);
      count(agreements, before?.agreements ?? null, after?.agreements ?? null);
      count(success, before?.success ?? null, after?.success ?? null);
      const [was, is] = [before?.health.score ?? null, after?.health.score ?? null];
      if (was === null && is !== null) scored.gained += 1;
      if (was !== null && is === null) scored.lost += 1;
      if (was !== null && is !== null) {
        both.n += 1;
        both.before += was;
        both.after += is;
      }
      const mover = moverOf(companyId, before, after);
      if (mover === null) return;
      movers.push(mover);
      if (movers.length >= KEPT) movers = largest(movers);
    },
    result: () => ({
      looked,
      customers,
      health,
      averageHealth: { before: meanOf(both.before, both.n), after: meanOf(both.after, both.n) },
      scored,
      agreements,
      success,
      movers: largest(movers),
    }),
  };
}

function shareOut(): ShareOut {
  return { before: {}, after: {}, moved: 0 };
}

function count(out: ShareOut, before: string | null, after: string | null): void {
  if (before !== null) out.before[before] = (out.before[before] ?? 0) + 1;
  if (after !== null) out.after[after] = (out.after[after] ?? 0) + 1;
  if (before !== null && after !== null && before !== after) out.moved += 1;
}

function meanOf(sum: number, n: number): number | null {
  return n === 0 ? null : withoutNoise(sum / n);
}

function moverOf(companyId: string, before: Standing | null, after: Standing | null): Mover | null {
  const [was, is] = [before?.health ?? null, after?.health ?? null];
  if (was?.score === is?.score && was?.band === is?.band) return null;
  const [from, to] = [was?.score ?? null, is?.score ?? null];
  const points = from === null || to === null ? null : withoutNoise(to - from);
  return { companyId, before: was, after: is, points };
}

function largest(movers: readonly Mover[]): Mover[] {
  const size = ({ points }: Mover) => (points === null ? Infinity : Math.abs(points));
  return movers
    .toSorted((a, b) => {
      const [one, other] = [size(a), size(b)];
      if (one !== other) return one > other ? -1 : 1;
      return a.companyId < b.companyId ? -1 : 1;
    })
    .slice(0, MOST_MOVERS);
}
