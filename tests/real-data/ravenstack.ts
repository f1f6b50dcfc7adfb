import { join } from 'node:path';

import { DAY_MS } from '@attain/shared/domain/basics/time';
import { csvRows } from '@attain/sync-worker/imports/source/csv-rows';
import { lineBlocks } from '@attain/sync-worker/imports/source/line-blocks';

import type { PlainRecord } from '../portal/crm/load.ts';
import { sharedData } from './shared-data.ts';

export const RAVENSTACK = sharedData('ravenstack-saas');

type Cells = Readonly<Record<string, string>>;

export type Ravenstack = {
  /** Accounts as companies, subscriptions as won deals, tickets, and their satisfaction scores as CSAT answers. */
  records: PlainRecord[];
  /** Feature usage as a file of events, keyed by the usage ids of the data set; a subscription stands for its user. */
  events: string;
  /** The same usage, without rows whose id was there before. */
  usage: readonly Usage[];
};

type Usage = { account: string; user: string; day: string; seconds: number };

const FIRST_ID = {
  companies: 100_000_000_001,
  deals: 200_000_000_001,
  tickets: 300_000_000_001,
  contacts: 400_000_000_001,
  feedback_submissions: 500_000_000_001,
};

/** The day of the last row of every table. */
const LAST_DAY = Date.parse('2024-12-31');

/**
 * A synthetic SaaS business of 500 accounts, moved in time by whole days so that its last day is the day before `now`:
 * a score looks at the last weeks.
 */
export async function ravenstack(now: number): Promise<Ravenstack> {
  const shift = Math.floor(now / DAY_MS) * DAY_MS - DAY_MS - LAST_DAY;
  const moved = (text: string) =>
    new Date(
      Date.parse(`${text.replace(' ', 'T')}${text.includes(' ') ? 'Z' : ''}`) + shift,
    ).toISOString();
  const [accounts, subscriptions, tickets, usage] = await Promise.all(
    ['accounts', 'subscriptions', 'support_tickets', 'feature_usage'].map(table),
  );
  if (!accounts || !subscriptions || !tickets || !usage) throw new Error('a table is missing');

  const companyIds = new Map(
    accounts.map((row, index) => [row['account_id'] ?? '', String(FIRST_ID.companies + index)]),
  );
  const records = [
    ...accounts.map((row, index) => company(row, index, moved)),
    ...subscriptions.map((row, index) => linkedTo(companyIds, row, deal(row, index, moved))),
    ...tickets.map((row, index) => linkedTo(companyIds, row, ticket(row, index, moved))),
    ...tickets
      .filter((row) => row['satisfaction_score'] !== undefined)
      .flatMap((row, index) => {
        const [contact, answer] = answerOf(row, index, moved);
        return [linkedTo(companyIds, row, contact), answer];
      }),
  ];
  const accountOf = new Map(
    subscriptions.map((row) => [row['subscription_id'], row['account_id']]),
  );
  const events = usage.map(
    (row): Cells => ({
      account_key: accountOf.get(row['subscription_id']) ?? '',
      event: row['feature_name'] ?? '',
      timestamp: moved(row['usage_date'] ?? '').slice(0, 10),
      event_id: row['usage_id'] ?? '',
      duration_s: row['usage_duration_secs'] ?? '',
      user_id: row['subscription_id'] ?? '',
      usage_count: row['usage_count'] ?? '',
      error_count: row['error_count'] ?? '',
    }),
  );
  return { records, events: csvOf(events), usage: usageOf(events) };
}

async function table(name: string): Promise<Cells[]> {
  const rows: Cells[] = [];
  const path = join(RAVENSTACK.folder, `ravenstack_${name}.csv`);
  for await (const batch of csvRows(lineBlocks(path), () => undefined)) {
    for (const row of batch) {
      if ('reason' in row) throw new Error(row.reason);
      rows.push(Object.fromEntries([...row.cells].map(([column, cell]) => [column, String(cell)])));
    }
  }
  return rows;
}

type Moved = (day: string) => string;
type Properties = Record<string, string>;

function recordOf(
  type: keyof typeof FIRST_ID,
  index: number,
  at: string,
  properties: Properties,
): PlainRecord {
  return { type, id: String(FIRST_ID[type] + index), properties, createdAt: at, updatedAt: at };
}

function linkedTo(
  companyIds: ReadonlyMap<string, string>,
  row: Cells,
  record: PlainRecord,
): PlainRecord {
  return {
    ...record,
    associations: { companies: [companyIds.get(row['account_id'] ?? '') ?? ''] },
  };
}

function company(row: Cells, index: number, moved: Moved): PlainRecord {
  const signup = moved(row['signup_date'] ?? '');
  return recordOf('companies', index, signup, {
    name: row['account_name'] ?? '',
    lifecyclestage: row['is_trial'] === 'True' ? 'opportunity' : 'customer',
    attain_account_key: row['account_id'] ?? '',
    attain_licensed_seats: row['seats'] ?? '',
    attain_contract_start: signup.slice(0, 10),
  });
}

function deal(row: Cells, index: number, moved: Moved): PlainRecord {
  const start = moved(row['start_date'] ?? '');
  return recordOf('deals', index, start, {
    dealname: `${row['plan_tier']} ${row['subscription_id']}`,
    amount: row['arr_amount'] ?? '',
    pipeline: 'default',
    dealstage: 'closedwon',
    closedate: start,
    hs_is_closed: 'true',
    hs_is_closed_won: 'true',
  });
}

function ticket(row: Cells, index: number, moved: Moved): PlainRecord {
  return recordOf('tickets', index, moved(row['submitted_at'] ?? ''), {
    subject: row['ticket_id'] ?? '',
    hs_pipeline: '0',
    hs_pipeline_stage: '4',
    hs_ticket_priority: (row['priority'] ?? '').toUpperCase(),
    closed_date: moved(row['closed_at'] ?? ''),
  });
}

/** An answer hangs on a contact, and the data set knows none: each answer brings its own. */
function answerOf(row: Cells, index: number, moved: Moved): [PlainRecord, PlainRecord] {
  const at = moved(row['closed_at'] ?? '');
  const contact = recordOf('contacts', index, at, {});
  const answer = recordOf('feedback_submissions', index, at, {
    hs_survey_type: 'CSAT',
    hs_value: row['satisfaction_score'] ?? '',
    hs_submission_timestamp: at,
  });
  return [contact, { ...answer, associations: { contacts: [contact.id] } }];
}

function csvOf(rows: readonly Cells[]): string {
  const header = Object.keys(rows[0] ?? {});
  return [header, ...rows.map((row) => header.map((name) => row[name]))]
    .map((cells) => cells.join(','))
    .join('\n');
}

function usageOf(events: readonly Cells[]): Usage[] {
  const firsts = new Map(events.toReversed().map((row) => [row['event_id'], row]));
  return [...firsts.values()].map((row) => ({
    account: row['account_key'] ?? '',
    user: row['user_id'] ?? '',
    day: row['timestamp'] ?? '',
    seconds: Number(row['duration_s']),
  }));
}
