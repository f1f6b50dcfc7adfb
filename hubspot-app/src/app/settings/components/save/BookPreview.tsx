import type { SettingsPreviewView } from '@attain/shared/contract/settings-preview-route';
import { Refused } from '@attain/ui/data/worker';
import { useLoaded } from '@attain/ui/hooks/useLoaded';
import type { Formats } from '@attain/ui/words/formats';
import { HEALTH_BAND } from '@attain/ui/words/standing';
import {
  Alert,
  BarChart,
  Button,
  Flex,
  LoadingSpinner,
  Statistics,
  StatisticsItem,
  Text,
  useDebounce,
} from '@hubspot/ui-extensions';
import { useCallback } from 'react';

import type { Change, SettingsApi } from '../../data/settings-api.ts';
import { troubleOf } from '../../data/trouble.ts';
import { Movers } from './Movers.tsx';

/** Long enough that typing a number asks once. */
const SETTLED_MS = 600;
const BANDS = ['healthy', 'stable', 'at_risk', 'critical', 'insufficient_data'] as const;

/** The book of customers before and after, while it is edited: nothing is saved by it. */
export function BookPreview({
  api,
  changes,
  format,
}: {
  api: Pick<SettingsApi, 'preview'>;
  changes: readonly Change[];
  format: Formats;
}) {
  const asked = useDebounce(JSON.stringify(changes), SETTLED_MS);
  const load = useCallback((text: string) => api.preview(JSON.parse(text) as Change[]), [api]);
  const loaded = useLoaded(asked, load);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Working out what this would move" showLabel={true} />;
  }
  if (loaded.status === 'failed') return <NoPreview error={loaded.error} retry={loaded.retry} />;
  return <Book preview={loaded.value} format={format} />;
}

function NoPreview({ error, retry }: { error: unknown; retry: () => void }) {
  const { message } = troubleOf(error);
  return (
    <Flex direction="column" gap="sm">
      <Alert title="No preview" variant="warning">
        {error instanceof Refused
          ? message
          : 'Attain did not answer in time. You can save all the same; what it moves is told afterwards.'}
      </Alert>
      <Button size="sm" variant="secondary" onClick={retry}>
        Try again
      </Button>
    </Flex>
  );
}

function Book({ preview, format }: { preview: SettingsPreviewView; format: Formats }) {
  const { health, averageHealth, scored, customers, companies, notTold } = preview;
  const data = BANDS.flatMap((band) => [
    { band: HEALTH_BAND[band].label, book: 'Now', accounts: health.before[band] ?? 0 },
    { band: HEALTH_BAND[band].label, book: 'Then', accounts: health.after[band] ?? 0 },
  ]);
  return (
    <Flex direction="column" gap="sm">
      <Statistics>
        <StatisticsItem label="Accounts in another band" number={format.number(health.moved)} />
        <StatisticsItem
          label="Mean health, now and then"
          number={`${mean(averageHealth.before, format)} → ${mean(averageHealth.after, format)}`}
        />
        <StatisticsItem
          label="Customers, now and then"
          number={`${format.number(customers.before)} → ${format.number(customers.after)}`}
        />
      </Statistics>
      <BarChart
        data={data}
        axes={{
          x: { field: 'band', fieldType: 'category' },
          y: { field: 'accounts', fieldType: 'linear', label: 'Accounts' },
          options: { groupFieldByColor: 'book', stacking: false },
        }}
        options={{
          title: 'Accounts by health, now and then',
          showLegend: true,
          showDataLabels: true,
        }}
      />
      <Text variant="microcopy">{reach(companies, format)}</Text>
      {scored.lost + scored.gained > 0 && (
        <Text>
          {`${format.number(scored.lost)} lose their score, ${format.number(scored.gained)} get one: the mean is of those with a score now and then.`}
        </Text>
      )}
      {(preview.agreements?.moved ?? 0) + (preview.success?.moved ?? 0) > 0 && (
        <Text>
          {`${format.number(preview.agreements?.moved ?? 0)} accounts get another status of their agreements, ${format.number(preview.success?.moved ?? 0)} another success band.`}
        </Text>
      )}
      <Movers movers={preview.movers} format={format} />
      {notTold.map((words) => (
        <Text key={words} variant="microcopy">
          {words}
        </Text>
      ))}
    </Flex>
  );
}

function mean(value: number | null, format: Formats): string {
  return value === null ? 'no score' : format.number(value);
}

function reach(
  { isSample, looked, total, errorPoints }: SettingsPreviewView['companies'],
  format: Formats,
): string {
  if (!isSample) return `All ${format.number(total)} companies were looked at.`;
  return `A random sample: ${format.number(looked)} of ${format.number(total)} companies. Shares are at most ${format.number(errorPoints ?? 0)} percentage points off.`;
}
