import { roundHalfUp } from '../basics/rounding.ts';
import type { MetricResult } from '../metrics/results.ts';
import { isPercent } from '../metrics/maintain-tolerance.ts';

const CURRENCY_SIGN = /^\p{Sc}$/u;

/** A value of a metric as people write it: one decimal, below 1 two significant digits, so that 0.04 is not 0. */
export function figure(value: number): string {
  const small = Math.abs(value) < 1;
  return String(small ? Number(value.toPrecision(2)) : roundHalfUp(value, 1));
}

/** A value with its unit: `4 workflows`, `65 %`, `$5`. */
export function inUnit(value: number, unit: string): string {
  const name = unit.trim();
  if (isPercent(name)) return `${figure(value)} %`;
  return CURRENCY_SIGN.test(name)
    ? `${name}${figure(value)}`
    : `${figure(value)} ${name}`.trimEnd();
}

/** Where a metric stands: `4 of 10 workflows`; where less is better or a level is to be held, `3.8 % against a target of 2 %`. */
export function standingInWords({ current, target, unit, direction, mode }: MetricResult): string {
  if (current === null || target === null) return 'not measured';
  return direction === 'higher_is_better' && mode !== 'maintain'
    ? `${figure(current)} of ${inUnit(target, unit)}`
    : `${inUnit(current, unit)} against a target of ${inUnit(target, unit)}`;
}
