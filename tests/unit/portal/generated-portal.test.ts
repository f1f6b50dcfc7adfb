import { describe, expect, it } from 'vitest';

import { ALL_TYPES, type ObjectType } from '../../portal/crm/object-types.ts';
import { generatePortal, type PortalDraft } from '../../portal/generate/portal-data.ts';
import { SHOWCASE } from '../../portal/generate/showcase.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const COMPANIES = 4_000;

const generate = (draft: Partial<PortalDraft> = {}) =>
  generatePortal({ companies: COMPANIES, seed: 1, now: NOW, contractProperties: true, ...draft });

const portal = generate();
const { tables, links, accounts } = portal;

const ids = (type: ObjectType): number[] =>
  Array.from(
    { length: tables[type].size },
    (_, position) => tables[type].firstId + position * tables[type].stride,
  );

const column = (type: ObjectType, name: string): (string | null)[] =>
  Array.from({ length: tables[type].size }, (_, at) => tables[type].column(name)!(at));

describe('a generated portal', () => {
  it('is the same for the same seed and hour, and another for another seed', () => {
    const names = (draft: Partial<PortalDraft>) =>
      generate({ companies: 50, ...draft }).tables.companies.column('name')!(40);
    expect(names({ now: NOW + 1_000 })).toBe(names({}));
    expect(names({ seed: 2 })).not.toBe(names({}));
  });

  it('starts with the showcase accounts', () => {
    expect(column('companies', 'name').slice(0, SHOWCASE.length)).toEqual(
      SHOWCASE.map(({ name }) => name),
    );
  });

  it.each([
    { type: 'contacts', mean: 3 },
    { type: 'deals', mean: 1 },
    { type: 'tickets', mean: 2 },
    { type: 'feedback_submissions', mean: 0.5 },
  ] as const)('has about $mean $type per company', ({ type, mean }) => {
    const actual = tables[type].size / COMPANIES;
    expect(actual).toBeGreaterThan(mean * 0.7);
    expect(actual).toBeLessThan(mean * 1.3);
  });

  it('has about five engagements per company', () => {
    const types = ['meetings', 'calls', 'emails', 'tasks', 'notes'] as const;
    const total = types.reduce((sum, type) => sum + tables[type].size, 0);
    expect(Math.round(total / COMPANIES)).toBe(5);
  });

  it('has few large and many small accounts', () => {
    const seats = [...accounts.seats].sort((a, b) => a - b);
    const median = seats[COMPANIES / 2]!;
    const mean = seats.reduce((sum, one) => sum + one, 0) / COMPANIES;
    expect(mean).toBeGreaterThan(2 * median);
    expect(seats.at(-1)! / median).toBeGreaterThan(20);
  });

  it('has all kinds of lifecycle stages, most of them customers', () => {
    const stages = column('companies', 'lifecyclestage');
    const share = (stage: string) => stages.filter((one) => one === stage).length / COMPANIES;
    expect(share('customer')).toBeGreaterThan(0.6);
    expect(share('lead')).toBeGreaterThan(0.05);
    expect(share('opportunity')).toBeGreaterThan(0.05);
  });

  it('has companies without a domain, names beyond ASCII, archived and merged records', () => {
    const positions = Array.from({ length: COMPANIES }, (_, index) => index);
    expect(column('companies', 'domain')).toContain(null);
    expect(column('companies', 'name').some((name) => /[^\u0000-\u00ff]/.test(name!))).toBe(true);
    expect(positions.some((at) => tables.companies.archivedAt(at) !== undefined)).toBe(true);
    expect(positions.some((at) => tables.companies.mergedInto(at) !== undefined)).toBe(true);
  });

  it('renews over the whole coming year, and never in the past', () => {
    const customers = column('companies', 'attain_contract_renewal').filter((day) => day !== null);
    const months = new Set(customers.map((day) => day.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    expect(customers.every((day) => day > '2026-11-22')).toBe(true);
  });

  it.each(ALL_TYPES)('dates %s between their creation and now', (type) => {
    const table = tables[type];
    for (let at = 0; at < table.size; at += 1) {
      expect(table.createdAt(at)).toBeLessThanOrEqual(table.updatedAt(at));
      expect(table.updatedAt(at)).toBeLessThanOrEqual(NOW);
    }
  });

  it('keeps unique e-mail addresses unique', () => {
    const emails = column('contacts', 'email').filter((email) => email !== null);
    expect(new Set(emails).size).toBe(emails.length);
  });

  it.each(ALL_TYPES.flatMap((from) => ALL_TYPES.map((to) => ({ from, to }))))(
    'links $from and $to both ways',
    ({ from, to }) => {
      for (const id of ids(from).slice(0, 300)) {
        for (const other of links.idsOf(from, id, to))
          expect(links.idsOf(to, other, from)).toContain(id);
      }
    },
  );

  it('hangs survey answers on contacts and on nothing else', () => {
    const [answer] = ids('feedback_submissions');
    expect(links.idsOf('feedback_submissions', answer!, 'contacts')).toHaveLength(1);
    expect(links.idsOf('feedback_submissions', answer!, 'companies')).toEqual([]);
  });

  it('leaves a merged company without records of its own', () => {
    const merged = ids('companies').find((_, at) => tables.companies.mergedInto(at) !== undefined)!;
    for (const type of ALL_TYPES) expect(links.idsOf('companies', merged, type)).toEqual([]);
  });
});
