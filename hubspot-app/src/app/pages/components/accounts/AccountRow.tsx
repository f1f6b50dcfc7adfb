import type { PortfolioAccount } from '@attain/shared/contract/portfolio/accounts';
import {
  AGREEMENTS_STATUS,
  ESCALATION,
  HEALTH_BAND,
  RENEWAL_PLAY,
  RENEWAL_STAGE,
} from '@attain/ui/words/standing';
import { Button, Link, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import { recordAddress } from '../../data/page.ts';
import { ageOf, pointsInWords } from '../../words/figures.ts';
import type { AccountProps } from './account-props.ts';
import { AccountPanel } from './AccountPanel.tsx';

/** One account: the record is behind its name, why and what to do behind the button. */
export function AccountRow(props: AccountProps) {
  const { account, portalId } = props;
  const { escalation, success, health } = account.figures;
  const escalated = escalation === null ? null : ESCALATION[escalation];
  const { format } = props;
  return (
    <TableRow>
      <TableCell>
        <Link href={recordAddress(portalId, account.companyId)}>
          {account.name ?? `Company ${account.companyId}`}
        </Link>
        <Text variant="microcopy">{ownerInWords(account)}</Text>
        {escalated !== null && <StatusTag variant="danger">{escalated}</StatusTag>}
      </TableCell>
      <Health {...props} />
      <TableCell>
        <Text variant="microcopy">{health.driver ?? 'Not enough fresh data for a score.'}</Text>
      </TableCell>
      <TableCell>
        {success.score === null ? 'Not scored' : format.number(success.score)}
        {account.goalsAtRisk.length > 0 && (
          <Text variant="microcopy">
            {`${account.goalsAtRisk.length} of ${success.goalsTotal ?? 0} goals at risk`}
          </Text>
        )}
      </TableCell>
      <Agreements {...props} />
      <Value {...props} />
      <Renewal {...props} />
      <TableCell align="right">
        <Button
          size="xs"
          variant="secondary"
          testId={`why-${account.companyId}`}
          overlay={<AccountPanel {...props} />}
        >
          Why
        </Button>
      </TableCell>
    </TableRow>
  );
}

function ownerInWords({ owner }: PortfolioAccount): string {
  if (owner === null) return 'No owner';
  return owner.name ?? `Owner ${owner.id}`;
}

function Health({ account, today, format }: AccountProps) {
  const { score, band, coverage } = account.figures.health;
  const tag = HEALTH_BAND[band ?? 'insufficient_data'];
  const age = ageOf(account.scoredAt, today);
  return (
    <TableCell>
      <StatusTag variant={tag.variant}>
        {score === null ? tag.label : `${tag.label} ${format.number(score)}`}
      </StatusTag>
      {account.healthChange !== null && (
        <Text variant="microcopy">{`${pointsInWords(account.healthChange, format)} in a week`}</Text>
      )}
      {coverage !== null && (
        <Text variant="microcopy">{`Data coverage ${format.percent(coverage)}`}</Text>
      )}
      {age !== null && <Text variant="microcopy">{`Not updated since ${format.date(age)}`}</Text>}
    </TableCell>
  );
}

function Agreements({ account, format }: AccountProps) {
  const { attainment, status } = account.figures.agreements;
  const tag = AGREEMENTS_STATUS[status ?? 'none_defined'];
  return (
    <TableCell>
      {attainment !== null && <Text>{format.percent(attainment)}</Text>}
      <StatusTag variant={tag.variant} hollow={true}>
        {tag.label}
      </StatusTag>
    </TableCell>
  );
}

function Value({ account, currency, format }: AccountProps) {
  const { confirmed, multiple } = account.figures.value;
  return (
    <TableCell>
      {confirmed === null || confirmed === 0 ? 'None yet' : format.money(confirmed, currency)}
      {multiple !== null && (
        <Text variant="microcopy">{`${format.number(multiple)} times the cost`}</Text>
      )}
    </TableCell>
  );
}

function Renewal({ account, format }: AccountProps) {
  const { date, stage, play } = account.figures.renewal;
  if (date === null) return <TableCell>No date</TableCell>;
  const tag = stage === null ? null : RENEWAL_STAGE[stage];
  return (
    <TableCell>
      <Text>{format.date(date)}</Text>
      {play !== null && play !== 'none' && <Text variant="microcopy">{RENEWAL_PLAY[play]}</Text>}
      {tag !== null && <StatusTag variant={tag.variant}>{tag.label}</StatusTag>}
    </TableCell>
  );
}
