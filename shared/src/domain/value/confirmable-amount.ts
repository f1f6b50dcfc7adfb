import { toMinor, type Currency } from '../basics/money.ts';
import type { Settings } from '../settings.ts';
import { PER_YEAR } from './line-result.ts';
import { valueAmount } from './value-amount.ts';
import type { Minor, ValueLine } from './value-line.ts';

/**
 * What a line says before anybody confirms it, in the shape of a confirmation (C20): per its period, or whole for a
 * one-off. Hours a week or a day are calculated by the year; the amount per period is the one that counts as much.
 * `null` where the line cannot be calculated.
 */
export function confirmableAmount(
  line: ValueLine,
  settings: Pick<Settings, 'value'>,
  currency: Currency,
): Minor | null {
  const calculation = valueAmount(line, settings, currency);
  if (calculation.kind === 'incomplete') return null;
  const { amount, per } = calculation;
  const { recurring } = line;
  if (recurring === null || per === null) return toMinor(amount);
  return toMinor((amount * PER_YEAR[per]) / PER_YEAR[recurring]);
}
