import { scriptOf } from '@attain/sync-worker/reports/render/paper/east-asian-faces';
import { covers, everyFace, familyFor } from '@attain/sync-worker/reports/render/paper/faces';
import { fontFile } from '@attain/sync-worker/reports/render/paper/fonts';
import { inOrderSeen } from '@attain/sync-worker/reports/render/paper/order-seen';
import {
  directionOf,
  runsOf,
  turnedSigns,
  undrawnIn,
} from '@attain/sync-worker/reports/render/paper/runs';
import { inVisualOrder } from '@attain/sync-worker/reports/render/pdf/visual-order';
import { svgInRuns } from '@attain/sync-worker/reports/render/pdf/svg-runs';
import { columnWidths } from '@attain/sync-worker/reports/render/paper/column-widths';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ARABIC_NAME, HEBREW_NAME } from '../../reports/specimen.ts';

function seen(text: string): string {
  const [runs = []] = runsOf([{ text, isolated: false }], directionOf(text));
  return inOrderSeen(runs, ({ level }) => level)
    .map(({ text: run, level }) => (level % 2 === 0 ? run : reversed(run)))
    .join('');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

describe('text on paper', () => {
  it.each([
    ['Goal 24 (open)', 'Goal 24 (open)'],
    ['Acme אבג', 'Acme גבא'],
    ['אבג (דה) 24', '24 (הד) גבא'],
    ['Acme אבג, 5%', 'Acme 5% ,גבא'],
  ])('%s is seen as %s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it('keeps a figure in its place beside a name from right to left', () => {
    const [, figure = []] = runsOf(
      [
        { text: `${ARABIC_NAME} `, isolated: false },
        { text: '$1,234', isolated: true },
        { text: ' of value', isolated: false },
      ],
      'ltr',
    );
    expect(figure.map(({ text, level }) => [text, level % 2])).toEqual([['$1,234', 0]]);
  });

  it('runs from right to left as a whole only without a Latin letter', () => {
    expect([HEBREW_NAME, `${HEBREW_NAME} Ltd`, '24'].map(directionOf)).toEqual([
      'rtl',
      'ltr',
      'ltr',
    ]);
  });

  it('turns brackets and points, and leaves letters to their font', () => {
    expect([turnedSigns('.)'), turnedSigns('אב.')]).toEqual([').', 'אב.']);
  });

  it('loses no letter, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('ltr', 'rtl'),
        (text, direction) => {
          const [runs = []] = runsOf([{ text, isolated: false }], direction);
          for (const run of runs)
            for (const character of run.text)
              expect(character === '\n' || covers(run.family, character.codePointAt(0)!)).toBe(
                true,
              );
        },
      ),
    );
  });

  it('has a font for letters of Europe, Hebrew, Arabic, Hindi, and for signs', () => {
    expect(
      [...'AčЖαạ₹אشक✔✘▲○→≥'].filter((letter) => familyFor(letter.codePointAt(0)!, null) === null),
    ).toEqual([]);
  });

  it('unpacks each font to one that starts as a font does', () => {
    const starts = [...everyFace().values()]
      .filter(({ regular }) => !regular.includes('#'))
      .map(({ regular }) => fontFile(regular).readUInt32BE(0));
    expect(new Set(starts)).toEqual(new Set([0x00010000]));
  });

  it.each([
    ['東京海上日動火災保険', 'noto-sans-jp'],
    ['株式会社さくら', 'noto-sans-jp'],
    ['臺灣積體電路', 'noto-sans-jp'],
    ['中国石油天然气集团', 'noto-sans-sc'],
    ['삼성전자 三星', 'noto-sans-kr'],
    ['Acme', null],
  ])('draws %s in one hand, %s', (name, script) => {
    expect(scriptOf(name)).toBe(script);
    const [runs = []] = runsOf([{ text: name, isolated: false }], 'ltr');
    const others = runs.filter(
      ({ text, family }) => /\P{ASCII}/u.test(text) && !family.startsWith(script ?? ''),
    );
    expect(others).toEqual([]);
    expect(undrawnIn(name)).toEqual([]);
  });

  it('names the letters that no font has', () => {
    expect(undrawnIn('Acme 😀 ꦲ 東京 \u200e😀')).toEqual(['😀', 'ꦲ']);
  });
});

describe('a line in print', () => {
  const inline = (text: string, level: number) => ({
    text,
    level,
    x: 0,
    width: text.length,
    trailingCut: text.endsWith(' ') ? 1 : 0,
  });
  const line = (...inlines: ReturnType<typeof inline>[]) => ({
    inlines,
    clone() {
      return line(...inlines);
    },
  });

  it('orders words of a name from right to left, and places each after the one before', () => {
    const drawn = inVisualOrder(
      line(inline('by ', 0), inline('אא ', 1), inline('בבב', 1), inline(' Ltd', 0)),
    );
    expect(drawn.inlines.map(({ text, x }) => [text, x])).toEqual([
      ['by ', 0],
      ['בבב', 3],
      ['אא ', 6],
      [' Ltd', 9],
    ]);
  });

  it('leaves the blank at the end of a line at its end', () => {
    const drawn = inVisualOrder(line(inline('by ', 0), inline('אא ', 1), inline('בבב ', 1)));
    expect(drawn.inlines.map(({ text, width }) => [text, width])).toEqual([
      ['by ', 3],
      ['בבב', 3],
      ['אא ', 3],
    ]);
  });

  it('is drawn alike however often: the head of a table is drawn once a page', () => {
    const read = line(inline('אא ', 1), inline('בב', 1));
    expect(inVisualOrder(read).inlines).toEqual(inVisualOrder(read).inlines);
  });
});

describe('texts of a picture', () => {
  it('stand in fonts that have their letters, words in the order seen', () => {
    const svg =
      '<svg font-family="Any"><text x="1">Value &amp; אב גד</text><text>Plain</text></svg>';
    expect(svgInRuns(svg)).toBe(
      '<svg font-family="noto-sans-latin"><text x="1"><tspan font-family="noto-sans-latin">Value &amp; </tspan>' +
        '<tspan font-family="noto-sans-hebrew">גד</tspan><tspan font-family="noto-sans-hebrew"> </tspan><tspan font-family="noto-sans-hebrew">אב</tspan></text><text>Plain</text></svg>',
    );
  });
});

describe('widths of a table', () => {
  const column = (title: string) => ({ title, align: 'left' as const });
  const table = (...rows: string[][]) => ({
    kind: 'table' as const,
    columns: [column('Name'), column('Amount')],
    rows: rows.map((row) => row.map((text) => ({ text: [text] }))),
  });
  const MEASURES = { width: 100, character: 1, padding: 2 };

  it('fill the line whatever the names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, amount) => {
        const widths = columnWidths(table([name, amount]), MEASURES);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
        expect(widths.every((width) => width > 0)).toBe(true);
      }),
    );
  });

  it.each(['Medium', 'Maximum'])('leave %s the room of its wide letters', (word) => {
    const [, amount] = columnWidths(table(['name '.repeat(60), word]), MEASURES);
    const [, narrow] = columnWidths(table(['name '.repeat(60), 'i'.repeat(word.length)]), MEASURES);
    expect(amount).toBeGreaterThan(narrow!);
  });

  it('leave a figure its whole word beside the longest name', () => {
    const [, amount] = columnWidths(table(['name '.repeat(60), '$1,234,567.89']), MEASURES);
    expect(amount).toBeGreaterThanOrEqual('$1,234,567.89'.length + 2);
  });
});
