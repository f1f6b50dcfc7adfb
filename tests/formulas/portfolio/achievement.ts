import { coverageFunnel } from '@attain/shared/domain/portfolio/coverage-funnel';

import { TODAY } from '../../unit/domain/builders.ts';
import { scoredFacts, someFacts, someScored } from '../../unit/domain/portfolio/some-facts.ts';
import type { Formula } from '../formula.ts';
import { kpi, NO_DATA } from './sample.ts';

const vlas = (inForce: number, achieved: number, missed: number, pastDue: number) =>
  scoredFacts({ vlas: { inForce, achieved, missed, pastDue } });

/** The five goals of the success metrics document, as they are labelled once they are computed. */
const DOCUMENT_GOALS = [
  scoredFacts({ goals: { active: 5, scored: 4, onPlan: 3, achieved: 2, due: 3, met: 2 } }),
];

const waiting = (firstUse: string | null, customerSince: string) =>
  someFacts({ customerSince, firstUse: { on: firstUse }, firstAchievedVla: { on: firstUse } });

const covered = scoredFacts({
  vlas: { inForce: 1, achieved: 0, missed: 0, pastDue: 0 },
  goals: { ...someScored().goals, active: 1 },
  valueLines: { confirmed: 0, all: 1 },
});
/** Of five accounts three have an agreement, four a goal, three a value and two a report. */
const FUNNEL = [
  { ...covered, reportsGenerated: 2 },
  { ...covered, reportsGenerated: 0 },
  { ...covered, reportsGenerated: 0 },
  {
    ...scoredFacts({ goals: { ...someScored().goals, active: 2 } }),
    reportsGenerated: 1,
  },
  { ...scoredFacts({}), reportsGenerated: 0 },
];

