import type { AgreementView } from '@attain/shared/contract/account-view';
import { Flex, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import type { Formats } from '@attain/ui/words/formats';
import { AGREEMENT_STATE, AGREEMENTS_STATUS, DEADLINE_RISK } from '@attain/ui/words/standing';

type AgreementRowProps = { agreement: AgreementView; isWorst: boolean; format: Formats };

export function AgreementRow({ agreement, isWorst, format }: AgreementRowProps) {
  const { title, deadline, deadlineRisk } = agreement;
  const pace = DEADLINE_RISK[deadlineRisk];
  return (
    <TableRow>
      <TableCell colSpan={4}>
        <Text format={{ fontWeight: 'bold' }}>{title}</Text>
        <Text variant="microcopy">{terms(agreement, format)}</Text>
        {isWorst && <Text variant="microcopy">The weakest agreement</Text>}
      </TableCell>
      <TableCell>
        <Standing agreement={agreement} format={format} />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <StatusTag variant={pace.variant} hollow={true}>
            {pace.label}
          </StatusTag>
          <Text variant="microcopy">{deadline ? `Due ${format.date(deadline)}` : 'No date'}</Text>
        </Flex>
      </TableCell>
    </TableRow>
  );
}

function Standing({ agreement, format }: { agreement: AgreementView; format: Formats }) {
  const { standing, expectedProgress } = agreement;
  if (standing.kind === 'not_scored') return <Text variant="microcopy">{standing.notice}</Text>;
  const tag = AGREEMENTS_STATUS[standing.status];
  return (
    <Flex direction="column" gap="flush">
      <StatusTag variant={tag.variant}>{tag.label}</StatusTag>
      <Text variant="microcopy">{format.percent(standing.attainment)} of target</Text>
      {expectedProgress !== null && (
        <Text variant="microcopy">{format.percent(expectedProgress)} expected by now</Text>
      )}
    </Flex>
  );
}

function terms(agreement: AgreementView, format: Formats): string {
  const { state, signedOff, signedBy, owner, nextReview, reviewOverdue, milestones } = agreement;
  return [
    capitalised(AGREEMENT_STATE[state]),
    signedOff ? `signed by ${signedBy ?? 'the customer'}` : 'not signed off',
    owner && `owner ${owner}`,
    milestones.total > 0 && `${milestones.done} of ${milestones.total} milestones done`,
    nextReview &&
      `${reviewOverdue ? 'review overdue since' : 'next review'} ${format.date(nextReview)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
