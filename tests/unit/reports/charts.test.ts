import { chartSvg } from '@attain/sync-worker/reports/charts/chart-svg';
import { scaleOf, withRoomBelow } from '@attain/sync-worker/reports/charts/scale';
import { spread } from '@attain/sync-worker/reports/charts/spread';
import { linesOf, textWidth } from '@attain/sync-worker/reports/charts/text-width';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  chartCases,
  monthlyPoints,
  someColumns,
  someGauge,
  someLines,
  someWaterfall,
} from '../../reports/charts.ts';
import { attribute, elements, named, parsedPage, textOf } from './html-tree.ts';

/** Elements that page and PDF draw alike. */
const PLAIN = [
  'svg',
  'title',
  'desc',
  'g',
  'path',
  'rect',
  'circle',
  'line',
  'polyline',
  'text',
  'defs',
  'pattern',
];

function picture(svg: string) {
  const { document, errors } = parsedPage(`<!doctype html><title>a</title>${svg}`);
  const [root] = named(document, 'svg');
  if (root === undefined) throw new Error('no picture');
  return { root, errors, texts: named(root, 'text').map(textOf) };
}

describe('the picture of a chart', () => {
  const cases = Object.entries(chartCases);

  it.each(cases)('%s: is plain SVG without a number that is none', (_, chart) => {
    const svg = chartSvg(chart);
    const { root, errors } = picture(svg);
    expect(errors).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity| style=|class=|clip-path|foreignObject/);
    expect(elements(root).filter(({ tagName }) => !PLAIN.includes(tagName))).toEqual([]);
    expect(attribute(root, 'role')).toBe('img');
    expect(textOf(named(root, 'desc')[0]!)).toBe(chart.alt);
  });

  it.each(cases)('%s: has the same bytes each time', (_, chart) => {
    const first = chartSvg(chart);
    chartSvg(someColumns());
    expect(chartSvg(chart)).toBe(first);
  });

  it('keeps ids of different charts apart, whatever letters they have', () => {
    const ids = (id: string) => {
      const { root } = picture(chartSvg(someColumns({ id })));
      return elements(root).flatMap((element) => attribute(element, 'id') ?? []);
    };
    const all = [...ids('a_b'), ...ids('a b'), ...ids('a-b'), ...ids('א'), ...ids('"><x')];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => /^[A-Za-z][\w-]*$/.test(id))).toBe(true);
  });
});

describe('a gauge', () => {
  it.each([
    { value: 49.99, band: '✗ Weak' },
    { value: 50, band: '! Fair' },
    { value: 64.99, band: '! Fair' },
    { value: 65, band: '✓ Good' },
    { value: 80, band: '✓ Strong' },
    { value: 100, band: '✓ Strong' },
    { value: -3, band: '✗ Weak' },
  ])('names the band of $value: $band', ({ value, band }) => {
    const { texts } = picture(chartSvg(someGauge({ value })));
    expect(texts).toContain(band);
    expect(texts).toContain(`${value} of 100`);
  });

  it('says that there is no value, and draws no needle at 0', () => {
    const { texts } = picture(chartSvg(someGauge({ value: null })));
    expect(texts).toContain('No value yet');
    expect(texts.join(' ')).not.toMatch(/ of 100/);
    expect(chartSvg(someGauge({ value: null }))).not.toBe(chartSvg(someGauge({ value: 0 })));
  });
});

describe('lines', () => {
  it('carry name and last value of each series in place of a legend', () => {
    const { texts } = picture(chartSvg(someLines()));
    expect(texts).toEqual(
      expect.arrayContaining(['Time to create a report', '1.2 hours', 'Agreed path', '2 hours']),
    );
  });

  it('draw what was agreed dashed, and what was measured whole', () => {
    const { root } = picture(chartSvg(someLines()));
    const wide = named(root, 'path').filter(
      (path) => Number(attribute(path, 'stroke-width')) > 1.5,
    );
    expect(wide.map((path) => attribute(path, 'stroke-dasharray'))).toEqual([undefined, '7,5']);
  });

  it('have a marker for each measured point', () => {
    const markers = (count: number) => {
      const points = monthlyPoints(...Array.from({ length: count }, (_, n) => n));
      const svg = chartSvg(someLines({ series: [{ name: 'a', role: 'measured', points }] }));
      return named(picture(svg).root, 'path').filter(
        (path) => attribute(path, 'fill') === '#0072b2',
      ).length;
    };
    expect([markers(1), markers(2), markers(7)]).toEqual([1, 2, 7]);
  });

  it('show the first eight of thirty and say so', () => {
    const { texts } = picture(chartSvg(chartCases['thirty lines']));
    expect(texts).toContain('The first 8 of 30 lines.');
    expect(texts.filter((text) => text.startsWith('Metric number'))).toHaveLength(8);
  });

  it('say that there is nothing to show', () => {
    expect(picture(chartSvg(someLines({ series: [] }))).texts).toEqual(['No values to show yet']);
  });
});

