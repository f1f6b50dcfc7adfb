import type { SettingView } from '@attain/shared/contract/settings-routes';
import type { Formats } from '@attain/ui/words/formats';

import { HEALTH_PARTS, type HealthPart, isStretched } from './health-parts.ts';
import type { Field } from './labels.ts';
import { changedParts, isTable, type Parts } from './tables.ts';

/** A value of a setting in one line. */
function valueInWords(value: unknown, format: Formats, unit?: Field['unit']): string {
  if (value === undefined) return 'not saved';
  if (value === null || value === '') return 'none';
  if (typeof value === 'number') {
    return unit === 'percent' ? format.percent(value * 100) : format.number(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return value.length === 0 ? 'none' : value.join(', ');
  }
  if (isPart(value)) return `${format.number(value.points)} points`;
  return isTable(value) ? partsInWords(value, Object.keys(value), format) : 'a table';
}

/** What a setting was and becomes; of a table the parts alone that differ. */
export function changeInWords(
  from: unknown,
  to: unknown,
  format: Formats,
  unit?: Field['unit'],
): { from: string; to: string } {
  if (!isTable(from) || !isTable(to)) {
    return { from: valueInWords(from, format, unit), to: valueInWords(to, format, unit) };
  }
  const parts = changedParts(from, to);
  const curves = parts.filter((name) => hasOtherCurve(from[name], to[name])).map(partName);
  const also = curves.length === 0 ? '' : `; curve changed: ${curves.join(', ')}`;
  return {
    from: partsInWords(from, parts, format),
    to: `${partsInWords(to, parts, format)}${also}`,
  };
}

function partsInWords(table: Parts, names: readonly string[], format: Formats): string {
  if (names.length === 0) return 'none';
  return names
    .map((name) => {
      const value = table[name];
      return `${partName(name)}: ${value === undefined ? 'none' : valueInWords(value, format)}`;
    })
    .join(', ');
}

/** Other than by other points alone. */
function hasOtherCurve(from: unknown, to: unknown): boolean {
  return isPart(from) && isPart(to) && !isStretched(from, to);
}

function isPart(value: unknown): value is HealthPart {
  return isTable(value) && 'points' in value && Array.isArray(value['curve']);
}

function partName(name: string): string {
  return HEALTH_PARTS.find(({ key }) => key === name)?.label ?? name;
}

/** Where a value comes from, and what stands behind it. */
export function originInWords(
  { origin, default: usual, afterReset }: SettingView,
  isChanged: boolean,
  format: Formats,
  unit?: Field['unit'],
): string {
  if (isChanged) return 'Not saved yet';
  if (origin === 'saved') return `Saved here; without it ${valueInWords(afterReset, format, unit)}`;
  if (origin === 'default') return '';
  const behind = usual === undefined ? '' : `; default ${valueInWords(usual, format, unit)}`;
  return `From the configuration file${behind}`;
}

/** `HubSpot user 9410001` as whoever reads it. */
export function whoInWords(savedBy: string, userId: string): string {
  return savedBy === `HubSpot user ${userId}` ? 'you' : savedBy;
}
