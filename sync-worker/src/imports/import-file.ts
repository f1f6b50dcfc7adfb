import { basename } from 'node:path';

import type { Instant } from '@attain/shared/domain/basics/time';

import { calendarOf } from '../calendar.ts';
import { currencyDigits } from '../pipeline/money.ts';
import type { Progress } from '../ports/progress.ts';
import type { PortalStore } from '../ports/store.ts';
import type { Configuration } from '../config/configuration.ts';
import { keptDetails } from '../usage/kept-details.ts';
import { importEvents } from './events/import-events.ts';
import { importRows } from './import-rows.ts';
import type { ImportKind } from './kind.ts';
import { ADVOCACY_FILE } from './kinds/advocacy.ts';
import { costsImport } from './kinds/costs.ts';
import { ESCALATIONS_FILE } from './kinds/escalations.ts';
import { goalsImport } from './kinds/goals.ts';
import { hypothesesImport } from './kinds/hypotheses.ts';
import type { KindContext, KindImport } from './kinds/kind-import.ts';
import { metricsImport } from './kinds/metrics.ts';
import { ONBOARDING_FILE } from './kinds/onboarding.ts';
import { opportunitiesFile } from './kinds/opportunities.ts';
import { OVERRIDES_FILE } from './kinds/overrides.ts';
import { QUOTES_FILE } from './kinds/quotes.ts';
import { recordsImport } from './kinds/record-rows.ts';
import { REVIEWS_FILE } from './kinds/reviews.ts';
import { valuesImport } from './kinds/values.ts';
import { countOccurrences } from './occurrences.ts';
import { type ImportReport, type Rejection, tallyOf } from './report.ts';
import type { DateOrder } from './sheet-dates.ts';
import { inspectFile } from './source/inspect-file.ts';
import { openRows } from './source/open-rows.ts';

export type FileImport = {
  kind: ImportKind;
  path: string;
  /** One bad row, and nothing is stored. */
  allOrNothing: boolean;
  store: PortalStore;
  portal: { timeZone: string; currency: string };
  configuration: Configuration;
  /** How dates such as 05/06/2026 are meant. */
  dateOrder: DateOrder;
  now: Instant;
  /** Recorded as the author of what is stored. */
  who: string;
  progress: Progress;
  /** Ends the import at its next safe point: what is stored stays, and the same file again goes on. */
  signal?: AbortSignal;
  /** Hears of every refused row at once; the report keeps the first of them. */
  onRejected?: (rejection: Rejection) => void;
};

/**
 * Imports a CSV, NDJSON or Parquet file. Every row is stored whole or listed with its line and what is wrong with it; the same
 * file again changes nothing. Memory does not grow with the file, goals apart.
 *
 * @throws {UserError} for a file that cannot be read, or whose columns will not do, before anything is stored; and for a
 * line without end, where what came before it may be.
 */
export async function importFile(order: FileImport): Promise<ImportReport> {
  const { kind, path, allOrNothing, store, now, dateOrder, configuration } = order;
  const file = { ...(await inspectFile(path)), path, kind };
  const tally = tallyOf(kind, order.onRejected ?? (() => undefined));
  const step = order.progress.step(`Importing ${basename(path)}`, file.bytes, 'bytes');
  const occurrences = countOccurrences();
  const context: KindContext = {
    reading: {
      calendar: calendarOf(order.portal.timeZone),
      currency: order.portal.currency,
      currencyDigits: currencyDigits(order.portal.currency),
      exchange: configuration.settings.value,
      dateOrder,
      now,
    },
    author: { at: now, who: order.who, via: 'import' },
    tally,
    occurrences,
  };
  const advance = (bytes: number) => {
    step.advance(bytes);
    order.signal?.throwIfAborted();
  };
  const rows = openRows(file, advance);
  const importInto =
    <Draft>(read: KindImport<Draft>) =>
    async (target: PortalStore): Promise<void> =>
      importRows(rows, read, target, tally);
  const importKind = {
    events: () => async (target: PortalStore) =>
      importEvents(target, {
        order: {
          file,
          timeZone: order.portal.timeZone,
          dateOrder,
          now,
          usage: configuration.usage,
          kept: keptDetails(configuration),
        },
        tally,
        now,
        advance,
      }),
    metrics: () => importInto(metricsImport(context)),
    goals: () => importInto(goalsImport(context)),
    values: () => importInto(valuesImport(context)),
    costs: () => importInto(costsImport(context)),
    onboarding: () => importInto(recordsImport(ONBOARDING_FILE, context)),
    advocacy: () => importInto(recordsImport(ADVOCACY_FILE, context)),
    reviews: () => importInto(recordsImport(REVIEWS_FILE, context)),
    quotes: () => importInto(recordsImport(QUOTES_FILE, context)),
    escalations: () => importInto(recordsImport(ESCALATIONS_FILE, context)),
    overrides: () => importInto(recordsImport(OVERRIDES_FILE, context)),
    hypotheses: () => importInto(hypothesesImport(context)),
    opportunities: () => importInto(recordsImport(opportunitiesFile(context.reading), context)),
  }[kind]();

  try {
    const stored = allOrNothing
      ? await storedWhole(store, importKind, () => tally.rejectedCount() === 0)
      : await importKind(store).then(() => true);
    const report = tally.report();
    return stored ? report : nothingStored(report);
  } finally {
    occurrences.close();
    step.done();
  }
}

function nothingStored({ usage: _, ...report }: ImportReport): ImportReport {
  return { ...report, stored: 0, unchanged: 0, companies: 0 };
}

class NothingStored extends Error {}

/** Stores everything in one transaction, and takes it back unless all of it is good. */
async function storedWhole(
  store: PortalStore,
  importKind: (target: PortalStore) => Promise<void>,
  isGood: () => boolean,
): Promise<boolean> {
  try {
    await store.transaction(async (inside) => {
      await importKind(inside);
      if (!isGood()) throw new NothingStored();
    });
    return true;
  } catch (error) {
    if (error instanceof NothingStored) return false;
    throw error;
  }
}
