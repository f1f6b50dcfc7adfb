import { figuresOf } from '@attain/shared/reports/customer-copy';
import { htmlReport } from '@attain/sync-worker/reports/render/html';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { HOSTILE, reportOf } from './hostile.ts';
import { attribute, elements, named, parsedPage, textOf } from './html-tree.ts';
import { REPORTS } from './reports-of.ts';

const all = Object.entries(reportCases).flatMap(([name, sources]) =>
  Object.entries(REPORTS).map(([kind, made]) => ({
    name: `${name}, ${kind}`,
    report: () => made(sources),
  })),
);

const MAY_BE_EMPTY = new Set(['td', 'th', 'meta', 'path', 'rect', 'circle', 'line', 'polyline']);

describe('a report as HTML', () => {
  it.each(all)(
    '$name: prints every figure, each leading to its source and back',
    ({ report: made }) => {
      const report = made();
      const { document, errors } = parsedPage(htmlReport(report));
      expect(errors).toEqual([]);
      const printed = elements(document).filter((each) => attribute(each, 'class') === 'figure');
      const said = (text: string, ref: number, marked: boolean) =>
        `${text}${marked ? `[${ref}]` : ''}`;
      expect(printed.map(textOf)).toEqual(
        figuresOf(report).map(({ text, ref, unmarked }) => said(text, ref, unmarked !== true)),
      );
      const ids = elements(document).flatMap((each) => attribute(each, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = named(document, 'a').map((link) => attribute(link, 'href') ?? '');
      expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
      const labelled = elements(document).flatMap(
        (each) => attribute(each, 'aria-labelledby')?.split(' ') ?? [],
      );
      expect(labelled.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it.each(HOSTILE)('takes %j for nothing but text', (name) => {
    const page = htmlReport(reportOf(name));
    const plain = htmlReport(reportOf('a'));
    const { document, errors } = parsedPage(page);
    const shape = (html: string) =>
      elements(parsedPage(html).document)
        .filter(({ tagName }) => !['bdi', 'text', 'path'].includes(tagName))
        .map(({ tagName, attrs }) => [tagName, ...attrs.map((each) => each.name)].join(' '));
    expect(errors).toEqual([]);
    expect(shape(page)).toEqual(shape(plain));
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/);
    expect(named(document, 'h1').map(textOf)[0]?.startsWith('Business Outcome Report: ')).toBe(
      true,
    );
  });

  it('has its page allow nothing but its own style sheet', () => {
    const { document } = parsedPage(htmlReport(reportOf('a')));
    const policy = named(document, 'meta').find(
      (meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy',
    );
    expect(attribute(policy!, 'content')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
    );
    expect(named(document, 'script', 'link', 'img', 'iframe', 'form', 'object')).toEqual([]);
    expect(elements(document).filter((each) => attribute(each, 'style') !== undefined)).toEqual([]);
  });

  it('can be heard: language, landmarks, titles of rows and columns, words for symbols', () => {
    const { document } = parsedPage(htmlReport(reportOf('a')));
    expect(attribute(named(document, 'html')[0]!, 'lang')).toBe('en');
    expect(
      named(document, 'header', 'nav', 'main', 'footer').map(({ tagName }) => tagName),
    ).toEqual(['header', 'nav', 'main', 'footer']);
    expect(
      named(document, 'th').filter((title) => attribute(title, 'scope') === undefined),
    ).toEqual([]);
    const symbols = elements(document).filter((each) =>
      attribute(each, 'class')?.startsWith('mark'),
    );
    expect(symbols.map((each) => attribute(each, 'aria-label'))).toEqual([
      'good',
      'needs attention',
    ]);
    expect(named(document, 'svg').map((svg) => attribute(svg, 'role'))).toEqual([
      'img',
      'img',
      'img',
      'img',
    ]);
    const levels = named(document, 'h1', 'h2', 'h3').map(({ tagName }) => tagName);
    expect(levels[0]).toBe('h1');
  });

  it('has no element left empty by mistake', () => {
    const { document } = parsedPage(htmlReport(reportOf('a')));
    const empty = named(document, 'main')
      .flatMap(elements)
      .filter((each) => each.childNodes.length === 0);
    expect(empty.map(({ tagName }) => tagName).filter((tag) => !MAY_BE_EMPTY.has(tag))).toEqual([]);
  });

  it('sets names that run from right to left apart from what stands around them', () => {
    const page = htmlReport(reportOf('אקמה (2024) בע"מ and more'));
    expect(page).toContain('<bdi>אקמה (2024) בע&quot;מ</bdi> and more');
  });

  it('says ahead of all that it is a draft, and why', () => {
    const draft = [{ code: 'stale_input', text: 'Seats were last read <in March>.' }] as const;
    const { document } = parsedPage(htmlReport(reportOf('a', { draft })));
    expect(attribute(named(document, 'body')[0]!, 'class')).toBe('draft');
    const [banner] = named(document, 'aside');
    expect(textOf(banner!)).toContain('Draft: not to be shared');
    expect(textOf(banner!)).toContain('Seats were last read <in March>.');
    expect(named(parsedPage(htmlReport(reportOf('a'))).document, 'aside')).toEqual([]);
  });

  it('has equal bytes for an equal report', () => {
    expect(htmlReport(reportOf('a'))).toBe(htmlReport(reportOf('a')));
  });
});
