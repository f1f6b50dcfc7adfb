import { figuresOf } from '@attain/shared/reports/customer-copy';
import { markdownReport } from '@attain/sync-worker/reports/render/markdown';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { HOSTILE, reportOf } from './hostile.ts';
import { named, parsedPage, textOf } from './html-tree.ts';
import { REPORTS } from './reports-of.ts';

const ISOLATES = /[\u2068\u2069]/g;

function rendered(markdown: string) {
  return parsedPage(`<!doctype html><title>a</title>${marked.parse(markdown, { async: false })}`)
    .document;
}

/** What stands on the page, without the signs that set names apart. */
function textsOf(markdown: string): string {
  return spaced(textOf(rendered(markdown)).replace(ISOLATES, ''));
}

const spaced = (text: string) => text.replace(/\s+/g, ' ');

function kinds(markdown: string): string[] {
  return marked
    .lexer(markdown)
    .map(({ type }: Token) => type)
    .filter((type) => type !== 'space');
}

describe('a report as Markdown', () => {
  const all = Object.entries(reportCases).flatMap(([name, sources]) =>
    Object.entries(REPORTS).map(([kind, made]) => ({
      name: `${name}, ${kind}`,
      report: () => made(sources),
    })),
  );

  it.each(all)('$name: prints every figure with the number of its source', ({ report: made }) => {
    const report = made();
    const text = textsOf(markdownReport(report));
    const missing = figuresOf(report).filter(
      (figure) =>
        !text.includes(spaced(figure.unmarked ? figure.text : `${figure.text} [${figure.ref}]`)),
    );
    expect(missing.map(({ key }) => key)).toEqual([]);
    report.references.forEach(({ title }) => expect(text).toContain(spaced(title)));
  });

  it.each(HOSTILE)('takes %j for nothing but text', (name) => {
    const markdown = markdownReport(reportOf(name));
    expect(kinds(markdown)).toEqual(kinds(markdownReport(reportOf('a'))));
    const page = rendered(markdown);
    expect(
      named(page, 'script', 'img', 'a', 'em', 'del', 'hr', 'code').map(({ tagName }) => tagName),
    ).toEqual(['code']);
    const [table] = marked
      .lexer(markdown)
      .filter((token): token is Tokens.Table => token.type === 'table');
    expect(table?.header).toHaveLength(2);
    expect(table?.rows.map((row) => row.length)).toEqual([2, 2]);
    expect(markdown).not.toMatch(/[\u202a-\u202e\u2066\u2067\u0000]/);
  });

  it.each([
    '82.18 of 100',
    '1.5 hours',
    '-5% in a month',
    '+5 points',
    '#1 of its peers',
    '= 5',
    '1234567890. x',
  ])('escapes nothing in %j, which begins no block', (text) => {
    const blocks = [{ kind: 'paragraph', text: [text] }] as const;
    const sections = [{ id: 'a', title: 'a', blocks, sections: [] }];
    expect(markdownReport(reportOf('a', { sections }))).toContain(`\n${text}\n`);
  });

  it('has every letter of a name on the page', () => {
    const name = 'a_b *c* [d] <e> `f` | g & h \\ i ~ j';
    const said = textsOf(markdownReport(reportOf(name)));
    expect(said.split(name).length).toBeGreaterThan(20);
  });

  it('is laid out as the specifications are', () => {
    const markdown = markdownReport(reportOf('Acme'));
    expect(markdown).toMatch(
      /^## Business Outcome Report: Acme\n\n\*\*Account\*\*: Acme\n\n### Acme\n/,
    );
    expect(markdown).toContain(
      '| Acme | Value |\n|---|---:|\n| ⚠ Acme | $5 [1] |\n| **Acme** | **$5 [1]** |',
    );
    expect(markdown).toContain('```\nAcme:   $5 [1]\n──────────────\nROI:    Acme\n```');
    expect(markdown).toContain('> "Acme" - Acme');
    expect(markdown).toContain('1. **Acme**: Acme\n2. Acme');
    expect(markdown).toContain('**Acme**: ✓ Acme$5 [1]');
  });

  it('keeps the lines of a quote, and nothing that begins one leaves it', () => {
    const report = reportOf('a');
    const quote = { kind: 'quote', text: '# It works.\r\n\n- Really\n', by: null } as const;
    const section = { ...report.sections[0]!, blocks: [quote] };
    const markdown = markdownReport({ ...report, sections: [section] });
    expect(markdown).toContain('> "# It works.\n>\n> \\- Really"');
  });

  it('isolates names that run from right to left, figures around them keep their side', () => {
    const markdown = markdownReport(reportOf('אקמה 50% בע"מ Ltd'));
    expect(markdown).toContain('\u2068אקמה 50% בע"מ\u2069 Ltd');
  });

  it('never makes a link of a number and what follows it', () => {
    const figure = {
      kind: 'figure',
      key: 'k',
      unit: 'score',
      value: 5,
      text: '5',
      ref: 1,
    } as const;
    const blocks = [{ kind: 'paragraph', text: [figure, '(Strong)'] }] as const;
    const markdown = markdownReport(
      reportOf('a', { sections: [{ id: 'a', title: 'a', blocks, sections: [] }] }),
    );
    expect(named(rendered(markdown), 'a')).toEqual([]);
    expect(textsOf(markdown)).toContain('5 [1](Strong)');
  });

  it('says ahead of all that it is a draft, and why', () => {
    const draft = [{ code: 'double_count', text: 'Two lines count <one> thing.' }] as const;
    expect(markdownReport(reportOf('a', { draft }))).toMatch(
      /^## Business Outcome Report: a\n\n> \*\*⚠ Draft: not to be shared\*\*\n>\n> - Two lines count \\<one\\> thing\.\n\n\*\*Account/,
    );
  });

  it('tells with later corrections what was corrected later', () => {
    expect(markdownReport(reportOf('a', { restated: true }))).toContain(
      'Jul 1, 2026, with later corrections',
    );
  });
});
