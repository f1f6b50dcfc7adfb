import type { Account } from '../account.ts';
import { toMinor } from '../basics/money.ts';
import { periodShare, type DayRange } from './period-share.ts';
import type { Settings } from '../settings.ts';
import type { CostLineResult, ValueResult } from './results.ts';
import { addDays } from '../basics/time.ts';
import type { CostLine } from './value-line.ts';

/** Id of the licence cost that stands in for missing licence lines. */
const CONTRACT_VALUE = 'contract_value';

/** Everything the account cost in the period (C03): the cost lines, and the contract value for the days that no licence line covers. */
export function scoreCosts(
  { contract, costLines }: Pick<Account, 'contract' | 'costLines'>,
  period: ValueResult['period'],
  settings: Pick<Settings, 'value'>,
): CostLineResult[] {
  const costs = costLines.map((line) => ({
    id: line.id,
    kind: line.kind,
    description: line.description,
    counted: toMinor(line.amount * costShare(line, { contract, period }, settings)),
  }));
  const { yearlyValue } = contract;
  if (yearlyValue === null) return costs;

  const anchor = contract.start ?? period.from;
  const shares = daysWithoutLicence(costLines, period).map((gap) =>
    periodShare({ startsAt: min(anchor, gap.from), endsAt: gap.to, recurring: 'year' }, gap),
  );
  const share = shares.reduce((sum, part) => sum + part, 0);
  if (share === 0) return costs;
  return [
    ...costs,
    {
      id: CONTRACT_VALUE,
      kind: 'licence',
      description: contract.valueDerived
        ? 'Contract value, derived from won deals'
        : 'Contract value',
      counted: toMinor(yearlyValue * share),
    },
  ];
}

/**
 * A one-off cost shortly before the term, such as the implementation, was paid for the term and counts in it whole
 * (C04). Before a renewal it was paid for the term that the renewal ended, unless it reaches into the new one.
 */
function costShare(
  line: CostLine,
  { contract, period }: Pick<Account, 'contract'> & Pick<ValueResult, 'period'>,
  { value }: Pick<Settings, 'value'>,
): number {
  const reachesIn = line.endsAt >= period.from;
  const isRenewed = contract.start !== period.from;
  const paidBefore = !isRenewed && line.startsAt >= addDays(period.from, -value.costBeforeTermDays);
  const beforeTerm =
    line.recurring === null &&
    period.label === 'contract to date' &&
    line.startsAt < period.from &&
    (reachesIn || paidBefore);
  return beforeTerm ? 1 : periodShare(line, period);
}

/** The parts of the period that no licence line covers. */
function daysWithoutLicence(lines: readonly CostLine[], period: DayRange): DayRange[] {
  const licences = lines
    .filter(({ kind, endsAt }) => kind === 'licence' && endsAt >= period.from)
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

function min(a: string, b: string): string {
  return a < b ? a : b;
}
