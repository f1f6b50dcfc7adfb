import { figuresOf } from '@attain/shared/reports/customer-copy';
import type { Chart } from '@attain/shared/reports/chart';
import type { Report, Section } from '@attain/shared/reports/report';
import { successReport } from '@attain/shared/reports/success/success-report';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';
import { plain } from '@attain/shared/reports/report-words';
import { waterfallBars } from '@attain/sync-worker/reports/render/deck/charts/waterfall-bars';
import { paragraph, table } from '@attain/sync-worker/reports/render/deck/block-items';
import { CONTENT_HEIGHT } from '@attain/sync-worker/reports/render/deck/geometry';
import type { Item } from '@attain/sync-worker/reports/render/deck/item';
import { paged } from '@attain/sync-worker/reports/render/deck/paged';
import { sectionSlides } from '@attain/sync-worker/reports/render/deck/plan';
import { tableOf } from '@attain/sync-worker/reports/render/deck/tables';
import { reportDeck } from '@attain/sync-worker/reports/render/deck/report-deck';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { readDeck, targetsOf, type ReadDeck } from '../../reports/read-deck.ts';
import { solid } from '../../reports/read-pdf.ts';
import { HEBREW_NAME, SPECIMEN, SPECIMEN_CHARTS } from '../../reports/specimen.ts';

/** A wide slide in the format's own measure. */
const WIDTH = 12192000;
const HEIGHT = 6858000;

const cases: [string, Report][] = [
  ['every kind of block', SPECIMEN],
  ['agreements', vlaReport(reportCases.acme)],
  ...Object.entries(reportCases).map(([name, sources]): [string, Report] => [
    name,
    successReport(sources),
  ]),
];

function isAboveZero(chart: Chart): boolean {
  return (
    chart.kind === 'columns' &&
    chart.series.every(({ values }) => values.every((value) => value === null || value >= 0))
  );
}

const read = new Map<Report, Promise<ReadDeck>>();

function readReport(report: Report): Promise<ReadDeck> {
  const known = read.get(report);
  if (known !== undefined) return known;
  const reading = reportDeck(report).then(readDeck);
  read.set(report, reading);
  return reading;
}

describe.each(cases)('the deck of %s', (_, report) => {
  it('shows every figure with the number of its reference', async () => {
    const { slides } = await readReport(report);
    const text = solid(slides.map((slide) => slide.text).join(''));
    const missing = figuresOf(report)
      .map((figure) => solid(`${figure.text}${figure.unmarked ? '' : figure.ref}`))
      .filter((figure) => !text.includes(figure));
    expect(missing).toEqual([]);
  });

  it('tells in the notes of a slide where each of its figures comes from', async () => {
    const { slides } = await readReport(report);
    const told = slides.map(({ notes }) => solid(notes)).join('');
    const printed = new Set(figuresOf(report).map(({ ref }) => ref));
    const untold = report.references
      .filter(({ ref }) => printed.has(ref))
      .filter(({ ref, title, text }) => !told.includes(solid(`[${ref}]${title}:${text}.`)));
    expect(untold).toEqual([]);
    for (const { xml, notes } of slides)
      for (const [, ref] of xml.matchAll(
        /baseline="30000"[^>]*>(?:(?!<a:t>).)*<a:t>(\d+)<\/a:t>/gs,
      ))
        expect(notes).toContain(`[${ref}]`);
  });

  it('is a package that strict readers open: parts that exist, one look a paragraph', async () => {
    const deck = await readReport(report);
    expect(targetsOf(deck).filter(({ to }) => !deck.names.includes(to))).toEqual([]);
    const listed = [...deck.parts['[Content_Types].xml']!.matchAll(/PartName="\/([^"]*)"/g)];
    expect(listed.map(([, name]) => name!).filter((name) => !deck.names.includes(name))).toEqual(
      [],
    );
    expect(deck.slides.filter(({ xml }) => xml.includes('</a:r><a:pPr'))).toEqual([]);
  });

  it('draws nothing beside a slide', async () => {
    const { slides } = await readReport(report);
    const outside = slides.flatMap(({ xml }) =>
      [...xml.matchAll(/<a:off x="(-?\d+)" y="(-?\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/g)]
        .map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
        .filter(
          ([x, y, width, height]) => x < 0 || y < 0 || x + width > WIDTH || y + height > HEIGHT,
        ),
    );
    expect(outside).toEqual([]);
  });
});

describe('a deck', () => {
  it('is the same bytes for the same report, whatever was drawn between', async () => {
    const once = await reportDeck(SPECIMEN);
    await reportDeck(successReport(reportCases.young));
    expect((await reportDeck(SPECIMEN)).equals(once)).toBe(true);
  });

  it('takes the hour of its figures for its own', async () => {
    const { parts } = await readReport(SPECIMEN);
    const dates = parts['docProps/core.xml']!.match(/2\d{3}-\d\d-\d\dT[\d:]+Z/g);
    expect(dates).toEqual(['2026-06-30T06:00:00Z', '2026-06-30T06:00:00Z']);
  });

  it('has native charts with their numbers in a workbook each', async () => {
    const { names, charts } = await readReport(SPECIMEN);
    expect(charts).toHaveLength(SPECIMEN_CHARTS.length);
    expect(names.filter((name) => name.endsWith('.xlsx'))).toHaveLength(SPECIMEN_CHARTS.length);
    const kinds = charts.map((xml) => /<c:(doughnut|line|bar)Chart>/.exec(xml)?.[1]);
    expect(kinds.toSorted()).toEqual(['bar', 'bar', 'doughnut', 'line']);
  });

  it('dashes the agreed path, and leaves a gap where nothing was measured', async () => {
    const { charts } = await readReport(SPECIMEN);
    const lines = charts.find((xml) => xml.includes('<c:lineChart>'))!;
    expect(lines.match(/<a:prstDash val="dash"\/>/g)).toHaveLength(1);
    expect(lines).not.toContain('<c:v></c:v>');
  });

  it('stands columns on zero, so that a small rise is drawn as one', async () => {
    const { charts } = await readReport(SPECIMEN);
    const columns = charts.filter((xml) => xml.includes('<c:barDir val="col"/>'));
    const crossing = SPECIMEN_CHARTS.filter(isAboveZero);
    expect(columns.filter((xml) => xml.includes('<c:min val="0"/>'))).toHaveLength(crossing.length);
  });

  it('marks what runs from right to left as such', async () => {
    const { slides } = await readReport(SPECIMEN);
    const named = slides.filter(({ text }) => text.includes(HEBREW_NAME));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter(({ xml }) => !xml.includes('lang="he-IL"'))).toEqual([]);
    expect(slides.some(({ xml }) => /rtl="1"[^>]*>/.test(xml))).toBe(true);
  });

  it('says on every slide that a draft must not be shared, and why on the first', async () => {
    const { slides } = await readReport(SPECIMEN);
    expect(slides.filter(({ text }) => !text.includes('DRAFT – not to be shared'))).toEqual([]);
    expect(slides[0]!.text).toContain(SPECIMEN.draft[0]!.text);
  });

  it('gives a long name in full in the notes of the slide that cuts it', async () => {
    const report = { ...SPECIMEN, companyName: 'Verkehrsbetriebe '.repeat(12).trim() };
    const { slides } = await readReport(report);
    expect(slides[0]!.text).not.toContain(report.companyName);
    expect(slides[0]!.notes).toContain(report.companyName);
  });
});

describe('slides', () => {
  it.each(Object.entries(reportCases))('of %s have every picture of the report', (_, sources) => {
    const report = successReport(sources);
    const drawn = sectionSlides(report).flatMap(({ charts }) => charts.map(({ id }) => id));
    expect(drawn.toSorted()).toEqual(report.sections.flatMap(pictures).toSorted());
  });

  it('are shared by sections of a sentence, which tell their titles', () => {
    const shared = sectionSlides(successReport(reportCases.yen)).at(-1)!;
    expect(shared.title).toBe('Benchmark comparison · Upcoming milestones');
    const headings = shared.items.flatMap((item) =>
      item.kind === 'paragraph' && item.paragraph.look === 'heading'
        ? [plain(item.paragraph.text)]
        : [],
    );
    expect(headings).toEqual(['Benchmark comparison', 'Upcoming milestones']);
  });

  it('have no slide for the words that lead to the first part', () => {
    const [first] = sectionSlides(successReport(reportCases['thirty-goals'])).filter(
      ({ part }) => part === 'Goal details',
    );
    expect(first!.title).toBe('Goal 1: Onboarding faster');
    expect(first!.items[0]).toMatchObject({ kind: 'paragraph' });
  });

  function pictures({ blocks, sections }: Section): string[] {
    const own = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []));
    return [...own, ...sections.flatMap(pictures)];
  }
});

