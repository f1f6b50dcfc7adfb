import { figuresOf } from '@attain/shared/reports/customer-copy';
import type { Report } from '@attain/shared/reports/report';
import { successReport } from '@attain/shared/reports/success/success-report';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';
import { plainInlines } from '@attain/sync-worker/reports/render/pdf/inlines';
import { reportPdf } from '@attain/sync-worker/reports/render/pdf/report-pdf';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { readPdf, solid, textOf, type ReadPdf } from '../../reports/read-pdf.ts';
import { SPECIMEN } from '../../reports/specimen.ts';
import { allSections } from './reports-of.ts';

const KEY_CASES = [
  'acme',
  'weak',
  'no-goals',
  'missing-data',
  'thirty-goals',
  'long-names',
  'dinar',
  'right-to-left',
  'double-count',
] as const;

const success = Object.fromEntries(
  KEY_CASES.map((name) => [name, successReport(reportCases[name])]),
) as Record<(typeof KEY_CASES)[number], Report>;

const cases: [string, Report][] = [
  ['every kind of block', SPECIMEN],
  ['agreements', vlaReport(reportCases.acme)],
  ...Object.entries(success),
];

/** A page of A4 less its margins, in points. */
const LEFT = 50;
const RIGHT = 595.28 - 50;

const read = new Map<Report, Promise<ReadPdf>>();

function readReport(report: Report): Promise<ReadPdf> {
  const known = read.get(report);
  if (known !== undefined) return known;
  const reading = reportPdf(report).then(readPdf);
  read.set(report, reading);
  return reading;
}

describe.each(cases)('the PDF of %s', (_, report) => {
  it('shows every figure with the number of its reference', async () => {
    const text = textOf(await readReport(report));
    const missing = figuresOf(report)
      .map((figure) => solid(`${figure.text}${figure.unmarked ? '' : figure.ref}`))
      .filter((figure) => !text.includes(figure));
    expect(missing).toEqual([]);
  });

  it('tells of every figure where it comes from, and its number leads there', async () => {
    const { places, links, ...pages } = await readReport(report);
    const text = textOf({ places, links, ...pages });
    expect(report.references.filter(({ formula }) => !text.includes(solid(formula)))).toEqual([]);
    expect(places).toEqual(
      expect.arrayContaining(report.references.map(({ ref }) => `ref-${ref}`)),
    );
    expect(links.filter((link) => !places.includes(link))).toEqual([]);
  });

  it('prints nothing beside the page', async () => {
    const { pages } = await readReport(report);
    const words = pages.flat().filter(({ text }) => text.trim() !== '' && text !== 'DRAFT');
    const outside = words.filter(({ x, width }) => x < LEFT - 1 || x + width > RIGHT + 1);
    expect(outside).toEqual([]);
  });

  it('has the titles of its sections in its outline', async () => {
    const { outline } = await readReport(report);
    const titles = allSections(report.sections).map(({ title }) => title);
    expect(outline).toEqual([...titles, ...outline.slice(titles.length)]);
    expect(outline.slice(titles.length)).toEqual(
      report.references.length > 0 ? ['Appendix: where each figure comes from'] : [],
    );
  });
});

describe('words on a page', () => {
  const broken = (text: string, place: 'page' | 'column') =>
    (plainInlines(text, {}, place).text as { text: string; wordBreak?: string }[])
      .filter(({ wordBreak }) => wordBreak !== undefined)
      .map((inline) => inline.text);

  it.each([
    ['Niederrhein-Westmünsterland Kommanditgesellschaft', 'page', []],
    ['Niederrhein-Westmünsterland Kommanditgesellschaft', 'column', ['Kommanditgesellschaft']],
    ['a'.repeat(36), 'page', ['a'.repeat(36)]],
    ['東'.repeat(40), 'column', []],
  ] as const)(
    '%s, in a %s: only what is longer than a line is broken anywhere',
    (text, place, parts) => {
      expect(broken(text, place)).toEqual(parts);
    },
  );
});

describe('a PDF', () => {
  it('is the same bytes for the same report', async () => {
    const [once, again] = [await reportPdf(SPECIMEN), await reportPdf(SPECIMEN)];
    expect(once.equals(again)).toBe(true);
  });

  it('names report, company and language, and the hour of its figures as its own', async () => {
    const { info, language } = await readReport(SPECIMEN);
    expect(info).toMatchObject({
      Title: `Account Success Metrics: ${SPECIMEN.companyName}`,
      Producer: 'Attain',
      CreationDate: 'D:20260630060000Z',
      ModDate: 'D:20260630060000Z',
    });
    expect(language).toBe('en');
  });

  it('says on every page that a draft must not be shared, and why at its top', async () => {
    const { pages } = await readReport(SPECIMEN);
    const texts = pages.map((page) => solid(page.map(({ text }) => text).join('')));
    expect(texts.filter((text) => !text.includes('DRAFT–nottobeshared'))).toEqual([]);
    expect(texts[0]).toContain(solid(SPECIMEN.draft[0]!.text));
  });

  it('says nothing of drafts where there is no reason', async () => {
    expect(textOf(await readReport({ ...SPECIMEN, draft: [] }))).not.toContain('DRAFT');
  });

  it('numbers its pages', async () => {
    const { pages } = await readReport(SPECIMEN);
    pages.forEach((page, index) => {
      const text = page.map((piece) => piece.text).join('');
      expect(solid(text)).toContain(`Page${index + 1}of${pages.length}`);
    });
  });

  it('draws the head of a table again on each page', async () => {
    const { pages } = await readReport(success['thirty-goals']);
    const appendix = pages.slice(-3).map((page) => page.map(({ text }) => text).join(' '));
    expect(appendix.filter((text) => !text.includes('Printed as'))).toEqual([]);
  });

  it('holds a name from right to left as people read it, for whoever copies it', async () => {
    expect(textOf(await readReport(SPECIMEN))).toContain(solid(`by24(ישראל)חברת האור הגדול`));
  });

  it('draws a box for a character that no font has', async () => {
    expect(textOf(await readReport(SPECIMEN))).toContain('nofonthas:□,and日本.');
  });
});
