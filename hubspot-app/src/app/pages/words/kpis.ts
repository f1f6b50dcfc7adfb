import type { KpiView } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';

/** A figure in its unit. */
export function kpiInWords(value: number, unit: KpiView['unit'], format: Formats): string {
  switch (unit) {
    case 'fraction':
      return format.percent(100 * value);
    case 'days':
      return `${format.number(value)} days`;
    case 'rating':
      return `${format.number(value)} of 5`;
    case 'points':
    case 'score':
    case 'count':
      return format.number(value);
  }
}

/** `at least 90%`, or `below 60 days`; a companion figure has none. */
export function targetInWords({ target, unit, better }: KpiView, format: Formats): string {
  if (target === null) return 'None';
  const words = kpiInWords(target, unit, format);
  return better === 'lower' ? `below ${words}` : `from ${words}`;
}
