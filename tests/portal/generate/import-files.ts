import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Portal } from '../portal.ts';
import { csvText, ndjsonText, type Row } from './csv.ts';
import { GOAL_COLUMNS, goalRows, METRIC_COLUMNS, readingRows } from './goal-rows.ts';
import { COST_COLUMNS, costRows, VALUE_COLUMNS, valueRows } from './money-rows.ts';
import { PEOPLE_COLUMNS, type PeopleKind, peopleRows } from './people-rows.ts';
import { EVENT_COLUMNS, KEY_FEATURES, usageEvents } from './usage-events.ts';

export { KEY_FEATURES };

export type ImportFiles = Record<
  'events' | 'goals' | 'metrics' | 'values' | 'costs' | PeopleKind,
  string
>;

export type ImportOptions = {
  /** How many customers the files are about, counted from the first. Default all. */
  companies?: number;
  /** Weeks of usage history. Default 6. */
  weeks?: number;
  /** Default `csv`. */
  format?: 'csv' | 'ndjson';
};

/** Writes the files that an administrator of the generated portal would import; answers their paths. */
export async function writeImportFiles(
  portal: Pick<Portal, 'generated' | 'currency'>,
  folder: string,
  { companies = Infinity, weeks = 6, format = 'csv' }: ImportOptions = {},
): Promise<ImportFiles> {
  const { generated, currency } = portal;
  if (!generated) throw new Error('The portal has no generated companies to write imports for.');
  const text = (columns: readonly string[], rows: Iterable<Row>) =>
    format === 'csv' ? csvText(columns, rows) : ndjsonText(rows);
  const people = Object.entries(PEOPLE_COLUMNS).map(([kind, columns]) => [
    kind,
    text(columns, peopleRows(generated, kind as PeopleKind, { companies, currency })),
  ]);
  const texts = {
    events: text(EVENT_COLUMNS, usageEvents(generated, { companies, weeks })),
    goals: text(GOAL_COLUMNS, goalRows(generated, companies)),
    metrics: text(METRIC_COLUMNS, readingRows(generated, companies)),
    values: text(VALUE_COLUMNS, valueRows(generated, companies, currency)),
    costs: text(COST_COLUMNS, costRows(generated, companies, currency)),
    ...(Object.fromEntries(people) as Record<PeopleKind, Iterable<string>>),
  } satisfies Record<keyof ImportFiles, Iterable<string>>;
  const files = Object.entries(texts).map(async ([kind, content]) => {
    const file = path.join(folder, `${kind}.${format}`);
    await pipeline(Readable.from(content), createWriteStream(file));
    return [kind, file] as const;
  });
  return Object.fromEntries(await Promise.all(files)) as ImportFiles;
}
