import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PlainRecord } from '../portal/crm/load.ts';
import { sharedData } from './shared-data.ts';

export const GIT_ACTIVITY = sharedData('git-activity-kubernetes-enhancements');

/** What one user did on one day. */
export type Activity = { date: string; account: string; user: string; events: number };

/** What the data set itself says of an account on a day, worked out by whoever made it. */
export type Label = {
  date: string;
  account: string;
  events28: number;
  events91: number;
  users91: number;
};

export type GitActivity = {
  activity: readonly Activity[];
  labels: readonly Label[];
  /** Observation dates in order. */
  dates: readonly string[];
  /** Every account with a label as a customer, with as many seats as it ever had users. */
  records: readonly PlainRecord[];
  companyOf: ReadonlyMap<string, string>;
};

const FIRST_ID = 100_000_000_001;
const BEGINNING = '2016-01-01T00:00:00.000Z';

/** Organisations that worked on one project over ten years: the nearest thing to usage of a product by businesses. */
export function gitActivity(): GitActivity {
  const activity = table('usage_events.csv').map((row) => ({
    date: row['date'] ?? '',
    account: row['account_id'] ?? '',
    user: row['user_id'] ?? '',
    events: Number(row['events']),
  }));
  const labels = table('labels.csv').map((row) => ({
    date: row['observation_date'] ?? '',
    account: row['account_id'] ?? '',
    events28: Number(row['events_28d']),
    events91: Number(row['events_91d']),
    users91: Number(row['users_91d']),
  }));
  const accounts = [...new Set(labels.map(({ account }) => account))];
  const companyOf = new Map(accounts.map((account, n) => [account, String(FIRST_ID + n)]));
  const usersOf = Map.groupBy(activity, ({ account }) => account);
  return {
    activity,
    labels,
    dates: [...new Set(labels.map(({ date }) => date))].toSorted(),
    companyOf,
    records: accounts.map((account) => ({
      type: 'companies',
      id: companyOf.get(account) ?? '',
      createdAt: BEGINNING,
      updatedAt: BEGINNING,
      properties: {
        name: account,
        lifecyclestage: 'customer',
        attain_account_key: account,
        attain_licensed_seats: String(new Set(usersOf.get(account)?.map(({ user }) => user)).size),
      },
    })),
  };
}

/** A file of events, a row an event. They have no ids and no times, so that many rows are the same. */
export function eventsFile(activity: readonly Activity[]): string {
  const rows = activity.flatMap(({ date, account, user, events }) =>
    Array.from({ length: events }, () => `${account},commit,${date},${user}`),
  );
  return ['account_key,event,timestamp,user_id', ...rows].join('\n');
}

function table(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(GIT_ACTIVITY.folder, name), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
}
