import { shortened } from './chart-words.ts';
import { INK } from './palette.ts';
import { textWidth } from './text-width.ts';

const FONT_SIZE = 12;
const ROW = 22;
const SAMPLE = 24;
const BETWEEN = 18;
const LONGEST_NAME = 60;

/** Which pattern is which, over the picture; one series alone needs none. */
export function legendOf(
  names: readonly string[],
  width: number,
): { option: object; height: number } {
  if (names.length < 2) return { option: {}, height: 0 };
  const short = names.map((name) => shortened(name, LONGEST_NAME));
  const rows = short.reduce(
    ({ count, used }, name) => {
      const item = SAMPLE + 6 + textWidth(name, FONT_SIZE) + BETWEEN;
      return used + item > width ? { count: count + 1, used: item } : { count, used: used + item };
    },
    { count: 1, used: 0 },
  );
  return {
    height: rows.count * ROW + 4,
    option: {
      legend: {
        left: 0,
        top: 0,
        silent: true,
        selectedMode: false,
        itemWidth: SAMPLE,
        itemHeight: 13,
        itemGap: BETWEEN,
        icon: 'rect',
        padding: [2, 4],
        textStyle: { color: INK, fontSize: FONT_SIZE },
        data: short,
      },
    },
  };
}
