import type { ConnectionView } from '@attain/shared/contract/settings-connection-routes';
import { useLoaded } from '@attain/ui/hooks/useLoaded';
import type { Formats } from '@attain/ui/words/formats';
import {
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  LoadingSpinner,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions';

import type { SettingsApi } from '../../data/settings-api.ts';
import { Failed } from '../Failed.tsx';
import { Findings } from './Findings.tsx';
import { Scopes } from './Scopes.tsx';

/** Whether Attain and HubSpot get on: what it may, how fresh figures are, and what to do about what is wrong. */
export function ConnectionTab({
  api,
  format,
}: {
  api: Pick<SettingsApi, 'connection'>;
  format: Formats;
}) {
  const loaded = useLoaded('connection', api.connection);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Checking the connection" showLabel={true} layout="centered" />;
  }
  if (loaded.status === 'failed') {
    return <Failed what="The connection" error={loaded.error} retry={loaded.retry} />;
  }
  const { value } = loaded;
  return (
    <Flex direction="column" gap="md">
      <Inline value={value} />
      <Figures value={value} format={format} />
      <Findings findings={value.findings} />
      <Scopes scopes={value.scopes} />
      <Button variant="secondary" onClick={loaded.retry} testId="check-again">
        Check again
      </Button>
    </Flex>
  );
}

function Inline({ value }: { value: ConnectionView }) {
  const isWell = value.reachesHubSpot && value.findings.every(({ state }) => state !== 'fail');
  return (
    <Flex direction="row" gap="sm" align="center">
      <Heading>{`Portal ${value.portalId}`}</Heading>
      <StatusTag variant={isWell ? 'success' : 'danger'}>
        {isWell ? 'Connected' : 'Needs attention'}
      </StatusTag>
    </Flex>
  );
}

function Figures({ value, format }: { value: ConnectionView; format: Formats }) {
  const { sync, backlog } = value;
  const waits = [
    `${format.number(backlog.toRead)} records to read`,
    `${format.number(backlog.toScore)} companies to score`,
    `${format.number(backlog.toWrite)} records to write`,
  ];
  return (
    <DescriptionList direction="row">
      <DescriptionListItem label="Last sync">
        <Text>
          {sync.lastAt === null
            ? 'none yet'
            : `${format.moment(sync.lastAt)} (${minutes(sync.lagSeconds ?? 0)} ago)`}
        </Text>
      </DescriptionListItem>
      <DescriptionListItem label="Waiting">
        <Text>{waits.join(', ')}</Text>
      </DescriptionListItem>
      <DescriptionListItem label="Refused by HubSpot">
        <Text>{`${format.number(backlog.refused)} records`}</Text>
      </DescriptionListItem>
      <DescriptionListItem label="Time zone and currency">
        <Text>{`${value.timeZone ?? 'not known yet'}, ${value.currency ?? 'not known yet'}`}</Text>
      </DescriptionListItem>
    </DescriptionList>
  );
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds / 60);
  if (whole === 0) return 'less than a minute';
  if (whole < 120) return whole === 1 ? '1 minute' : `${whole} minutes`;
  return `${Math.round(whole / 60)} hours`;
}
