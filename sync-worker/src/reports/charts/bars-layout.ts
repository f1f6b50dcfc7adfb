import { shortened } from './chart-words.ts';
import { linesOf, textWidth } from './text-width.ts';

const NAMES_BESIDE = 190;
const NAME_SIZE = 12;
export const LABEL_SIZE = 11;
const LINES_UNDER = 3;
const LINES_BESIDE = 2;
const LONGEST_NAME = 90;
/** Of the plot, what a figure at the lower end of a bar takes. */
export const LABEL_SHARE = { upright: 0.09, lying: 0.2 } as const;
/** Of a slot, what its bars take. */
export const BARS_SHARE = 0.8;

export type BarsLayout =
  | { way: 'upright'; names: string[]; namesHeight: number }
  | { way: 'lying'; names: string[]; namesWidth: number; labelsWidth: number };

type Bars = {
  names: readonly string[];
  /** What is written at the bars. */
  labels: readonly string[];
  /** Bars side by side in each slot. */
  abreast: number;
  /** Of the plot when bars stand upright. */
  width: number;
};

/** Bars stand upright where their names and figures fit under and over them, else they lie, each name in front of its own. */
export function barsLayout({ names, labels, abreast, width }: Bars): BarsLayout {
  const slot = width / Math.max(1, names.length);
  const short = names.map((name) => shortened(name, LONGEST_NAME));
  const under = short.map((name) =>
    linesOf(name, { width: slot - 8, fontSize: NAME_SIZE, most: 99 }),
  );
  const broken = short.some((name) =>
    name.split(' ').some((word) => textWidth(word, NAME_SIZE) > slot - 8),
  );
  const mostLines = Math.max(1, ...under.map(({ length }) => length));
  const labelsWidth = Math.max(0, ...labels.map((label) => textWidth(label, LABEL_SIZE)));
  const roomOfLabel = abreast === 1 ? slot - 6 : (slot * BARS_SHARE) / abreast;
  if (!broken && mostLines <= LINES_UNDER && labelsWidth <= roomOfLabel)
    return {
      way: 'upright',
      names: under.map((lines) => lines.join('\n')),
      namesHeight: mostLines * 15 + 14,
    };
  const beside = short.map((name) =>
    linesOf(name, { width: NAMES_BESIDE, fontSize: NAME_SIZE, most: LINES_BESIDE }),
  );
  const namesWidth = Math.max(...beside.flat().map((line) => textWidth(line, NAME_SIZE)));
  return {
    way: 'lying',
    names: beside.map((lines) => lines.join('\n')),
    namesWidth: namesWidth + 14,
    labelsWidth,
  };
}