/** What was agreed and wanted, and how soon it was reached. */
export const ACHIEVEMENT: readonly Formula[] = [
  {
    title: 'VLA attainment rate',
    files: ['portfolio/agreement-kpis.ts', 'portfolio/scored-facts.ts'],
    source: ['V35', 'C18'],
    formula:
      'achieved / (achieved + missed + past due), over the agreements in force of all customers; past due = undecided after the deadline',
    units: 'fraction, [0, 1]; target above 85 %',
    missing: `agreements that still run count in neither; without a decided one ${NO_DATA}`,
    example: {
      given: '6 achieved, 1 missed, 1 past due, 6 running',
      byHand: '6 / (6 + 1 + 1)',
      byRule: kpi('vla_attainment_rate', [vlas(10, 6, 1, 1), vlas(4, 0, 0, 0)]),
      reads: '75 %',
    },
  },
  {
    title: 'Coverage: agreements, goals, value, reports',
    files: ['portfolio/coverage-funnel.ts', 'portfolio/share.ts'],
    source: ['V36', 'M91', 'O43', 'M93', 'C19'],
    formula:
      'accounts for which it holds / accounts of which it is known: an agreement in force (V36), an active goal (M91), a value line with an amount in the reporting period (O43), a value report in the last 12 months (M93)',
    units: 'fraction, [0, 1]; targets above 90 %, 80 %, 75 % and 50 %',
    missing: `an account that was never scored, or whose reports are unknown, costs coverage; without any ${NO_DATA}`,
    example: {
      cases: [
        {
          when: 'V36: 3 of 5 accounts have an agreement in force',
          is: '0.6',
          byRule: kpi('vla_coverage', FUNNEL),
        },
        {
          when: 'M91: 4 of 5 have an active goal',
          is: '0.8',
          byRule: kpi('goals_defined', FUNNEL),
        },
        {
          when: 'O43: 3 of 5 have a quantified value',
          is: '0.6',
          byRule: kpi('value_documentation', FUNNEL),
        },
        {
          when: 'M93: 2 of 5 have a report',
          is: '0.4',
          byRule: kpi('value_reports', FUNNEL),
        },
        {
          when: 'the funnel (C19): accounts that have it and everything before it',
          is: '3, 3, 3, 1',
          byRule: () =>
            coverageFunnel(FUNNEL, TODAY)
              .map(({ through }) => through)
              .join(', '),
        },
      ],
    },
  },
  {
    title: 'Time to first value and to first use',
    files: ['portfolio/time-to-value.ts', 'portfolio/median-wait.ts'],
    source: ['V37', 'A54', 'A70', 'C17'],
    formula:
      'Kaplan-Meier median of the days from the first contract (else the creation of the company) to the first achieved agreement (V37), and to the first use (A54, A70), over accounts that began in the last 12 months. Who waits, or left without it, counts as having waited that long. The share that still waits is multiplied by (n - 1) / n at each account that gets there, n being those who had waited as long; the median is the day on which it is 1/2 or less',
    units: 'days, 0 or more; targets below 60 and below 14',
    missing:
      'use before the contract is day 0; fewer than half got there: "Fewer than half of the accounts have got there."; without a source of usage an account costs coverage',
    example: {
      given:
        'first use after 10, 20 and 40 days; one account still waits after 12 days: 3/4 wait after day 10, 3/4 x 1/2 = 3/8 after day 20',
      byHand: '20',
      byRule: kpi('time_to_first_use', [
        waiting('2026-01-11', '2026-01-01'),
        waiting('2026-01-21', '2026-01-01'),
        waiting('2026-02-10', '2026-01-01'),
        waiting(null, '2026-06-19'),
      ]),
      printed:
        '60 days in one document and 14 in another for one name; its own plan reaches first use in week 4. They are two figures here.',
    },
  },
  {
    title: 'VLA revision rate',
    files: ['portfolio/agreement-kpis.ts'],
    source: ['V38', 'C27'],
    formula: 'agreements in force with an approved revision / agreements in force',
    units: 'fraction, [0, 1]; target below 20 %',
    missing: `a revision that waits for approval is none yet; an account without history costs coverage; without any ${NO_DATA}`,
    example: {
      given: '40 agreements in force, 6 of them revised once or more',
      byHand: '6 / 40',
      byRule: kpi('vla_revision_rate', [{ ...vlas(40, 0, 0, 0), vlasRevised: 6 }]),
      reads: '15 %',
    },
  },
  {
    title: 'Outcome achievement rate',
    files: ['portfolio/goal-kpis.ts', 'portfolio/scored-facts.ts'],
    source: ['O41', 'C18'],
    formula:
      'goals achieved / goals achieved or past their date; a goal whose agreement was missed is not achieved',
    units: 'fraction, [0, 1]; target above 80 %',
    missing: `goals whose date lies ahead count in neither; without a due one ${NO_DATA}`,
    example: {
      given: '2 goals achieved, 1 past its date, 2 still ahead of theirs',
      byHand: '2 / 3',
      byRule: kpi('outcome_achievement', DOCUMENT_GOALS),
      reads: '66.7 %',
    },
  },
  {
    title: 'Goals achieved rate',
    files: ['portfolio/goal-kpis.ts', 'portfolio/scored-facts.ts'],
    source: ['M92', 'C18'],
    formula: 'goals achieved or exceeded / all active goals, those without a score included',
    units: 'fraction, [0, 1]; target above 70 %',
    missing: `without goals ${NO_DATA}`,
    example: {
      given: 'the five goals of the success metrics document: one exceeded, one achieved',
      byHand: '2 / 5',
      byRule: kpi('goals_achieved', DOCUMENT_GOALS),
      reads: '40 %',
      printed: '80 %, which counts goals that are on track as achieved.',
    },
  },
  {
    title: 'Goals on or above plan',
    files: ['portfolio/goal-kpis.ts'],
    source: ['C18'],
    formula: 'goals exceeded, achieved or on track / goals that can be scored',
    units: 'fraction, [0, 1]; nothing is asked of it',
    missing: `without a scored goal ${NO_DATA}`,
    example: {
      given: 'the same five goals: three on or above plan, four scored',
      byHand: '3 / 4',
      byRule: kpi('goals_on_plan', DOCUMENT_GOALS),
      reads: '75 %',
      printed: '"4 of 5 goals on track or exceeded", with one that has no baseline.',
    },
  },
];
