import { major } from '../../contract/wire-figures.ts';
import type { WaterfallChart } from '../chart.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import { OUTCOME_NAME, outcomeParts } from '../outcome-parts.ts';

/**
 * From what was spent to the net value, by what the customer confirmed in each outcome category; estimates are no part of it
 * (C20). `null` where there is no net value, and while a double count keeps the lines from adding up to it (C05).
 */
export function valueWaterfall({ snapshot }: ReportContext): WaterfallChart | null {
  const { value, currency, currencyDigits: digits } = snapshot;
  const { investment } = value.figures;
  if (investment === null || value.netValue === null || value.doubleCounts.length > 0) return null;
  const changes = outcomeParts(snapshot)
    .filter(({ row }) => row.confirmed !== 0)
    .map(({ row }) => ({
      name: OUTCOME_NAME[row.category],
      value: major(row.confirmed, digits),
      role: 'change' as const,
    }));
  const spent = { name: 'Investment', value: -major(investment, digits), role: 'total' as const };
  const net = { name: 'Net value', value: major(value.netValue, digits), role: 'total' as const };
  const money = (amount: number) => words.money(amount, currency);
  const added = changes.map(({ name, value: amount }) => `${name} ${money(amount)}`).join(', ');
  return {
    kind: 'waterfall',
    id: 'net_value',
    title: 'From investment to net value',
    alt: `An investment of ${money(-spent.value)}; confirmed value: ${added}; net value ${money(net.value)}.`,
    unit: 'money',
    unitName: currency,
    steps: [spent, ...changes, net],
  };
}
