import type { Account } from '@attain/shared/domain/account';
import { comparable } from '@attain/shared/domain/basics/comparable';
import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Settings } from '@attain/shared/domain/settings';
import { countedIn } from '@attain/shared/domain/usage/measure';
import { volumeGap, type UsageReach } from '@attain/shared/domain/usage/usage-reach';
import { isVolumeWhole, volumeSpan } from '@attain/shared/domain/usage/volume-span';
import type { ActivityVolume } from '@attain/shared/domain/value/inputs';
import type { ValueLine } from '@attain/shared/domain/value/value-line';

import type { UsageSeries } from '../../ports/usage-series.ts';
import { type BoundActivity, isForgotten, type UsageMeasures } from '../../usage/measures.ts';
import { evaluate, type Want } from './evaluate.ts';

/** An account and the days that its value is counted over. */
export type AccountPeriod = { account: Account; period: { from: Day; to: Day } };

export type VolumeContext = {
  reach: ReadonlyMap<string, UsageReach>;
  today: Day;
  measures: UsageMeasures;
  settings: Pick<Settings, 'health'>;
};

type Asked = { companyId: string; activity: string; valueLineId: string; want: Want | null };

/** How much was done of what drives the value lines of accounts (O29), over the days that each line counts. */
export async function activityVolumes(
  series: UsageSeries,
  periods: readonly AccountPeriod[],
  context: VolumeContext,
): Promise<ReadonlyMap<string, readonly ActivityVolume[]>> {
  const asked = periods.flatMap((each) => asksOf(each, context));
  const wants = asked.flatMap(({ want }) => want ?? []);
  const values = await evaluate(series, wants);
  const found = new Map(wants.map((want, at) => [want, values[at]]));
  const volumes = new Map<string, ActivityVolume[]>();
  for (const { companyId, activity, valueLineId, want } of asked) {
    const measured = want && found.get(want);
    const volume = measured?.kind === 'measured' ? measured.value : null;
    volumes.set(companyId, [...(volumes.get(companyId) ?? []), { activity, volume, valueLineId }]);
  }
  return volumes;
}

function asksOf(
  { account, period }: AccountPeriod,
  { reach, today, measures, settings }: VolumeContext,
): readonly Asked[] {
  const { companyId } = account;
  const silentDays = settings.health.staleAfterDays.usage;
  return measures.activities.flatMap(({ activity, valueLine, measure }) =>
    account.valueLines
      .filter((line) => drives({ valueLine }, line))
      .flatMap((line): Asked[] => {
        const span = volumeSpan(line, period);
        if (span === null) return [];
        const isKnown =
          isVolumeWhole(line, period) &&
          volumeGap(span, reach.get(companyId), silentDays) === null &&
          !isForgotten(span, countedIn(measure.measure), dayNumber(today), measures);
        const want = isKnown
          ? { companyId, measure, span, seats: account.contract.licensedSeats }
          : null;
        return [{ companyId, activity, valueLineId: line.id, want }];
      }),
  );
}

/** Lines that count nowhere are worth nothing by the unit either. */
function drives(
  { valueLine }: Pick<BoundActivity, 'valueLine'>,
  { sourceMetric, excluded, disputed }: ValueLine,
): boolean {
  if (excluded || disputed || sourceMetric === null) return false;
  return comparable(sourceMetric) === comparable(valueLine);
}
