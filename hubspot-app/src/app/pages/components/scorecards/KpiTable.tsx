import type { KpiView } from '@attain/shared/contract/portfolio/overview';
import type { Formats } from '@attain/ui/words/formats';
import {
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import { kpiInWords, targetInWords } from '../../words/kpis.ts';

type KpiTableProps = { kpis: readonly KpiView[]; format: Formats };

export function KpiTable({ kpis, format }: KpiTableProps) {
  return (
    <Table bordered={true} density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>Figure</TableHeader>
          <TableHeader align="right">Now</TableHeader>
          <TableHeader align="right">Target</TableHeader>
          <TableHeader>Met</TableHeader>
          <TableHeader>Over</TableHeader>
          <TableHeader align="right">Accounts with data</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {kpis.map((kpi) => (
          <TableRow key={kpi.code}>
            <TableCell>
              <Text>{kpi.title}</Text>
              <Text variant="microcopy">{kpi.definition}</Text>
            </TableCell>
            <TableCell align="right">
              {kpi.value === null ? 'No data' : kpiInWords(kpi.value, kpi.unit, format)}
              {kpi.notice !== null && <Text variant="microcopy">{kpi.notice}</Text>}
            </TableCell>
            <TableCell align="right">{targetInWords(kpi, format)}</TableCell>
            <TableCell>
              <Met met={kpi.met} />
            </TableCell>
            <TableCell>{kpi.window}</TableCell>
            <TableCell align="right">
              {`${format.number(kpi.accounts)} of ${format.number(kpi.of)}`}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Met({ met }: Pick<KpiView, 'met'>) {
  if (met === null) return <StatusTag variant="default">Not known</StatusTag>;
  return <StatusTag variant={met ? 'success' : 'warning'}>{met ? 'Met' : 'Not met'}</StatusTag>;
}
