import type { Block } from '@attain/shared/reports/report';

import { oneLine } from '../text/clean.ts';
import { isolated } from './escaped.ts';
import { verbatim } from './inline.ts';

type Row = Extract<Block, { kind: 'calculation' }>['rows'][number];

const GAP = 3;

/** Amounts below each other, a rule before those that follow from the ones above (O24). */
export function calculation(rows: readonly Row[]): string {
  const labels = rows.map(({ label }) => `${oneLine(label)}:`);
  const amounts = rows.map(({ text }) => verbatim(text));
  const longest = Math.max(0, ...labels.map(({ length }) => length)) + GAP;
  const rule = '─'.repeat(longest + Math.max(0, ...amounts.map(({ length }) => length)));
  const lines = rows.flatMap(({ ruleBefore }, n) => {
    const label = labels[n] ?? '';
    const line = `${isolated(label)}${' '.repeat(longest - label.length)}${amounts[n] ?? ''}`;
    return ruleBefore === true ? [rule, line] : [line];
  });
  const fence = '`'.repeat(Math.max(3, 1 + longestRunOfTicks(lines.join('\n'))));
  return [fence, ...lines, fence].join('\n');
}

function longestRunOfTicks(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
}