describe('items on slides', () => {
  const ROOM = { width: 6, scale: 1 };
  const line = fc
    .string({ maxLength: 400 })
    .map((text): Item => paragraph({ text: [text], look: 'text' }, ROOM));
  const heading = fc.constant<Item>(paragraph({ text: ['Heading'], look: 'heading' }, ROOM));
  const rows = fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 60 }).map(
    (texts): Item =>
      table(
        tableOf({
          widths: [3, 3],
          head: [
            { text: ['Head'], align: 'left' },
            { text: [''], align: 'left' },
          ],
          rows: texts.map((text) => [
            { text: [text], align: 'left' },
            { text: ['1'], align: 'right' },
          ]),
          size: 11,
        }),
      ),
  );

  it('never run over a slide, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(line, heading, rows), { maxLength: 30 }), (items) => {
        const pages = paged(items);
        for (const page of pages)
          expect(page.reduce((sum, { height }) => sum + height, 0)).toBeLessThanOrEqual(
            CONTENT_HEIGHT + 0.001,
          );
        expect(pages.flat().flatMap(wordsOf)).toEqual(items.flatMap(wordsOf));
      }),
      { numRuns: 60 },
    );
  });

  function wordsOf(item: Item): string[] {
    if (item.kind === 'table') return item.rows.map(({ cells }) => plain(cells[0]!.text));
    return item.kind === 'paragraph' ? [plain(item.paragraph.text)] : [item.text];
  }
});

describe('bars of a waterfall', () => {
  const total = (value: number) => ({ name: '', value, role: 'total' as const });
  const change = (value: number) => ({ name: '', value, role: 'change' as const });

  it.each([
    ['float above zero', [total(100), change(50)], { base: 100, parts: [50], role: 'up' }],
    ['fall back', [total(100), change(-30)], { base: 70, parts: [30], role: 'down' }],
    ['float below zero', [total(-100), change(40)], { base: -60, parts: [-40], role: 'up' }],
    ['cross zero', [total(-60), change(100)], { base: 0, parts: [40, -60], role: 'up' }],
    [
      'stand on zero at an end',
      [total(-60), change(100), total(40)],
      { base: 0, parts: [40], role: 'total' },
    ],
  ])('%s', (_, steps, last) => {
    expect(waterfallBars(steps).at(-1)).toEqual(last);
  });
});
