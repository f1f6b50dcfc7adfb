import { ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';

import { isoDay } from '../iso.ts';
import { DAY_MS } from './accounts.ts';
import { activeCustomers, companyCells } from './company-cells.ts';
import type { Row } from './csv.ts';
import type { GeneratedPortal } from './portal-data.ts';

/** Files of what only people know. */
export type PeopleKind =
  | 'onboarding'
  | 'advocacy'
  | 'reviews'
  | 'quotes'
  | 'escalations'
  | 'overrides'
  | 'hypotheses'
  | 'opportunities';

const COMPANY = ['company_id', 'account_key', 'domain'] as const;

export const PEOPLE_COLUMNS: Readonly<Record<PeopleKind, readonly string[]>> = {
  onboarding: [...COMPANY, 'item', 'done_on', 'note'],
  advocacy: [...COMPANY, 'activity', 'on', 'note', 'link'],
  reviews: [...COMPANY, 'held_on', 'goals', 'attendees', 'notes'],
  quotes: [...COMPANY, 'text', 'by', 'role', 'on', 'goal', 'source', 'external'],
  escalations: [...COMPANY, 'cause', 'reason', 'since', 'resolved_on'],
  overrides: [...COMPANY, 'band', 'reason', 'by', 'until'],
  hypotheses: [
    ...COMPANY,
    'driver',
    'yearly_value',
    'currency',
    'probability',
    'assumption',
    'pain_points',
    'yearly_cost',
  ],
  opportunities: [
    ...COMPANY,
    'description',
    'potential',
    'currency',
    'effort',
    'goal',
    'recommendation',
  ],
};

const REPORTING = 'Cut the effort of monthly reporting';
const QUALITY = 'Fewer errors in customer data';

/** Days are counted from today; `day` writes one. */
type Written = (day: (days: number) => string, money: { currency: string }) => readonly Row[];

/** What people wrote about the showcase accounts, by their place among them. */
const SHOWCASE_ROWS: Readonly<Record<PeopleKind, Readonly<Record<number, Written>>>> = {
  onboarding: {
    0: (day) => doneFrom(-280, ONBOARDING_ITEMS, day),
    2: (day) => doneFrom(-200, ONBOARDING_ITEMS, day),
    5: (day) => doneFrom(-26, ONBOARDING_ITEMS.slice(0, 5), day),
  },
  advocacy: {
    0: (day) => [
      { activity: 'testimonial', on: day(-60), note: 'Two sentences for the home page' },
      { activity: 'referral', on: day(-30), note: 'Introduced the regional clinics' },
    ],
    4: (day) => [
      { activity: 'case_study', on: day(-90), link: 'https://example.com/cases/harborview' },
      { activity: 'reference_call', on: day(-40), note: 'With an insurer in Hartford' },
      { activity: 'conference_talk', on: day(-15), link: 'https://example.com/talks/claims' },
    ],
  },
  reviews: {
    0: (day) => [
      { held_on: day(-95), goals: `${REPORTING}; ${QUALITY}`, attendees: 'COO, head of data' },
      { held_on: day(-10), attendees: 'COO, CFO', notes: 'Expansion agreed in principle' },
    ],
    1: (day) => [{ held_on: day(-130), notes: 'The sponsor did not come' }],
    4: (day) => [{ held_on: day(-20), attendees: 'Head of claims' }],
  },
  quotes: {
    0: (day) => [
      {
        text: 'What used to take us half a day now takes 20 minutes. The team loves it.',
        by: 'Sarah Chen',
        role: 'VP Operations',
        on: day(-10),
        goal: REPORTING,
        source: 'Quarterly business review',
        external: 'no',
      },
    ],
    4: (day) => [
      {
        text: 'Our auditors found the numbers before we had to look for them.',
        by: 'Marcus Bell',
        role: 'Head of claims',
        on: day(-20),
        source: 'Reference call',
        external: 'yes',
      },
    ],
  },
  escalations: {
    1: (day) => [
      {
        cause: 'churn_threat',
        reason: 'The new CFO asked two competitors for a quote',
        since: day(-6),
      },
    ],
    6: (day) => [
      {
        cause: 'downtime',
        reason: 'Nobody could log in for a morning',
        since: day(-50),
        resolved_on: day(-49),
      },
    ],
  },
  overrides: {
    2: (day) => [
      {
        band: 'at_risk',
        reason: 'The sponsor moves to another company in spring',
        by: 'Noor Haddad',
        until: day(45),
      },
    ],
  },
  hypotheses: {
    0: (_, money) => [
      {
        driver: 'Hours of manual reporting',
        yearly_value: 120_000,
        ...money,
        probability: 0.7,
        assumption: 'Twenty analysts, four hours a report',
        pain_points: 'Reports arrive late; Figures differ between teams',
        yearly_cost: 150_000,
      },
      {
        driver: 'Tools that are no longer needed',
        yearly_value: 45_000,
        ...money,
        probability: 0.9,
        assumption: 'Two contracts end this year',
      },
    ],
    5: (_, money) => [
      {
        driver: 'Faster commissioning of robots',
        yearly_value: 90_000,
        ...money,
        probability: 0.5,
        assumption: 'Thirty installations a year',
        pain_points: 'Engineers wait for test data',
        yearly_cost: 48_000,
      },
    ],
  },
  opportunities: {
    0: (_, money) => [
      {
        description: 'Roll out to the regional clinics',
        potential: 60_000,
        ...money,
        effort: 'medium',
        recommendation: 'Bring the clinics into the next review.',
      },
    ],
    4: (_, money) => [
      { description: 'Automate the claims archive', potential: 35_000, ...money, effort: 'low' },
    ],
  },
};

/** Rows of one kind of file about the showcase accounts. */
export function* peopleRows(
  portal: GeneratedPortal,
  kind: PeopleKind,
  { companies, currency }: { companies: number; currency: string },
): Generator<Row> {
  const day = (days: number) => isoDay(portal.accounts.now + days * DAY_MS);
  for (const company of activeCustomers(portal, companies)) {
    for (const row of SHOWCASE_ROWS[kind][company]?.(day, { currency }) ?? []) {
      yield { ...companyCells(portal, company), ...row };
    }
  }
}

/** The checklist from the start of the contract on; its last two items have days of their own. */
function doneFrom(
  start: number,
  items: readonly (typeof ONBOARDING_ITEMS)[number][],
  day: (days: number) => string,
): Row[] {
  const after: Readonly<Record<string, number>> = { check_in_30: 30, review_60: 60 };
  return items.map((item, index) => ({
    item,
    done_on: day(start + (after[item] ?? 2 + 3 * index)),
    note: null,
  }));
}
