import { axisWords, type Unit } from './chart-words.ts';
import { INK, MUTED, RULE } from './palette.ts';
import type { Scale } from './scale.ts';

/** A scale of values, its marks in short words, ruled lightly. */
export function valueAxis({ min, max, step }: Scale, unit: Unit) {
  return {
    type: 'value',
    min,
    max,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: RULE, width: 1 } },
    axisLabel: { color: MUTED, fontSize: 11, formatter: (value: number) => axisWords(value, unit) },
  };
}

/** Names in their order along the picture; lines are broken by who names them. */
export function categoryAxis(names: readonly string[]) {
  return {
    type: 'category',
    data: [...names],
    axisLine: { onZero: true, lineStyle: { color: MUTED, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: INK, fontSize: 12, lineHeight: 15, interval: 0, margin: 8 },
  };
}
