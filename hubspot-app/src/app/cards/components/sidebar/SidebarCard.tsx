import type { AccountFigures } from '@attain/shared/crm/account-figures';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Link, LoadingSpinner, StatusTag, Text } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import { accountStatus } from './account-status.ts';

const COMPANY = '0-2';

type SidebarCardProps = {
  companyId: number;
  record: { status: 'loading' | 'failed' | 'ready'; figures: AccountFigures };
  /** The latest value report; `null`: none is on the record. */
  reportUrl: string | null;
  lastChanged: number | null;
  format: Formats;
};

/** Status, one reason, one action: what fits beside a record. */
export function SidebarCard(props: SidebarCardProps) {
  const { companyId, record, reportUrl, lastChanged, format } = props;
  if (record.status === 'loading') {
    return <LoadingSpinner label="Loading account status" showLabel={true} />;
  }
  if (record.status === 'failed') {
    return <Text>The account status could not be read. Reload the page to try again.</Text>;
  }
  const { figures } = record;
  const status = accountStatus(figures, format);
  if (status === null) {
    return (
      <Text>Not scored yet. Attain scores companies that are customers, with the next sync.</Text>
    );
  }
  return (
    <Flex direction="column" gap="sm">
      <Flex direction="row" gap="sm" align="center" wrap={true}>
        <StatusTag variant={status.variant}>{status.label}</StatusTag>
        {figures.health.score !== null && (
          <Text inline={true}>Health {format.number(figures.health.score)} of 100</Text>
        )}
      </Flex>
      {status.reason !== null && <Text>{status.reason}</Text>}
      {figures.nextAction !== null && (
        <>
          <Text format={{ fontWeight: 'demibold' }}>Next: {figures.nextAction}</Text>
          <CrmActionButton
            actionType="ADD_TASK"
            actionContext={{ objectTypeId: COMPANY, objectId: companyId }}
            variant="primary"
            size="sm"
          >
            Create a task
          </CrmActionButton>
        </>
      )}
      {reportUrl !== null && <Link href={reportUrl}>Latest value report</Link>}
      {lastChanged !== null && (
        <Text variant="microcopy">Figures last changed {format.moment(lastChanged)}.</Text>
      )}
    </Flex>
  );
}
