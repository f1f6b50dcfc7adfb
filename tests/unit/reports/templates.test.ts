import { figuresOf } from '@attain/shared/reports/customer-copy';
import { type ReportTemplate, REPORT_SECTIONS } from '@attain/shared/reports/template';
import { applyTemplate } from '@attain/shared/reports/templates/apply-template';
import { templateFor } from '@attain/shared/reports/templates/template-for';
import { GENERAL_TEMPLATE, INDUSTRY_TEMPLATES } from '@attain/shared/reports/templates/templates';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { PROPERTY_RUNS } from '../domain/builders.ts';
import { REPORTS } from './reports-of.ts';

const RUNS = Math.min(PROPERTY_RUNS, 150);
const KINDS = ['vla', 'outcome', 'success'] as const;

const withTemplate = (kind: (typeof KINDS)[number], template: ReportTemplate) =>
  REPORTS[kind]?.({ ...reportCases.strong, template });

const word = fc.string({ minLength: 1, maxLength: 20 });

/** Any choice and order of sections, under any titles and words. */
const anyTemplate: fc.Arbitrary<ReportTemplate> = fc.record({
  id: word,
  name: word,
  industries: fc.array(word),
  sections: fc.record(
    {
      vla: fc.shuffledSubarray([...REPORT_SECTIONS.vla]),
      outcome: fc.shuffledSubarray([...REPORT_SECTIONS.outcome]),
      success: fc.shuffledSubarray([...REPORT_SECTIONS.success]),
    },
    { requiredKeys: [] },
  ),
  titles: fc.dictionary(fc.constantFrom(...REPORT_SECTIONS.outcome), word),
  words: fc.record({ account: word, users: word }),
});

describe('the sections that templates can name', () => {
  it.each(KINDS)('are those of the %s report, in its order', (kind) => {
    const { template: _, ...sources } = reportCases.strong;
    const ids = REPORTS[kind]?.({ ...sources, template: GENERAL_TEMPLATE }).sections.map(
      ({ id }) => id,
    );
    expect(REPORT_SECTIONS[kind].filter((id) => ids?.includes(id))).toEqual(ids);
  });

  it.each(INDUSTRY_TEMPLATES)('are all that $name names, each once', ({ sections, titles }) => {
    for (const kind of KINDS) {
      const named = sections[kind] ?? [];
      expect(new Set(named).size).toBe(named.length);
      for (const id of named) expect(REPORT_SECTIONS[kind]).toContain(id);
    }
    for (const id of Object.keys(titles)) {
      expect(Object.values(REPORT_SECTIONS).flat()).toContain(id);
    }
  });
});

describe('the template for an industry', () => {
  const own: ReportTemplate = {
    ...GENERAL_TEMPLATE,
    id: 'museums',
    name: 'Museums',
    industries: ['MUSEUMS_AND_INSTITUTIONS', 'COMPUTER_SOFTWARE'],
  };

  it.each([
    ['EDUCATION_MANAGEMENT', [], 'education'],
    ['education management', [], 'education'],
    ['COMPUTER_SOFTWARE', [], 'software'],
    ['HOSPITAL_HEALTH_CARE', [], 'healthcare'],
    ['MANAGEMENT_CONSULTING', [], 'professional_services'],
    ['LOGISTICS_AND_SUPPLY_CHAIN', [], 'industry'],
    ['RANCHING', [], 'general'],
    ['', [], 'general'],
    [null, [], 'general'],
    ['COMPUTER_SOFTWARE', [own], 'museums'],
    ['INTERNET', [own], 'software'],
    ['HIGHER_EDUCATION', [{ ...own, id: 'education' }], 'general'],
  ] as const)('%s beside %j is %s', (industry, beside, id) => {
    expect(templateFor(industry, beside).id).toBe(id);
  });

  it('is general in the words of the administrator, where they gave some', () => {
    const general = { ...own, id: 'general', industries: [] };
    expect(templateFor('RANCHING', [general])).toBe(general);
    expect(templateFor(null, [general])).toBe(general);
  });

  it('is one alone for each industry', () => {
    const industries = INDUSTRY_TEMPLATES.flatMap((template) => template.industries);
    expect(new Set(industries).size).toBe(industries.length);
  });
});

