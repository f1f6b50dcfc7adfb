import { join } from 'node:path';

import { DAY_MS } from '@attain/shared/domain/time';
import { csvRows } from '@attain/sync-worker/imports/source/csv-rows';
import { lineBlocks } from '@attain/sync-worker/imports/source/line-blocks';

import type { PlainRecord } from '../portal/crm/load.ts';
import { sharedData } from './shared-data.ts';

export const RAVENSTACK = sharedData('ravenstack-saas');

type Cells = Readonly<Record<string, string>>;

export type Ravenstack = {
  /** Accounts as companies, subscriptions as won deals, tickets, and their satisfaction scores as CSAT answers. */
  records: PlainRecord[];
  /** HubSpot ids by account id. */
  companyIds: ReadonlyMap<string, string>;
  /** Feature usage as a file of events, keyed by the usage ids of the data set. */
  events: string;
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

  const companyIds = idsOf(accounts, 'account_id', 100_000_000_001);
  const ticketIds = idsOf(tickets, 'ticket_id', 300_000_000_001);
  const company = (row: Cells) => ({ companies: [companyIds.get(row['account_id'] ?? '') ?? ''] });
  const record = (
    type: string,
    id: string,
    at: string,
    properties: Record<string, string>,
    associations: Record<string, string[]>,
  ): PlainRecord => ({
    type,
    id,
    properties,
    createdAt: at,
    updatedAt: at,
    associations,
  });

  const records = [
    ...accounts.map((row) => {
      const at = moved(row['signup_date'] ?? '');
      return record(
        'companies',
        companyIds.get(row['account_id'] ?? '') ?? '',
        at,
        companyProperties(row, at),
        {},
      );
    }),
    ...subscriptions.map((row, index) => {
      const at = moved(row['start_date'] ?? '');
      return record(
        'deals',
        String(200_000_000_001 + index),
        at,
        dealProperties(row, at),
        company(row),
      );
    }),
    ...tickets.map((row) => {
      const at = moved(row['submitted_at'] ?? '');
      return record(
        'tickets',
        ticketIds.get(row['ticket_id'] ?? '') ?? '',
        at,
        ticketProperties(row, moved(row['closed_at'] ?? '')),
        company(row),
      );
    }),
    ...tickets
      .filter((row) => row['satisfaction_score'] !== undefined)
      .flatMap((row, index) => {
        const at = moved(row['closed_at'] ?? '');
        const contact = String(400_000_000_001 + index);
        return [
          record('contacts', contact, at, {}, company(row)),
          record(
            'feedback_submissions',
            String(500_000_000_001 + index),
            at,
            answerProperties(row, at),
            { contacts: [contact] },
          ),
        ];
      }),
  ];
  return {
    records,
    companyIds,
    events: eventsFile(usage, subscriptions, (day) => moved(day).slice(0, 10)),
  };
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

function idsOf(rows: readonly Cells[], column: string, first: number): Map<string, string> {
  return new Map(rows.map((row, index) => [row[column] ?? '', String(first + index)]));
}

function companyProperties(row: Cells, signup: string): Record<string, string> {
  return {
    name: row['account_name'] ?? '',
    lifecyclestage: row['is_trial'] === 'True' ? 'opportunity' : 'customer',
    attain_account_key: row['account_id'] ?? '',
    attain_licensed_seats: row['seats'] ?? '',
    attain_contract_start: signup.slice(0, 10),
  };
}

function dealProperties(row: Cells, start: string): Record<string, string> {
  return {
    dealname: `${row['plan_tier']} ${row['subscription_id']}`,
    amount: row['arr_amount'] ?? '',
    pipeline: 'default',
    dealstage: 'closedwon',
    closedate: start,
    hs_is_closed: 'true',
    hs_is_closed_won: 'true',
  };
}

function ticketProperties(row: Cells, closed: string): Record<string, string> {
  return {
    subject: row['ticket_id'] ?? '',
    hs_pipeline: '0',
    hs_pipeline_stage: '4',
    hs_ticket_priority: (row['priority'] ?? '').toUpperCase(),
    closed_date: closed,
  };
}

function answerProperties(row: Cells, at: string): Record<string, string> {
  return {
    hs_survey_type: 'CSAT',
    hs_value: row['satisfaction_score'] ?? '',
    hs_submission_timestamp: at,
  };
}

function eventsFile(
  usage: readonly Cells[],
  subscriptions: readonly Cells[],
  moved: (day: string) => string,
): string {
  const accounts = new Map(subscriptions.map((row) => [row['subscription_id'], row['account_id']]));
  const rows = usage.map((row) =>
    [
      accounts.get(row['subscription_id'] ?? ''),
      row['feature_name'],
      moved(row['usage_date'] ?? ''),
      row['usage_id'],
      row['usage_duration_secs'],
      row['subscription_id'],
      row['usage_count'],
      row['error_count'],
    ].join(','),
  );
  return [
    'account_key,event,timestamp,event_id,duration_s,user_id,usage_count,error_count',
    ...rows,
  ].join('\n');
}
