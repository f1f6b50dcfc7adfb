import type { SettingView } from '@attain/shared/contract/settings-routes';
import type { Formats } from '@attain/ui/words/formats';

import type { Field } from './labels.ts';

/** A value of a setting in one line. */
export function valueInWords(value: unknown, format: Formats, unit?: Field['unit']): string {
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
  return 'a table';
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