describe('a template', () => {
  it('changes no figure and no number of a reference, whatever it chooses, orders and says', () => {
    fc.assert(
      fc.property(anyTemplate, fc.constantFrom(...KINDS), (template, kind) => {
        const whole = withTemplate(kind, GENERAL_TEMPLATE);
        if (whole === undefined) throw new Error(kind);
        const applied = applyTemplate(whole, template);
        const known = new Map(whole.references.map((entry) => [entry.ref, entry]));
        const figures = new Map(figuresOf(whole).map((figure) => [figure.key, figure]));
        for (const figure of figuresOf(applied)) expect(figures.get(figure.key)).toEqual(figure);
        for (const entry of applied.references) expect(known.get(entry.ref)).toEqual(entry);
        const sections = template.sections[kind];
        if (sections !== undefined) {
          const printed = applied.sections.map(({ id }) => id);
          expect(printed).toEqual(sections.filter((id) => printed.includes(id)));
          expect(printed.length).toBe(
            whole.sections.filter(({ id }) => sections.some((each) => each === id)).length,
          );
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('applied twice is applied once', () => {
    const whole = withTemplate('outcome', GENERAL_TEMPLATE);
    if (whole === undefined) throw new Error('no report');
    const [education] = INDUSTRY_TEMPLATES;
    if (education === undefined) throw new Error('no template');
    const once = applyTemplate(whole, education);
    expect(applyTemplate(once, education)).toEqual(once);
  });

  it("says the industry's word in labels, and leaves names as people wrote them", () => {
    const [education] = INDUSTRY_TEMPLATES;
    if (education === undefined) throw new Error('no template');
    const { strong } = reportCases;
    const named = { ...strong, snapshot: { ...strong.snapshot, name: 'Account Users Ltd' } };
    const outcome = REPORTS['outcome']?.({ ...named, template: education });
    const success = REPORTS['success']?.({ ...named, template: education });
    expect(outcome?.head[0]).toEqual({ label: 'School', text: ['Account Users Ltd'] });
    expect(outcome?.title).toBe('Business Outcome Report: Account Users Ltd');
    expect(outcome?.sections.map(({ title }) => title)).toContain('Value and budget');
    const columns = [outcome, success].flatMap((report) =>
      (report?.sections ?? []).flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'table' ? block.columns.map(({ title }) => title) : [],
        ),
      ),
    );
    expect(columns).toContain('This school');
    expect(columns).not.toContain('This account');
    expect(columns).toContain('Account Users Ltd');
  });
});

describe('templates in the configuration file', () => {
  const parsed = (template: object) =>
    configurationSchema.safeParse({ reports: { templates: [template] } });

  it('need no more than an id, a name and industries', () => {
    const { data } = parsed({ id: 'museums', name: 'Museums', industries: ['MUSEUMS'] });
    const own: readonly ReportTemplate[] = data?.reports.templates ?? [];
    expect(templateFor('MUSEUMS', own)).toEqual({
      id: 'museums',
      name: 'Museums',
      industries: ['MUSEUMS'],
      sections: {},
      titles: {},
      words: { account: 'account', users: 'users' },
    });
  });

  it.each([
    ['an unknown section', { sections: { outcome: ['summary', 'weather'] } }, 'outcome.1'],
    ['a section of another report', { sections: { vla: ['roi'] } }, 'vla.0'],
    ['a section twice', { sections: { vla: ['sign_off', 'sign_off'] } }, 'sections.vla'],
    ['no section at all', { sections: { vla: [] } }, 'sections.vla'],
    ['a title of an unknown section', { titles: { weather: 'Weather' } }, 'titles'],
    ['a word that the product does not know', { words: { value: 'worth' } }, 'words'],
    ['an empty title', { titles: { roi: ' ' } }, 'titles.roi'],
  ])('refuse %s by its path', (_, fault, path) => {
    const { error } = parsed({ id: 'museums', name: 'Museums', industries: [], ...fault });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      expect.stringContaining(path),
    ]);
  });

  it('refuse one id twice', () => {
    const template = { id: 'museums', name: 'Museums', industries: [] };
    const { error } = configurationSchema.safeParse({
      reports: { templates: [template, template] },
    });
    expect(error?.issues[0]?.message).toBe('has two templates with one id');
  });
});
