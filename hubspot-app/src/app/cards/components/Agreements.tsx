import type { AccountView } from '@attain/shared/contract/account-view';
import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { Fragment } from 'react';

import type { Formats } from '@attain/ui/words/formats';
import { AgreementRow } from './AgreementRow.tsx';
import { MetricRow } from './MetricRow.tsx';
import { OtherAgreements } from './OtherAgreements.tsx';

type AgreementsProps = { agreements: AccountView['agreements']; format: Formats };

/** What was agreed with the customer, agreement by agreement, with the metrics that measure it. */
export function Agreements({ agreements, format }: AgreementsProps) {
  return (
    <Flex direction="column" gap="xs">
      <Heading>Agreements</Heading>
      {agreements.list.length === 0 ? (
        <Text>
          No agreement is in force. Agree with the customer on a metric, its baseline, a target and
          a date, and have it signed.
        </Text>
      ) : (
        <Table density="condensed" bordered={true}>
          <TableHead>
            <TableRow>
              <TableHeader>Agreement and metric</TableHeader>
              <TableHeader align="right">Baseline</TableHeader>
              <TableHeader align="right">Current</TableHeader>
              <TableHeader align="right">Target</TableHeader>
              <TableHeader>Status</TableHeader>
              <TableHeader>Pace</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {agreements.list.map((agreement) => (
              <Fragment key={agreement.goalId}>
                <AgreementRow
                  agreement={agreement}
                  isWorst={
                    agreements.list.length > 1 && agreement.goalId === agreements.worst?.goalId
                  }
                  format={format}
                />
                {agreement.metrics.map((metric) => (
                  <MetricRow key={metric.id} metric={metric} format={format} />
                ))}
              </Fragment>
            ))}
          </TableBody>
        </Table>
      )}
      <OtherAgreements agreements={agreements.others} />
    </Flex>
  );
}
