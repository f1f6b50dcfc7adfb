import type { FigureUnit } from '@attain/shared/reports/figure';
import { words } from '@attain/shared/reports/figure-words';

export type Unit = { unit: FigureUnit; unitName: string };

const LOCALE = 'en-US';
const CURRENCY = /^[A-Z]{3}$/;

const graphemes = new Intl.Segmenter(LOCALE, { granularity: 'grapheme' });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const shortMoney = new Map<string, Intl.NumberFormat>();

/** Characters that XML forbids, and those that would turn the direction of what follows. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/g;

/** A figure in full, as the text beside the picture has it. */
export function valueWords(value: number, { unit, unitName }: Unit): string {
  switch (unit) {
    case 'money':
      return CURRENCY.test(unitName) ? words.money(value, unitName) : words.number(value);
    case 'percent':
      return words.percent(value);
    case 'multiple':
      return words.multiple(value);
    case 'metric':
      return words.metric(value, unitName);
    case 'score':
    case 'count':
      return words.number(value);
  }
}

/** A mark of the axis: large figures are shortened here alone (`$1.2M`). */
export function axisWords(value: number, { unit, unitName }: Unit): string {
  if (unit === 'percent') return `${short.format(value)}%`;
  if (unit === 'multiple') return `${short.format(value)}x`;
  if (unit !== 'money' || !CURRENCY.test(unitName)) return short.format(value);
  const known = shortMoney.get(unitName);
  if (known !== undefined) return known.format(value);
  const format = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency: unitName,
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  shortMoney.set(unitName, format);
  return format.format(value);
}

/** What the axis counts; marks of money and percent say it themselves. */
export function axisName({ unit, unitName }: Unit): string {
  const told = unit === 'money' ? CURRENCY.test(unitName) : unitName === '%';
  return told ? '' : printable(unitName);
}

/** A name in one line of letters that may be drawn. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
}

/** A name cut between whole letters. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(graphemes.segment(printable(text)), ({ segment }) => segment);
  if (letters.length <= most) return letters.join('');
  return `${letters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
