import type { ColumnsChart } from '../chart.ts';
import { companyName, type ReportContext } from '../context.ts';
import type { FigureUnit } from '../figure.ts';
import type { PeerRow } from '../figures/peer-figures.ts';
import { words } from '../figure-words.ts';

const UNIT = { score: 'score', percent: 'percent', currency: 'money' } as const satisfies Record<
  PeerRow['unit'],
  FigureUnit
>;

/** The account beside the average of its peers and their best quarter (O33): one chart for all figures of one unit. */
export function peerColumns(context: ReportContext, rows: readonly PeerRow[]): ColumnsChart[] {
  const compared = rows.filter(({ average, best }) => average !== null && best !== null);
  const units = [...new Set(compared.map(({ unit }) => unit))];
  return units.map((unit) =>
    chartOf(
      context,
      unit,
      compared.filter((row) => row.unit === unit),
    ),
  );
}

function chartOf(
  { snapshot }: ReportContext,
  unit: PeerRow['unit'],
  rows: readonly PeerRow[],
): ColumnsChart {
  const name = companyName(snapshot);
  const { currency } = snapshot;
  const shown = (value: number | null) =>
    unit === 'currency' ? words.money(value, currency) : SHOWN[unit](value);
  const told = rows.map(
    ({ title, own, average, best }) =>
      `${title}: this account ${shown(own)}, average ${shown(average)}, best quarter from ${shown(best)}.`,
  );
  return {
    kind: 'columns',
    id: `peers_${unit}`,
    title: 'Compared with peers',
    alt: told.join(' '),
    unit: UNIT[unit],
    unitName: { currency, percent: '%', score: 'points' }[unit],
    stacked: false,
    categories: rows.map(({ title }) => title),
    series: [
      { name, values: rows.map(({ own }) => own) },
      { name: 'Peer average', values: rows.map(({ average }) => average) },
      { name: 'Best quarter from', values: rows.map(({ best }) => best) },
    ],
  };
}

const SHOWN = { percent: words.percent, score: words.number };