describe('columns', () => {
  it.each([false, true])(
    'print every figure in full and name every part (stacked: %s)',
    (stacked) => {
      const { texts } = picture(chartSvg(someColumns({ stacked })));
      expect(texts).toEqual(
        expect.arrayContaining([
          '$42,000',
          '$88,250.50',
          '$165,600',
          '$64,800',
          'Q1 2026',
          'Confirmed',
          'Estimated',
        ]),
      );
    },
  );

  it('write 0 at a column of nothing, and leave a gap for what is not known', () => {
    const zeros = (value: number | null) => {
      const series = [{ name: 'a', values: [5, value] }];
      const { texts } = picture(
        chartSvg(someColumns({ unit: 'count', unitName: 'tasks', categories: ['x', 'y'], series })),
      );
      return texts.filter((text) => text === '0').length;
    };
    expect(zeros(0) - zeros(null)).toBe(1);
  });

  it('shorten money on the axis alone', () => {
    const { texts } = picture(chartSvg(chartCases['large money']));
    expect(texts).toEqual(expect.arrayContaining(['¥12,345,678,901', '¥12.5B']));
  });

  it('lie down where names are long, and show the first thirty of more', () => {
    const { texts } = picture(chartSvg(chartCases['columns of thirty long names']));
    expect(texts).toContain('The first 30 of 34 names.');
    expect(texts.filter((text) => text.startsWith('Goal'))).toHaveLength(30);
  });
});

describe('a waterfall', () => {
  it('prints every step with its sign', () => {
    const { texts } = picture(chartSvg(someWaterfall()));
    expect(texts).toEqual(
      expect.arrayContaining(['-$150,000', '+$165,600', '+$64,800', '+$45,000', '$125,400']),
    );
  });

  it('hangs each change where the one before it ended', () => {
    const { root } = picture(chartSvg(someWaterfall()));
    const bars = named(root, 'path', 'rect').filter(
      (bar) => attribute(bar, 'stroke-width') === '1.5',
    );
    expect(bars).toHaveLength(5);
  });
});

describe('the scale of an axis', () => {
  const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });

  it('holds every value, in few marks', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (all, fromZero) => {
        const { min, max, step } = scaleOf(all, { fromZero });
        const slack = (max - min) * 1e-9;
        expect(min - slack).toBeLessThanOrEqual(Math.min(...all));
        expect(max + slack).toBeGreaterThanOrEqual(Math.max(...all));
        expect((max - min) / step).toBeLessThanOrEqual(8);
        expect(max).toBeGreaterThan(min);
      }),
    );
  });

  it.each([
    { all: [0, 100], scale: { min: 0, max: 100, step: 20 } },
    { all: [0.1, 0.3], scale: { min: 0.1, max: 0.3, step: 0.05 } },
    { all: [7], scale: { min: 2, max: 12, step: 2 } },
    { all: [0], scale: { min: -1, max: 1, step: 0.5 } },
  ])('of $all is round: $scale', ({ all, scale }) => {
    expect(scaleOf(all, { fromZero: false })).toEqual(scale);
  });

  it('grows below where a figure would stand on the names', () => {
    const scale = { min: -100, max: 100, step: 50 };
    expect(withRoomBelow(scale, -99, 0.1).min).toBe(-150);
    expect(withRoomBelow(scale, -60, 0.1).min).toBe(-100);
    expect(withRoomBelow({ ...scale, min: 0 }, 0, 0.1).min).toBe(0);
  });
});

describe('labels', () => {
  it('never touch while there is room for all', () => {
    const wanted = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 200, noNaN: true }),
        height: fc.integer({ min: 10, max: 20 }),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(wanted, (labels) => {
        const places = spread(labels, { from: 0, to: 200 });
        const boxes = labels
          .map(({ height }, n) => ({ from: places[n]! - height / 2, to: places[n]! + height / 2 }))
          .toSorted((a, b) => a.from - b.from);
        boxes.forEach((box, n) => {
          expect(box.from).toBeGreaterThanOrEqual((boxes[n - 1]?.to ?? 0) - 1e-6);
          expect(box.to).toBeLessThanOrEqual(200 + 1e-6);
        });
      }),
    );
  });

  it('break names between words, cut the rest, and never a letter in two', () => {
    const narrow = { width: 80, fontSize: 12, most: 2 };
    const lines = linesOf('Average handling time of requests', narrow);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    const emoji = linesOf('👩‍👩‍👧'.repeat(30), { ...narrow, most: 1 }).join('');
    expect(emoji.replaceAll('👩‍👩‍👧', '')).toBe('…');
    expect(lines.every((line) => textWidth(line, 12) <= 80)).toBe(true);
  });
});
