import type { Calculation, Cases, Chapter, Formula } from './formula.ts';
import { calculator } from './calculator.ts';
import { RULES_OF_PROPERTY } from './properties.ts';

const INTRODUCTION = `# Formulas

Every figure of Attain, how it is computed, where the rule lives, and an example to recompute by hand. A test computes each
example with the product's own code and fails when the code, the arithmetic and this file disagree; \`npm run formulas\` writes
the file anew.

Shares are fractions inside the product: 0.82 is 82 %. Money is in whole minor units (cents), rounded once per line. "Source"
names the rows of the requirements (V, O, M, L, A) and the rulings (C) that a rule follows.`;

/** The whole of `docs/formulas.md`. */
export function renderFormulas(chapters: readonly Chapter[]): string {
  const contents = chapters.map(({ title }) => `- ${link(title)}`).join('\n');
  const chaptersInFull = chapters.map(renderChapter);
  return [INTRODUCTION, contents, renderProperties(), ...chaptersInFull].join('\n\n').concat('\n');
}

function renderProperties(): string {
  const rows = Object.entries(RULES_OF_PROPERTY).map(
    ([property, titles]) => `| \`${property}\` | ${titles.map(link).join(', ')} |`,
  );
  return ['## Properties', '| Property | Formula |\n| --- | --- |\n' + rows.join('\n')].join(
    '\n\n',
  );
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
  const sum = byHand === result ? result : `${byHand} = ${result}`;
  const lines = [`Example: ${given}`, `\`${sum}\`${read}`];
  if (printed !== undefined) lines.push(`The source document printed: ${printed}`);
  return lines.join('\n\n');
}

function renderCases({ cases }: Cases): string {
  const rows = cases.map(({ when, is }) => `| ${when} | ${is} |`);
  return ['| Case | Result |', '| --- | --- |', ...rows].join('\n');
}

function link(title: string): string {
  return `[${title}](#${anchor(title)})`;
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
