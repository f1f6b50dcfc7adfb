import type { Account } from '@attain/shared/domain/account';
import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { MeasuredInput, MeasuredInputs } from '@attain/shared/domain/health/inputs';
import { seatsOf } from '@attain/shared/domain/health/seats';
import { currentSpan } from '@attain/shared/domain/usage/day-span';
import { countedIn, type NamedMeasure } from '@attain/shared/domain/usage/measure';
import { MEASURE_GAPS, type MeasureGap } from '@attain/shared/domain/usage/measure-gap';
import type { Measured } from '@attain/shared/domain/usage/measure-value';
import { spanInWords } from '@attain/shared/domain/usage/measure-words';
import { periodGap, type UsageReach } from '@attain/shared/domain/usage/usage-reach';

import type { UsageSeries } from '../../ports/usage-series.ts';
import { type BoundComponent, isForgotten, type UsageMeasures } from '../../usage/measures.ts';
import { evaluate, type Want } from './evaluate.ts';

type Asked = { account: Account; bound: BoundComponent } & (
  | { want: Want }
  | { want: null; gap: MeasureGap }
);

/** The health inputs of accounts that are bound to measures (M95), as of yesterday. */
export async function measuredInputs(
  series: UsageSeries,
  accounts: readonly Account[],
  reach: ReadonlyMap<string, UsageReach>,
  today: Day,
  measures: UsageMeasures,
): Promise<ReadonlyMap<string, MeasuredInputs>> {
  const asked = accounts.flatMap((account) =>
    measures.healthInputs.map((bound) => ask(account, bound, reach, dayNumber(today), measures)),
  );
  const wants = asked.flatMap(({ want }) => want ?? []);
  const values = await evaluate(series, wants);
  const found = new Map(wants.map((want, at) => [want, values[at]]));
  const inputs = new Map<string, Record<string, MeasuredInput>>();
  for (const each of asked) {
    const { account, bound } = each;
    const of = inputs.get(account.companyId) ?? {};
    inputs.set(account.companyId, of);
    of[bound.component] =
      each.want === null
        ? { value: null, words: MEASURE_GAPS[each.gap] }
        : inputOf(found.get(each.want), bound.measure);
  }
  return inputs;
}

function ask(
  account: Account,
  bound: BoundComponent,
  reach: ReadonlyMap<string, UsageReach>,
  today: number,
  measures: UsageMeasures,
): Asked {
  const { measure } = bound;
  const { companyId } = account;
  const span = currentSpan(measure.span, today, measures.weekStart);
  const gap =
    periodGap(span, reach.get(companyId), today) ??
    (isForgotten(span, countedIn(measure.measure), today, measures) ? 'not_kept' : null);
  return gap === null
    ? { account, bound, want: { companyId, measure, span, seats: seatsOf(account) } }
    : { account, bound, want: null, gap };
}

function inputOf(measured: Measured | undefined, { span }: NamedMeasure): MeasuredInput {
  if (measured?.kind !== 'measured') {
    return { value: null, words: MEASURE_GAPS[measured?.gap ?? 'no_usage'] };
  }
  return { value: measured.value, words: `${measured.words}, ${spanInWords(span)}.` };
}
