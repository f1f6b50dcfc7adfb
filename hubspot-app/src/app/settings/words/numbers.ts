import type { SettingView } from '@attain/shared/contract/settings-routes';

import type { Field } from './labels.ts';

type Unit = Field['unit'];
type Bounds = Pick<SettingView, 'kind' | 'whole' | 'least' | 'most'>;

/** A number as a form shows it: fractions as percent. */
export function shownNumber(value: number, unit: Unit): number {
  return unit === 'percent' ? Math.round(value * 1e6) / 1e4 : value;
}

/** The other way round; an emptied field holds no number. */
export function storedNumber(shown: number, unit: Unit): number | null {
  if (!Number.isFinite(shown)) return null;
  return unit === 'percent' ? Math.round(shown * 1e4) / 1e6 : shown;
}

/** The bounds of a field, in what the form shows. */
export function shownBounds({ least, most }: Bounds, unit: Unit): { min?: number; max?: number } {
  const factor = unit === 'percent' ? 100 : 1;
  return {
    ...(least === undefined ? {} : { min: least * factor }),
    ...(most === undefined ? {} : { max: most * factor }),
  };
}

/** What is wrong with a number before it is sent; `undefined` = nothing. */
export function numberFault(value: unknown, bounds: Bounds, unit: Unit): string | undefined {
  if (bounds.kind !== 'number') return undefined;
  if (typeof value !== 'number') return 'Write a number';
  if (bounds.whole === true && !Number.isInteger(value)) return 'Write a whole number';
  const { min, max } = shownBounds(bounds, unit);
  const shown = shownNumber(value, unit);
  if (min !== undefined && shown < min) return `Write ${min} or more`;
  return max !== undefined && shown > max ? `Write ${max} or less` : undefined;
}
