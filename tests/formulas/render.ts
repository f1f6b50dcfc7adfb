import type { Calculation, Cases, Chapter, Formula } from './formula.ts';
import { calculator } from './calculator.ts';

const INTRODUCTION = `# Formulas

Every figure of Attain, how it is computed, where the rule lives, and an example to recompute by hand. The figures in the
examples are computed by the product's own code when this file is written (\`npm run formulas\`), and a test fails when the
file, the code or the arithmetic disagree.

Percentages are fractions inside the product: 0.82 is 82 %. Money is in whole minor units (cents) and never rounded on the
way. "Source" names the rows of the requirements (V, O, M, L, A) and the rulings (C) that a rule follows.
`;

/** The whole of `docs/formulas.md`. */
export function renderFormulas(chapters: readonly Chapter[]): string {
  const contents = chapters.map(({ title }) => `- [${title}](#${anchor(title)})`).join('\n');
  return [INTRODUCTION, contents, ...chapters.map(renderChapter)].join('\n\n').concat('\n');
}

function renderChapter({ title, about, formulas }: Chapter): string {
  return [`## ${title}`, about, ...formulas.map(renderFormula)].join('\n\n');
}

function renderFormula(rule: Formula): string {
  const { title, files, source, formula, units, missing, example } = rule;
  const facts = [
    `- Unit: ${units}`,
    ...(missing === undefined ? [] : [`- Missing or impossible input: ${missing}`]),
    `- Source: ${source.join(', ')}`,
    `- Code: ${files.map((file) => `[\`${file}\`](../shared/src/domain/${file})`).join(', ')}`,
  ].join('\n');
  const shown = 'byHand' in example ? renderCalculation(example) : renderCases(example);
  return [`### ${title}`, formula, facts, shown].join('\n\n');
}

function renderCalculation({ given, byHand, reads, printed }: Calculation): string {
  const result = String(calculator(byHand));
  const read = reads === undefined ? '' : `, read as ${reads}`;
  const lines = [`Example: ${given}`, `\`${byHand} = ${result}\`${read}`];
  if (printed !== undefined) lines.push(`The source document printed: ${printed}`);
  return lines.join('\n\n');
}

function renderCases({ cases }: Cases): string {
  const rows = cases.map(({ when, is }) => `| ${when} | ${is} |`);
  return ['| Case | Result |', '| --- | --- |', ...rows].join('\n');
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
