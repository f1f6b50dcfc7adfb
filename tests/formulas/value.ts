import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { toMinor } from '@attain/shared/domain/basics/money';
import { REASONS } from '@attain/shared/domain/basics/reasons';
import { convert, rateOn } from '@attain/shared/domain/value/currency';
import { outcomeBreakdown } from '@attain/shared/domain/value/outcome-breakdown';
import { periodShare } from '@attain/shared/domain/value/period-share';
import { payback, presentValue } from '@attain/shared/domain/value/present-value';
import { quantifiedValue } from '@attain/shared/domain/value/quantified-value';
import { chosenPeriod, type PeriodChoice } from '@attain/shared/domain/value/chosen-period';
import { reportingPeriod } from '@attain/shared/domain/value/reporting-period';
import { valueAmount } from '@attain/shared/domain/value/value-amount';
import type { ValueLine } from '@attain/shared/domain/value/value-line';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { scoreValue } from '@attain/shared/domain/value/value-result';

import {
  asOf,
  metricAt,
  someAccount,
  someContract,
  someCostLine,
  someGoal,
  someValueLine,
  USD,
} from '../unit/domain/builders.ts';
import { ARR, DOCUMENT, printedLine, score, YEAR } from '../unit/domain/value/printed-lines.ts';
import type { Chapter } from './formula.ts';

const CENTS = 100;

/** Amount of a line per its period, in major units. */
function amountOf(line: Partial<ValueLine>): number {
  const result = valueAmount(someValueLine({ amount: null, ...line }), DEFAULT_SETTINGS, USD);
  return result.kind === 'calculated' ? result.amount / CENTS : Number.NaN;
}

function chosen(choice: PeriodChoice): string {
  const valueLines = [someValueLine({ startsAt: '2025-03-01' })];
  const { from, to } = chosenPeriod(choice, someAccount({ valueLines }), '2026-07-01');
  return `${from} to ${to}`;
}

function reasonOf(line: Partial<ValueLine>): string {
  const result = valueAmount(someValueLine(line), DEFAULT_SETTINGS, USD);
  return result.kind === 'calculated' ? '' : REASONS[result.reason];
}

/** The only line of an account at the end of 2025. */
function lineOf(line: Partial<ValueLine>, today?: string) {
  return score({ valueLines: [someValueLine({ ...YEAR, ...line })] }, today).lines[0];
}

const { reporting, correction, errors, tools } = DOCUMENT;
const WITHOUT_DOUBLE = [reporting, correction, { ...errors, excluded: true }, tools];
const AS_PRINTED = [printedLine('As printed', 'everything', 275_400_00)];
const RISK = { type: 'risk_avoidance', impact: 1_000_000_00 } as const;
const YEARLY = { ...YEAR, recurring: 'year' } as const;

/** 36,500 of value and 18,250 of cost a year: 100 and 50 a day. */
const STEADY = {
  valueLines: [{ ...printedLine('Steady', 'steady', 36_500_00), ...YEARLY }],
  costLines: [someCostLine({ amount: 18_250_00, ...YEAR })],
};
/** The same after 3,650 for the implementation. */
const PAID_UP_FRONT = {
  ...STEADY,
  costLines: [
    ...STEADY.costLines,
    someCostLine({
      id: 'c2',
      kind: 'implementation',
      recurring: null,
      amount: 3_650_00,
      startsAt: '2024-12-01',
      endsAt: '2024-12-31',
    }),
  ],
};

/** Costs and benefits of a published Total Economic Impact study. */
const TEI_COSTS = [53_150, 666_715, 636_772, 647_783];
const TEI_BENEFITS = [0, 1_606_511, 3_061_331, 4_229_760];

/** A line of 100,000 a year whose goal is attained by half. */
function halfAttained() {
  const goal = someGoal({ category: 'revenue', metrics: [metricAt(0, 100, 50)] });
  const line = { ...tools, ...YEARLY, goalId: goal.id, confirmed: null, amount: 100_000_00 };
  const account = someAccount({ goals: [goal], valueLines: [line] });
  return { account, goals: [scoreGoal(goal, asOf('2025-06-30'), DEFAULT_SETTINGS)] };
}

function snapshotOf(valueLines: readonly ValueLine[]) {
  const contract = someContract({ start: '2025-01-01', renewal: null });
  const account = someAccount({ contract, valueLines });
  return scoreAccount(account, asOf('2025-12-31'), DEFAULT_SETTINGS, USD);
}

