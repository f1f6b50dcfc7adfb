import type { AccountView } from '@attain/shared/contract/account-view';
import type { Formats } from '@attain/ui/words/formats';
import { TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { Section } from './Section.tsx';
import { ListTable } from './ListTable.tsx';

type Present = NonNullable<AccountView['present']>;
type Figure = NonNullable<Present['benchmarks']>['figures'][number];
type PeersProps = { present: Present; currency: string; format: Formats };

/** The account beside accounts like it, with how many they are; too few of them are not compared with. */
export function Peers({ present, currency, format }: PeersProps) {
  const { benchmarks, benchmarksNotice } = present;
  if (benchmarks === null) {
    return (
      <Section title="Beside its peers">
        <Text>{benchmarksNotice ?? 'This account was not compared yet.'}</Text>
      </Section>
    );
  }
  return (
    <Section title={`Beside its peers: ${benchmarks.cohort}`}>
      <ListTable
        columns={[
          'Figure',
          ['This account', 'right'],
          ['Average', 'right'],
          ['Best quarter from', 'right'],
          ['Better than', 'right'],
          ['Peers', 'right'],
        ]}
      >
        {benchmarks.figures.map((figure) => (
          <PeerRow key={figure.figure} figure={figure} currency={currency} format={format} />
        ))}
      </ListTable>
    </Section>
  );
}

function PeerRow({
  figure,
  currency,
  format,
}: {
  figure: Figure;
  currency: string;
  format: Formats;
}) {
  const { title, own, average, best, percentile, peers, notice } = figure;
  const shown = (value: number | null) => inUnit(value, figure.unit, currency, format);
  return (
    <TableRow>
      <TableCell>
        <Text>{title}</Text>
        {notice !== null && <Text variant="microcopy">{notice}</Text>}
      </TableCell>
      <TableCell align="right">{shown(own)}</TableCell>
      <TableCell align="right">{shown(average)}</TableCell>
      <TableCell align="right">{shown(best)}</TableCell>
      <TableCell align="right">
        {percentile === null ? '–' : `${format.percent(percentile)} of them`}
      </TableCell>
      <TableCell align="right">{format.number(peers)}</TableCell>
    </TableRow>
  );
}

function inUnit(
  value: number | null,
  unit: Figure['unit'],
  currency: string,
  format: Formats,
): string {
  if (value === null) return '–';
  if (unit === 'currency') return format.money(value, currency);
  return unit === 'percent' ? format.percent(value) : format.number(value);
}
