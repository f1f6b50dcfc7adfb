import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { COMPANY_PROPERTIES } from '@attain/shared/crm/properties';
import { describe, expect, it } from 'vitest';

import { calculator } from '../../formulas/calculator.ts';
import { CHAPTERS } from '../../formulas/chapters.ts';
import { RULES_OF_PROPERTY } from '../../formulas/properties.ts';
import { FORMULAS_FILE, formulasDocument } from '../../formulas/document.ts';

const DOMAIN = new URL('../../../shared/src/domain/', import.meta.url);
const REQUIREMENTS = new URL('../../../../shared/spec/requirements.md', import.meta.url);

const RULES = CHAPTERS.flatMap(({ title: chapter, formulas }) =>
  formulas.map((formula) => ({ chapter, ...formula })),
);

describe('docs/formulas.md', () => {
  it('is what the catalogue of formulas says today (npm run formulas writes it)', async () => {
    expect(await readFile(FORMULAS_FILE, 'utf8')).toBe(formulasDocument());
  });

  it.each(RULES)('$chapter, $title: names files that exist', ({ files }) => {
    for (const file of files) expect(existsSync(new URL(file, DOMAIN)), file).toBe(true);
  });
});

describe('the table of properties in docs/formulas.md', () => {
  it('has a line for every figure that is written to HubSpot', () => {
    const figures = COMPANY_PROPERTIES.map(({ name }) => name);
    const explained = [...Object.keys(RULES_OF_PROPERTY), 'attain_model_version'];
    expect(explained.toSorted()).toEqual(figures.toSorted());
  });

  it('leads to formulas that exist, each under a title of its own', () => {
    const titles = RULES.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of Object.values(RULES_OF_PROPERTY).flat()) expect(titles).toContain(title);
  });
});

describe('the examples of docs/formulas.md', () => {
  const calculations = RULES.flatMap(({ title, example }) =>
    'byHand' in example ? [{ title, ...example }] : [],
  );
  it.each(calculations)('$title: $byHand', ({ byHand, byRule }) => {
    expect(byRule()).toBeCloseTo(calculator(byHand), 9);
  });

  const cases = RULES.flatMap(({ title, example }) =>
    'cases' in example ? example.cases.map((each) => ({ title, ...each })) : [],
  );
  it.each(cases)('$title: $when is $is', ({ is, byRule }) => {
    expect(String(byRule())).toBe(is.replaceAll('`', ''));
  });
});

describe.skipIf(!existsSync(REQUIREMENTS))('the requirements of the value model', () => {
  it('are all cited by a formula', async () => {
    const cited = new Set(RULES.flatMap(({ source }) => source));
    const text = await readFile(REQUIREMENTS, 'utf8');
    const rows = [...text.matchAll(/^\| ([VOMLA]\d+) \|.*\| ([^|]+) \|$/gm)];
    const ours = rows.filter(([, , where]) => /\b02\b/.test(where ?? '')).map(([, id]) => id ?? '');
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter((id) => !cited.has(id))).toEqual([]);
  });
});
