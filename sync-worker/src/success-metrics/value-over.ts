import type { Snapshot } from '@attain/shared/domain/snapshot';
import { chosenPeriod, type PeriodChoice } from '@attain/shared/domain/value/chosen-period';
import type { ValueResult } from '@attain/shared/domain/value/results';
import { scoreValue } from '@attain/shared/domain/value/value-result';

import type { Calendar } from '../calendar.ts';
import type { Configuration } from '../config/configuration.ts';
import { accountOf } from '../pipeline/account.ts';
import { asOfNow, windowsOf } from '../pipeline/windows.ts';
import { withVolumesOver } from '../pipeline/with-measures.ts';
import type { PortalStore } from '../ports/store.ts';
import { usageMeasures } from '../usage/measures.ts';

type Parts = { store: PortalStore; configuration: Configuration; calendar: Calendar };

/**
 * Value and ROI of a company over a period, as of its snapshot: the snapshot's own for the reporting period, else computed from
 * the lines that are stored, by the same rule.
 */
export async function valueOver(
  choice: PeriodChoice,
  snapshot: Snapshot,
  { store, configuration, calendar }: Parts,
): Promise<ValueResult> {
  if (choice.kind === 'contract') return snapshot.value;
  const { mapping, settings, usage } = configuration;
  const { keyFeatures } = usage;
  const asOf = asOfNow(calendar, snapshot.asOf);
  const windows = windowsOf(asOf, { settings, keyFeatures, mapping });
  const [rows] = await store.scoring.load([snapshot.companyId], windows);
  if (rows === undefined) return snapshot.value;
  const money = { currency: snapshot.currency, digits: snapshot.currencyDigits };
  const { account } = accountOf(rows, {
    mapping,
    settings,
    calendar,
    keyFeatures,
    today: asOf.today,
    digits: money.digits,
    sizeSince: windows.sizeSince,
    peersComparedOn: null,
    ticketsReadable: false,
  });
  const period = chosenPeriod(choice, account, asOf.today);
  const measuring = { store, calendar, settings, measures: usageMeasures(usage) };
  const measured = await withVolumesOver(measuring, { account, period }, asOf.today);
  return scoreValue(
    { ...measured, lastUnblockedValue: null },
    snapshot.success.goals,
    asOf,
    settings,
    money,
    period,
  );
}
