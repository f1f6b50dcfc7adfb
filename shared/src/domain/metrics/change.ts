import { roundHalfUp, withoutNoise } from '../basics/rounding.ts';
import { isPercent } from './maintain-tolerance.ts';

/** What a difference of a unit means: percentage points of a share, points of a score, or an amount of something. */
type Scale = 'percentage' | 'points' | 'amount';

export type Change = {
  /** to - from, in the unit. */
  difference: number;
  /** (to - from) / from, a fraction; `null` where a share of what was before means nothing. */
  relative: number | null;
  /** Both ways to put it: `-1.2 pp, -15 % relative`. */
  by: string;
  /** Both figures and both ways to put their difference: `8.0 % -> 6.8 % (-1.2 pp, -15 % relative)`. */
  words: string;
};

/** Units of interval scales: their zero is a convention, so nothing is a share of a value. */
const POINTS: ReadonlySet<string> = new Set(['nps', 'csat', 'point', 'points', 'pts', 'score']);

/** `$` goes before its figure; every other unit after it. */
const CURRENCY_SIGN = /^\p{Sc}$/u;

const USUAL_DECIMALS = 2;
const MOST_DECIMALS = 6;

function scaleOf(unit: string): Scale {
  if (isPercent(unit)) return 'percentage';
  return POINTS.has(unit.trim().toLowerCase()) ? 'points' : 'amount';
}

/**
 * A change that cannot be misread (C01, C22): "15 %" alone may be points or a share of what was before, so a percentage
 * says both. A score changes by points only, and so does anything that comes from zero or below, or goes below it.
 */
export function changeOf(from: number, to: number, unit: string): Change {
  const scale = scaleOf(unit);
  const difference = withoutNoise(to - from);
  const hasShare = scale !== 'points' && from > 0 && to >= 0;
  const share = hasShare ? withoutNoise(difference / from) : null;
  // From next to nothing the share overflows, and says nothing.
  const relative = share !== null && Number.isFinite(share) ? share : null;
  const decimals = decimalsFor(from, to);
  const shown = (value: number) =>
    valueInWords(roundHalfUp(value, decimals).toFixed(decimals), unit, scale);
  const by = changeInWords(difference, relative, { unit, scale, decimals });
  return { difference, relative, by, words: `${shown(from)} -> ${shown(to)} (${by})` };
}

function changeInWords(
  difference: number,
  relative: number | null,
  { unit, scale, decimals }: { unit: string; scale: Scale; decimals: number },
): string {
  if (difference === 0) return 'no change';
  const by = signed(roundHalfUp(difference, decimals));
  const share = relative === null ? '' : `, ${signed(roundHalfUp(relative * 100, 1))} %`;
  switch (scale) {
    case 'percentage':
      return share === '' ? `${by} pp` : `${by} pp${share} relative`;
    case 'points':
      return `${by} points`;
    case 'amount':
      return `${valueInWords(by, unit, scale)}${share}`;
  }
}

function valueInWords(figure: string, unit: string, scale: Scale): string {
  if (scale === 'points') return figure;
  if (scale === 'percentage') return `${figure} %`;
  const name = unit.trim();
  return CURRENCY_SIGN.test(name)
    ? figure.replace(/^[+-]?/, (sign) => sign + name)
    : `${figure} ${name}`.trim();
}

function signed(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}

/** As many decimals as both figures have: two at most, unless the difference only shows in later ones. */
function decimalsFor(from: number, to: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1) {
    const round = (value: number) => roundHalfUp(value, decimals);
    const isExact = round(from) === from && round(to) === to;
    const isSeen = from === to || (round(from) !== round(to) && round(to - from) !== 0);
    if (isExact || (isSeen && decimals >= USUAL_DECIMALS)) return decimals;
  }
  return MOST_DECIMALS;
}
