import type { RenewalDeal } from '@attain/shared/contract/deal-routes';
import type { Formats } from '@attain/ui/words/formats';
import { Flex, Link, Text } from '@hubspot/ui-extensions';

import { REPORT_KIND } from '../../words/told.ts';
import { Section } from '../Section.tsx';

type RenewalReportProps = {
  /** `undefined`: a worker that is older than the card does not tell. */
  report: RenewalDeal['report'] | undefined;
  companyName: string | null;
  format: Formats;
};

/** The latest report to take to the customer, when it was made and whether it may go; or how to get one. */
export function RenewalReport({ report, companyName, format }: RenewalReportProps) {
  if (report === undefined) return null;
  return (
    <Section title="Report for the conversation">
      {report === null ? (
        <Text>
          No report yet. Make one on the record of {companyName ?? 'the company'}: open the card
          “Account health” there and choose “Generate value report”. It is attached to this deal.
        </Text>
      ) : (
        <Latest report={report} format={format} />
      )}
    </Section>
  );
}

type LatestProps = { report: NonNullable<RenewalDeal['report']>; format: Formats };

function Latest({ report, format }: LatestProps) {
  const { kind, state, issuedAt, url, draft, notice } = report;
  const title = `${REPORT_KIND[kind]}, made ${format.moment(issuedAt)}`;
  return (
    <Flex direction="column" gap="flush">
      {url === null ? <Text>{title}</Text> : <Link href={url}>{title}</Link>}
      {state === 'waiting' && (
        <Text variant="microcopy">It is on the record within seconds: load the page again.</Text>
      )}
      {state === 'refused' && (
        <Text variant="microcopy">
          It is not on the record: {notice ?? 'HubSpot did not take it.'}
        </Text>
      )}
      {draft.length > 0 && (
        <Text variant="microcopy">
          A draft, not for the customer yet: {draft.map(({ text }) => text).join(' ')}
        </Text>
      )}
    </Flex>
  );
}
