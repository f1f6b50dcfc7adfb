import type { Formats } from '@attain/ui/words/formats';

/** A value of a metric in its unit; a dash where there is none. */
export function quantity(value: number | null, unit: string, format: Formats): string {
  if (value === null) return '–';
  return unit === 'percent' || unit === '%' ? format.percent(value) : format.number(value);
}

/** `Time to create report (hours)`; percentages carry their sign with each value. */
export function withUnit(name: string, unit: string): string {
  return unit === '' || unit === 'percent' || unit === '%' ? name : `${name} (${unit})`;
}
