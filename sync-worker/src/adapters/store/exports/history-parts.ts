import { accountFigures } from '@attain/shared/crm/account-figures';
import { companyProperties } from '@attain/shared/crm/write-back';
import { dayOf } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';

import type { ExportPart } from '../../../ports/company-export.ts';
import { unpack } from '../history/packed.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { moment } from './moments.ts';
import { mapped, pagesOf } from './pages.ts';

/** A snapshot is some ten thousand characters once it is unpacked. */
const SNAPSHOTS_A_PAGE = 50;

/** What was said of the account, by day. */
export function historyParts(scope: Scope, companyId: string): readonly ExportPart[] {
  return [
    {
      file: 'figures-by-day.ndjson',
      about:
        'The figures of the account as they stood on its record on each day that is kept; a day that was told anew has a row for each time, the latest last.',
      isOurs: true,
      rows: figuresByDay(scope, companyId),
    },
    {
      file: 'health-by-day.ndjson',
      about: 'The health score by day, with the points of its components.',
      isOurs: true,
      rows: mapped(pagesOf(scope, 'health_history', { companyId, key: ['day'] }), (row) => ({
        ...{ day: dayOf(row.day), at: moment(row.at), score: row.score, band: row.band },
        points: fromJson(row.points),
        inputs: row.inputs === null ? null : fromJson(row.inputs),
      })),
    },
    {
      file: 'changes.ndjson',
      about: 'Changes of the account and its goals that the portfolio told of.',
      isOurs: true,
      rows: mapped(
        pagesOf(scope, 'account_change', { companyId, key: ['day', 'kind', 'subject'] }),
        ({ day, kind, subject, direction, before, after, title }) => ({
          ...{ day: dayOf(day), kind, goalId: subject || null, title, direction, before, after },
        }),
      ),
    },
    {
      file: 'contract-values.ndjson',
      about: 'What the contract was worth in a year, until the day; in minor units.',
      isOurs: true,
      rows: mapped(pagesOf(scope, 'contract_value', { companyId, key: ['day'] }), (row) => ({
        ...{ until: dayOf(row.day), yearlyValue: row.value },
      })),
    },
    {
      file: 'company-sizes.ndjson',
      about: 'Numbers of employees that were seen, until the instant.',
      isOurs: false,
      rows: mapped(pagesOf(scope, 'company_size', { companyId, key: ['at'] }), (row) => ({
        ...{ until: moment(row.at), employees: row.employees },
      })),
    },
  ];
}

async function* figuresByDay(scope: Scope, companyId: string): AsyncGenerator<readonly object[]> {
  const past = pagesOf(scope, 'snapshot_day', {
    ...{ companyId, key: ['day', 'recorded_at'], limit: SNAPSHOTS_A_PAGE },
  });
  yield* mapped(past, ({ recorded_at, body }) => figuresOf(unpack(body), recorded_at));
  const present = pagesOf(scope, 'snapshot', { companyId, key: ['as_of'] });
  yield* mapped(present, ({ as_of, body }) => figuresOf(body, as_of));
}

function figuresOf(body: string, recordedAt: number): object {
  const snapshot = fromJson<Snapshot>(body);
  const { today, modelVersion, currency } = snapshot;
  const figures = accountFigures(companyProperties(snapshot));
  return { day: today, recordedAt: moment(recordedAt), modelVersion, currency, ...figures };
}
