import type { Account, Contract } from '../account.ts';
import { toMinor } from '../basics/money.ts';
import { addDays, dayNumber } from '../basics/time.ts';
import type { Settings } from '../settings.ts';
import { faultOfCost } from './input-fault.ts';
import { daysOf, shareOfDays, type DayRange, type Days } from './period-share.ts';
import type { CostLineResult, InputFault, ValueResult } from './results.ts';
import type { CostKind, CostLine, Minor, Period } from './value-line.ts';

/** Id of the licence cost that stands in for missing licence lines. */
const CONTRACT_VALUE = 'contract_value';

/** A cost of the reporting period, which can be counted up to any day of it. */
export type PeriodCost = {
  id: string;
  kind: CostKind;
  description: string | null;
  amount: number;
  /** Paid before the period for the period: counts whole from its first day on. */
  whole: boolean;
  recurring: Period | null;
  /** The days it runs over, and from which of them it counts. */
  spans: readonly { days: Days; from: number }[];
  fault: InputFault | null;
};

/**
 * Everything the account cost in the period (C03): the cost lines, and the contract value for the days that no licence line
 * covers, from the first day of the first term on.
 */
export function periodCosts(
  { contract, costLines }: Pick<Account, 'contract' | 'costLines'>,
  period: ValueResult['period'],
  settings: Pick<Settings, 'value'>,
): PeriodCost[] {
  const costs = costLines.map((line) => costOf(line, { contract, period }, settings));
  const subscription = contractCost(contract, costLines, period);
  if (subscription !== null) costs.push(subscription);
  return costs;
}

/** What a cost counts from the beginning of the period to a day, rounded once; 0 where it cannot be calculated. */
export function costThrough(cost: PeriodCost, to: number): Minor {
  const { amount, recurring, whole, spans, fault } = cost;
  if (fault !== null) return 0;
  if (whole) return toMinor(amount);
  let share = 0;
  for (const { days, from } of spans) share += shareOfDays(days, recurring, { from, to });
  return toMinor(amount * share);
}

export function costResult(cost: PeriodCost, to: number): CostLineResult {
  const { id, kind, description, fault } = cost;
  return { id, kind, description, counted: costThrough(cost, to), reason: fault };
}

function costOf(
  line: CostLine,
  { contract, period }: Pick<Account, 'contract'> & Pick<ValueResult, 'period'>,
  settings: Pick<Settings, 'value'>,
): PeriodCost {
  const { id, kind, description, amount, startsAt, endsAt, recurring } = line;
  return {
    id,
    kind,
    description,
    amount,
    recurring,
    whole: recurring === null && paidForPeriod(line, { contract, period }, settings),
    spans: [{ days: daysOf(startsAt, endsAt), from: dayNumber(period.from) }],
    fault: faultOfCost(line),
  };
}

/**
 * A one-off cost shortly before the term, such as the implementation, was paid for the term and counts in it whole
 * (C04). Before a renewal it was paid for the term that the renewal ended, unless it reaches into the new one.
 */
function paidForPeriod(
  line: CostLine,
  { contract, period }: Pick<Account, 'contract'> & Pick<ValueResult, 'period'>,
  { value }: Pick<Settings, 'value'>,
): boolean {
  if (period.label !== 'contract to date' || line.startsAt >= period.from) return false;
  const reachesIn = line.endsAt >= period.from;
  const isRenewed = contract.start !== period.from;
  return (
    reachesIn || (!isRenewed && line.startsAt >= addDays(period.from, -value.costBeforeTermDays))
  );
}

function contractCost(
  { yearlyValue, valueDerived, firstStart }: Contract,
  costLines: readonly CostLine[],
  period: DayRange,
): PeriodCost | null {
  if (yearlyValue === null) return null;
  const begun = firstStart !== null && firstStart <= period.to ? firstStart : period.from;
  const from = begun > period.from ? begun : period.from;
  const gaps = daysWithoutLicence(costLines, { from, to: period.to });
  if (gaps.length === 0) return null;
  return {
    id: CONTRACT_VALUE,
    kind: 'licence',
    description: valueDerived ? 'Contract value, derived from won deals' : 'Contract value',
    amount: yearlyValue,
    recurring: 'year',
    whole: false,
    spans: gaps.map((gap) => ({ days: daysOf(from, gap.to), from: dayNumber(gap.from) })),
    fault: null,
  };
}

/** The parts of the period that no licence line covers. */
function daysWithoutLicence(lines: readonly CostLine[], period: DayRange): DayRange[] {
  const licences = lines
    .filter(({ kind }) => kind === 'licence')
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const gaps: DayRange[] = [];
  let from = period.from;
  for (const { startsAt, endsAt } of licences) {
    if (startsAt > period.to) break;
    if (startsAt > from) gaps.push({ from, to: addDays(startsAt, -1) });
    if (endsAt >= from) from = addDays(endsAt, 1);
  }
  if (from <= period.to) gaps.push({ from, to: period.to });
  return gaps;
}