export const VALUE: Chapter = {
  title: 'Value and ROI',
  about:
    'What the product has been worth, in two ledgers that are never added silently. Money is whole minor units, rounded half up once a line.',
  formulas: [
    {
      title: 'Hard savings',
      files: ['value/value-amount.ts'],
      source: ['O08', 'O18', 'M71'],
      formula: 'value = direct cost eliminated, per its period or once',
      units: 'money per period; 0 or more',
      missing: 'without the amount the line is incomplete and counts nowhere.',
      example: {
        given: 'headcount of 50,000 a year',
        byHand: '50,000',
        byRule: () => amountOf({ type: 'hard_savings', amount: 50_000_00, recurring: 'year' }),
      },
    },
    {
      title: 'Soft savings',
      files: ['value/value-amount.ts'],
      source: ['O09', 'O36', 'C07'],
      formula:
        'value = hours x rate x realisation factor; hours a week count in 46 working weeks a year, hours a day in 230 working days',
      units: 'money a year (hours a week or a day), else per the period of the hours',
      missing:
        'hours or rate missing: incomplete. Realisation factor not recorded: 0.5, listed as an assumption of the line.',
      example: {
        given: '10 hours a week at 50 an hour',
        byHand: '10 * 50 * 46 * 0.5',
        byRule: () =>
          amountOf({ type: 'soft_savings', quantity: 10, rate: 50_00, recurring: 'week' }),
        printed: '"10 hrs/week x $50/hr", without a period: 500 a week, or 26,000 over 52 weeks.',
      },
    },
    {
      title: 'Revenue impact',
      files: ['value/value-amount.ts'],
      source: ['O10', 'C08'],
      formula: 'value = additional revenue x attribution share x gross margin',
      units: 'money per period; both shares within [0, 1]',
      missing: 'share and margin have no default: without them the line is incomplete.',
      example: {
        given: '100,000 more revenue a year, 30 % of it attributed, margin 70 %',
        byHand: '100,000 * 0.3 * 0.7',
        byRule: () =>
          amountOf({
            type: 'revenue_impact',
            amount: 100_000_00,
            attribution: 0.3,
            margin: 0.7,
            recurring: 'year',
          }),
        printed: '"15 % deal size increase", with no basis in money.',
      },
    },
    {
      title: 'Risk avoidance',
      files: ['value/value-amount.ts'],
      source: ['O11', 'C09'],
      formula: 'value = (probability before - probability after) x impact, per period',
      units: 'money per period; probabilities within [0, 1]',
      missing: 'a probability that rose avoided nothing: incomplete.',
      example: {
        given: 'a loss of 1,000,000 that was 10 % likely and is 4 % likely now',
        byHand: '(0.1 - 0.04) * 1,000,000',
        byRule: () => amountOf({ ...RISK, probabilityBefore: 0.1, probabilityAfter: 0.04 }),
        printed: '10 % x $1M = 100,000, which needs the probability to fall to 0.',
      },
    },
    {
      title: 'Opportunity cost',
      files: ['value/value-amount.ts'],
      source: ['O12', 'C07'],
      formula: 'value = hours x value of what they are used for instead x realisation factor',
      units: 'as soft savings',
      missing: 'as soft savings.',
      example: {
        given: '20 hours, once, for work worth 80 an hour',
        byHand: '20 * 80 * 0.5',
        byRule: () => amountOf({ type: 'opportunity_cost', quantity: 20, rate: 80_00 }),
      },
    },
    {
      title: 'Inputs that cannot be',
      files: ['value/input-fault.ts', 'basics/reasons.ts'],
      source: ['O36', 'O40', 'C35'],
      formula:
        'a line with a missing or impossible input is incomplete: it has a reason and counts nowhere, never a guess',
      units: 'a reason',
      example: {
        cases: [
          {
            when: 'revenue impact has no margin',
            is: REASONS.input_missing,
            byRule: () => reasonOf({ type: 'revenue_impact', attribution: 0.5 }),
          },
          {
            when: 'the amount is not finite',
            is: REASONS.input_not_a_number,
            byRule: () => reasonOf({ amount: Number.POSITIVE_INFINITY }),
          },
          {
            when: 'the amount is -1',
            is: REASONS.input_below_zero,
            byRule: () => reasonOf({ amount: -1 }),
          },
          {
            when: 'a probability is 1.1',
            is: REASONS.input_not_a_share,
            byRule: () => reasonOf({ ...RISK, probabilityBefore: 1.1, probabilityAfter: 0 }),
          },
          {
            when: 'the probability rises from 4 % to 10 %',
            is: REASONS.probability_rises,
            byRule: () => reasonOf({ ...RISK, probabilityBefore: 0.04, probabilityAfter: 0.1 }),
          },
          {
            when: 'the line ends the day before it starts',
            is: REASONS.ends_before_start,
            byRule: () => reasonOf({ startsAt: '2026-01-02', endsAt: '2026-01-01' }),
          },
        ],
      },
    },
    {
      title: 'Reporting period',
      files: ['value/reporting-period.ts'],
      source: ['M30', 'C04'],
      formula:
        'the current contract term to date, which a won renewal moves on; without a term that has begun, the trailing 12 months; both ends included',
      units: 'days in the zone of the portal',
      example: {
        cases: [
          {
            when: 'the contract began on 2026-01-01 and today is 2026-07-01',
            is: '2026-01-01',
            byRule: () => reportingPeriod(someContract({ start: '2026-01-01' }), '2026-07-01').from,
          },
          {
            when: 'no contract start is known and today is 2026-07-01',
            is: '2025-07-02',
            byRule: () => reportingPeriod(someContract({ start: null }), '2026-07-01').from,
          },
        ],
      },
    },
    {
      title: 'Chosen period',
      files: ['value/chosen-period.ts'],
      source: ['M10', 'C04'],
      formula:
        'all time begins with the first contract, value or cost of the account; the year and the quarter are those of the calendar; 12 months end today. Every period ends today at the latest; cost by contract value begins with the first term',
      units: 'days in the zone of the portal',
      missing: 'without a contract, a value or a cost all time begins with the company record',
      example: {
        cases: [
          {
            when: 'all time, and the first value line began on 2025-03-01',
            is: '2025-03-01 to 2026-07-01',
            byRule: () => chosen({ kind: 'all' }),
          },
          {
            when: 'the year to date on 2026-07-01',
            is: '2026-01-01 to 2026-07-01',
            byRule: () => chosen({ kind: 'ytd' }),
          },
          {
            when: 'the quarter to date on 2026-07-01',
            is: '2026-07-01 to 2026-07-01',
            byRule: () => chosen({ kind: 'quarter' }),
          },
          {
            when: 'from 2026-06-01 to 2026-12-31, chosen on 2026-07-01',
            is: '2026-06-01 to 2026-07-01',
            byRule: () => chosen({ kind: 'range', from: '2026-06-01', to: '2026-12-31' }),
          },
        ],
      },
    },
    {
      title: 'Pro-rating',
      files: ['value/period-share.ts'],
      source: ['C04'],
      formula:
        'counted = amount x days of the period that the line covers / days of its own period, both ends included; a one-off counts whole on its first day',
      units:
        'times that the amount counts; months, quarters and years run from the first day of the line, so that each counts once, leap or not',
      example: {
        given: '36,500 a year from 2025-01-01, up to 2025-06-30',
        byHand: '36,500 * 181 / 365',
        byRule: () =>
          36_500 *
          periodShare(
            { startsAt: '2025-01-01', endsAt: '2027-12-31', recurring: 'year' },
            { from: '2025-01-01', to: '2025-06-30' },
          ),
      },
    },
    {
      title: 'Value a year',
      files: ['value/line-result.ts'],
      source: ['M33', 'M60', 'C05'],
      formula:
        'a year = amount per its period x periods a year (365 days, 365 / 7 weeks, 12 months, 4 quarters) x factor',
      units: 'money a year, of lines that count and run today',
      missing: 'a one-off has none.',
      example: {
        given: '90 hours a month at 60, all of them turned into money, measured',
        byHand: '90 * 60 * 12',
        byRule: () =>
          (lineOf({
            type: 'soft_savings',
            quantity: 90,
            rate: 60_00,
            realisation: 1,
            recurring: 'month',
          })?.yearly ?? Number.NaN) / CENTS,
        printed: '64,800, as here; beside it 8,400 a month as 100,800 a year.',
      },
    },
    {
      title: 'Risk-adjusted value',
      files: ['value/ledger-line.ts', 'value/line-result.ts'],
      source: ['O36', 'C21', 'M59'],
      formula:
        'counted = amount x confidence factor: measured (High) 1, stated by the customer (Medium) 0.8, modelled (Low) 0.5 and marked provisional',
      units: 'money in the reporting period; amount, factor and result are shown beside each other',
      missing: 'no confidence given: modelled.',
      example: {
        given: '45,000 once, modelled',
        byHand: '45,000 * 0.5',
        byRule: () =>
          (lineOf({ amount: 45_000_00, confidence: 'modelled' })?.counted ?? Number.NaN) / CENTS,
      },
    },
    {
      title: 'Two ledgers',
      files: ['value/ledger-line.ts', 'value/ledgers.ts'],
      source: ['O35', 'O40', 'C20'],
      formula:
        'confirmed = sum of lines at the amount that the customer confirmed, without a factor; estimated = sum of the others after their factor; a line is in one of them at most',
      units: 'money in the reporting period',
      example: {
        cases: [
          {
            when: 'the customer confirmed it',
            is: 'confirmed',
            byRule: () => lineOf(tools)?.ledger ?? null,
          },
          {
            when: 'nobody confirmed it',
            is: 'estimated',
            byRule: () => lineOf({ ...tools, confirmed: null })?.ledger ?? null,
          },
          {
            when: 'the customer disputes what was confirmed',
            is: 'disputed',
            byRule: () => lineOf({ ...tools, disputed: true })?.ledger ?? null,
          },
          {
            when: 'it was excluded',
            is: 'excluded',
            byRule: () => lineOf({ ...tools, excluded: true })?.ledger ?? null,
          },
        ],
      },
    },
    {
      title: 'Assumptions of a line',
      files: ['value/calculation-assumptions.ts'],
      source: ['O37', 'O36'],
      formula:
        'beside what people wrote, each line that counts lists what its calculation took for granted: defaults for hours, the factor, how it counts over time, and that no source quantity is named',
      units: 'sentences',
      example: {
        cases: [
          {
            when: '10 hours a week with no realisation factor, stated by the customer',
            is: '50 % of the hours turn into money. 46 working weeks a year. Stated by the customer, not confirmed: counted at 80 %. Counted by the day from 1 Jan 2025 to 31 Dec 2025.',
            byRule: () =>
              lineOf({
                type: 'soft_savings',
                quantity: 10,
                rate: 50_00,
                recurring: 'week',
                confidence: 'customer_stated',
                sourceMetric: 'hours',
              })?.calculationAssumptions.join(' ') ?? null,
          },
        ],
      },
    },
    {
      title: 'Double count',
      files: ['value/double-count.ts'],
      source: ['O29', 'O40', 'M60', 'C05', 'C07'],
      formula:
        'two lines that count count one quantity twice when they share days and name the same source, or value equally many hours of one goal as soft savings and as opportunity cost; value and ROI then keep their last figures until one line is excluded',
      units: 'pairs of lines',
      missing: 'a line without a source cannot be checked, and lists that as an assumption.',
      example: {
        given:
          'time savings of 100,800 and 64,800, tools 45,000; error reduction of 64,800 counts the corrections a second time and is excluded',
        byHand: '100,800 + 64,800 + 45,000',
        byRule: () =>
          (score({ valueLines: WITHOUT_DOUBLE, costLines: [ARR] }).figures.confirmed ??
            Number.NaN) / CENTS,
        printed: '275,400, with the 64,800 in it twice; 245,000 in the summary of the same report.',
      },
    },
    {
      title: 'Cost',
      files: ['value/cost-lines.ts'],
      source: ['O19', 'C03', 'C04', 'M61'],
      formula:
        "cost = licence + services + implementation + the customer's own effort + other, over the days of the reporting period; the contract value counts for the days that no licence line covers; a one-off up to 180 days before the term counts whole",
      units: 'money in the reporting period',
      missing:
        'no cost at all, or one that cannot be: unknown, with no ROI. Only licences: the ROI says "on subscription only".',
      example: {
        given:
          'contract value 36,500 a year from 2025-01-01 and an implementation of 5,000 on 2024-11-15, on 2025-06-30',
        byHand: '36,500 * 181 / 365 + 5,000',
        byRule: () =>
          (score(
            {
              contract: someContract({
                start: '2025-01-01',
                renewal: null,
                yearlyValue: 36_500_00,
              }),
              costLines: [
                someCostLine({
                  kind: 'implementation',
                  recurring: null,
                  amount: 5_000_00,
                  startsAt: '2024-11-15',
                  endsAt: '2024-11-15',
                }),
              ],
            },
            '2025-06-30',
          ).figures.investment ?? Number.NaN) / CENTS,
      },
    },
    {
      title: 'Net value',
      files: ['value/roi.ts'],
      source: ['O13', 'C02'],
      formula: 'net value = confirmed value - cost',
      units: 'money in the reporting period',
      missing: 'as the ROI.',
      example: {
        given: 'the printed lines without the double count, 150,000 a year',
        byHand: '210,600 - 150,000',
        byRule: () =>
          (score({ valueLines: WITHOUT_DOUBLE, costLines: [ARR] }).netValue ?? Number.NaN) / CENTS,
      },
    },
    {
      title: 'ROI on confirmed value',
      files: ['value/roi.ts'],
      source: ['O13', 'O19', 'M61', 'M77', 'L25', 'C02', 'C05'],
      formula: 'ROI = (confirmed - cost) / cost',
      units: 'fraction; -1 or more',
      missing:
        'nothing confirmed, no cost, a cost that cannot be counted or a double count from the start: no figure but the reason; never -100 %, never infinite.',
      example: {
        given: 'the printed lines without the double count, 150,000 a year',
        byHand: '(210,600 - 150,000) / 150,000',
        byRule: () =>
          score({ valueLines: WITHOUT_DOUBLE, costLines: [ARR] }).figures.roiConfirmed ??
          Number.NaN,
        reads: '40.4 %',
        printed:
          '184 %, which is 275,400 / 150,000 = 183.6 %: a multiple, with the double count in it. On 275,400 the formula gives 83.6 %, on 245,000 it gives 63.3 %.',
      },
    },
    {
      title: 'Value multiple',
      files: ['value/roi.ts'],
      source: ['M61', 'C02'],
      formula: 'multiple = confirmed / cost',
      units: 'times; never called ROI',
      missing: 'as the ROI.',
      example: {
        given: '275,400 as printed, 150,000 a year',
        byHand: '275,400 / 150,000',
        byRule: () =>
          score({ valueLines: AS_PRINTED, costLines: [ARR] }).figures.multiple ?? Number.NaN,
        reads: '1.84x',
        printed: '"ROI: 184 %", which is this multiple under another name.',
      },
    },
    {
      title: 'ROI including estimates',
      files: ['value/roi.ts'],
      source: ['O35', 'C20'],
      formula: 'ROI estimated = (confirmed + estimated - cost) / cost',
      units: 'fraction, always labelled "including estimates"',
      missing: 'as the ROI.',
      example: {
        given: '100,800 confirmed, 64,800 stated by the customer, 150,000 a year',
        byHand: '(100,800 + 64,800 * 0.8 - 150,000) / 150,000',
        byRule: () =>
          score({
            valueLines: [
              reporting,
              { ...correction, confirmed: null, confidence: 'customer_stated' },
            ],
            costLines: [ARR],
          }).figures.roiEstimated ?? Number.NaN,
        reads: '1.8 %',
      },
    },
    {
      title: 'Why there is no ROI',
      files: ['value/value-result.ts', 'basics/reasons.ts'],
      source: ['O13', 'C02', 'C05', 'C35'],
      formula: 'the first that applies',
      units: 'a reason',
      example: {
        cases: [
          {
            when: 'the customer has confirmed nothing',
            is: '`nothing_confirmed`',
            byRule: () => score({ costLines: [ARR] }).reason,
          },
          {
            when: 'no cost is known, or it comes to 0',
            is: '`no_cost`',
            byRule: () => score({ valueLines: [tools] }).reason,
          },
          {
            when: 'a cost is below 0',
            is: '`cost_unusable`',
            byRule: () =>
              score({ valueLines: [tools], costLines: [{ ...ARR, amount: -1 }] }).reason,
          },
          {
            when: 'two lines counted one quantity from the beginning',
            is: '`double_count`',
            byRule: () => score({ valueLines: [correction, errors], costLines: [ARR] }).reason,
          },
          {
            when: 'the currency of the portal is unknown',
            is: '`no_currency`',
            byRule: () =>
              scoreValue(someAccount(), [], asOf(), DEFAULT_SETTINGS, {
                currency: '',
                digits: 2,
              }).reason,
          },
        ],
      },
    },
    {
      title: 'Trend by quarter',
      files: ['value/value-trend.ts'],
      source: ['O31', 'C04'],
      formula:
        'quarter = running total at its end - running total at the end of the quarter before; ROI of a quarter = (its value - its cost) / its cost, cumulative ROI = (cumulative value - cumulative cost) / cumulative cost; calendar quarters, clipped to the reporting period',
      units:
        'money and fractions; the quarters add up to the totals of the period to the minor unit; the latest 12 at most',
      missing: 'no line that counts, or a double count: no rows.',
      example: {
        given: '36,500 of value a year from 2025-01-01: the second quarter has 91 days',
        byHand: '36,500 * 91 / 365',
        byRule: () => (score(STEADY).trend[1]?.confirmed ?? Number.NaN) / CENTS,
      },
    },
    {
      title: 'Present value',
      files: ['value/present-value.ts', 'value/discounted-value.ts'],
      source: ['O13', 'O19'],
      formula:
        'present value = flow up front + sum of flow of year n / (1 + 10 %) ^ n; for an account, the flows are its lines and costs of the term to date, by contract year, and one-off costs up to the first day of the term are up front',
      units: 'money at the start of the term; confirmed, and including estimates',
      missing: 'no contract term, no cost, no line that counts, or a double count: none.',
      example: {
        given: 'the costs of a published Total Economic Impact study',
        byHand: 'round(53,150 + 666,715 / 1.1 + 636,772 / 1.1 ** 2 + 647,783 / 1.1 ** 3)',
        byRule: () => toMinor(presentValue(TEI_COSTS, 0.1)),
        printed: '1,672,201 there too.',
      },
    },
    {
      title: 'Net present value',
      files: ['value/present-value.ts', 'value/discounted-value.ts'],
      source: ['O13'],
      formula: 'NPV = present value of the benefits - present value of the costs',
      units: 'money at the start of the term',
      missing: 'as the present value.',
      example: {
        given: 'the same study',
        byHand: 'round(1,606,511 / 1.1 + 3,061,331 / 1.1 ** 2 + 4,229,760 / 1.1 ** 3) - 1,672,201',
        byRule: () =>
          toMinor(presentValue(TEI_BENEFITS, 0.1)) - toMinor(presentValue(TEI_COSTS, 0.1)),
        printed: '5,496,170 there too.',
      },
    },
    {
      title: 'Discounted ROI',
      files: ['value/discounted-value.ts'],
      source: ['O13', 'C02'],
      formula: 'NPV / present value of the costs',
      units: 'fraction',
      missing: 'as the present value.',
      example: {
        given:
          'one year: value 36,500, cost 18,250, and 3,650 for the implementation before the term; present values 36,500 / 1.1 and 3,650 + 18,250 / 1.1',
        byHand: '(33,181.82 - 20,240.91) / 20,240.91',
        byRule: () => score(PAID_UP_FRONT).discounted?.confirmed?.roi ?? Number.NaN,
        reads: '63.9 %',
      },
    },
    {
      title: 'Payback',
      files: ['value/present-value.ts', 'value/discounted-value.ts'],
      source: ['O13', 'O19'],
      formula:
        'the last time the running balance of value less cost turned from below 0, by months of the contract, on a straight line within the month',
      units: 'months from the start of the term; 0 where it never was below',
      missing: 'still below 0: none, "not yet".',
      example: {
        given: 'the same study: 53,150 up front, 939,796 net in the first year',
        byHand: '12 * 53,150 / (1,606,511 - 666,715)',
        byRule: () => {
          const nets = TEI_BENEFITS.map((benefit, year) => benefit - (TEI_COSTS[year] ?? 0));
          let net = 0;
          const balances = nets.map((flow, year) => ({ at: 12 * year, net: (net += flow) }));
          return payback(balances) ?? Number.NaN;
        },
        reads: '0.7 months',
        printed: '"less than 6 months".',
      },
    },
    {
      title: 'Usage driving outcomes',
      files: ['value/activity-value.ts'],
      source: ['O29', 'C05'],
      formula: 'value per unit = counted value of the line that the activity drives / volume',
      units: 'minor units, not rounded; a view of that line, in no total',
      missing:
        '`no_volume` where nothing was counted, `volume_unknown` where usage is not known for all of the time, `no_value` where the line counts nothing.',
      example: {
        given: '420 reports generated; the hours they saved count 100,800',
        byHand: '100,800 / 420',
        byRule: () =>
          (score({
            valueLines: [reporting],
            activityVolumes: [
              { activity: 'report_generated', volume: 420, valueLineId: reporting.id },
            ],
          }).activities[0]?.valuePerUnit ?? Number.NaN) / CENTS,
      },
    },
    {
      title: 'Unrealised value',
      files: ['value/opportunities.ts'],
      source: ['O32'],
      formula:
        'potential of a line whose goal is not attained = value a year / attainment - value a year, from 25 % attainment on; of an unconfirmed line = what it counts; recorded ones as recorded; the largest first, then the least effort',
      units: 'money a year; effort low above 80 % attainment, medium from 50 %, else high',
      missing: 'an incomplete line has no potential, but says what to complete.',
      example: {
        given: '100,000 a year, tied to a goal that is attained by 50 %',
        byHand: '100,000 / 0.5 - 100,000',
        byRule: () => {
          const { account, goals } = halfAttained();
          const value = scoreValue(account, goals, asOf('2025-06-30'), DEFAULT_SETTINGS, USD);
          const found = value.opportunities.find(({ source }) => source === 'goal_not_attained');
          return (found?.potential ?? Number.NaN) / CENTS;
        },
      },
    },
    {
      title: 'Quantified value',
      files: ['value/quantified-value.ts'],
      source: ['M33', 'M59', 'M60', 'M71', 'C06', 'C10'],
      formula:
        'per value type: sum of its lines, a year and in the period; the total is the sum of the rows, from the one snapshot that every figure comes from',
      units: 'money; confidence is the lowest among the unconfirmed lines of a row',
      missing: 'types without a line that counts are left out.',
      example: {
        given: 'the printed lines without the double count',
        byHand: '165,600 + 45,000',
        byRule: () =>
          quantifiedValue(
            snapshotOf([
              { ...reporting, type: 'soft_savings' },
              { ...correction, type: 'soft_savings' },
              tools,
            ]),
          ).counted / CENTS,
        printed:
          '165,600 + 64,800 + 45,000 = 275,400 in the table, "$245,000" in the summary of one report.',
      },
    },
    {
      title: 'Outcome breakdown',
      files: ['value/outcome-breakdown.ts'],
      source: ['O03', 'O04', 'O05', 'O06', 'O07', 'O18', 'C10'],
      formula:
        'per outcome category: its goals with target and current value, weighted mean of their attainment, band of that mean, and the value of its lines; a line belongs to the category of its goal, else to that of its value type',
      units: 'five rows, Innovation included; their value adds up to the two ledgers',
      missing: 'no scored goal: no attainment and no status.',
      example: {
        cases: [
          {
            when: 'the categories in order',
            is: 'revenue, efficiency, risk, experience, innovation',
            byRule: () =>
              outcomeBreakdown(snapshotOf([]))
                .map(({ category }) => category)
                .join(', '),
          },
          {
            when: '45,000 of hard savings belong to no goal',
            is: 'efficiency 45000',
            byRule: () =>
              outcomeBreakdown(snapshotOf([tools]))
                .filter(({ confirmed }) => confirmed > 0)
                .map(({ category, confirmed }) => `${category} ${confirmed / CENTS}`)
                .join(', '),
          },
        ],
      },
    },
    {
      title: 'Amounts of another currency',
      files: ['value/currency.ts'],
      source: ['O37', 'O40'],
      formula:
        'amount x rate; the rate is the latest on or before the day on which the line starts, not older than 31 days, and is kept with the line',
      units: "minor units of the portal's currency, by the digits of both currencies",
      missing: '`no_rate`: the row is refused, nothing is guessed.',
      example: {
        given: 'EUR 1,000.50 at 1.10',
        byHand: '1,000.50 * 1.10',
        byRule: () => {
          const dated = rateOn('EUR', '2026-01-15', {
            rates: [{ currency: 'EUR', on: '2026-01-02', rate: 1.1 }],
            rateMaxAgeDays: 31,
          });
          const digits = { from: { digits: 2 }, to: { digits: 2 } };
          return dated.kind === 'rate' ? convert(1_000_50, dated.rate, digits) / CENTS : Number.NaN;
        },
      },
    },
  ],
};
