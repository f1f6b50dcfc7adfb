import type { WaterfallChart } from '@attain/shared/reports/chart';

type Steps = WaterfallChart['steps'];

/** What a step draws: an unseen base, and the part above it. A step across zero has a part on either side and no base. */
export type WaterfallBar = {
  base: number;
  parts: readonly number[];
  role: 'total' | 'up' | 'down';
};

/** Totals stand on the axis, changes float from where the one before them ended. */
export function waterfallBars(steps: Steps): WaterfallBar[] {
  let level = 0;
  return steps.map(({ value, role }) => {
    const from = role === 'total' ? 0 : level;
    level = role === 'total' ? value : level + value;
    const direction = value < 0 ? 'down' : 'up';
    return { ...between(from, level), role: role === 'total' ? 'total' : direction };
  });
}

function between(from: number, to: number): Pick<WaterfallBar, 'base' | 'parts'> {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  if (low >= 0) return { base: low, parts: [high - low] };
  if (high <= 0) return { base: high, parts: [low - high] };
  return { base: 0, parts: [high, low] };
}
