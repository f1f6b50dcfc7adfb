import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Goal } from '@attain/shared/domain/goals/goal';
import type { Instant } from '@attain/shared/domain/basics/time';
import type { ExchangeRate } from '@attain/shared/domain/value/settings';
import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { importFile } from '@attain/sync-worker/imports/import-file';
import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { ImportKind } from '@attain/sync-worker/imports/kind';
import type { ImportReport } from '@attain/sync-worker/imports/report';
import type { DateOrder } from '@attain/sync-worker/imports/sheet-dates';
import { silentProgress } from '@attain/sync-worker/ports/progress';
import type {
  AccountRows,
  CompanyRow,
  PortalStore,
  Windows,
} from '@attain/sync-worker/ports/store';
import { onTestFinished } from 'vitest';

import { fileWith } from '../unit/imports/rows.ts';

const NOW = Date.UTC(2026, 6, 1, 12);

export type ImportPortal = {
  store: PortalStore;
  import: (
    kind: ImportKind,
    content: string | Buffer,
    options?: ImportOptions,
  ) => Promise<ImportReport>;
  goals: (companyId: string) => Promise<readonly Goal[]>;
  account: (companyId: string) => Promise<AccountRows>;
  /** As after a sync that found other account keys on a company. */
  giveKeys: (companyId: string, accountKeys: readonly string[]) => Promise<void>;
};

type ImportOptions = {
  allOrNothing?: boolean;
  name?: string;
  now?: Instant;
  currency?: string;
  rates?: readonly ExchangeRate[];
  dateOrder?: DateOrder;
  /** The section `usage` of the configuration file. */
  usage?: object;
  /** Stops the import at its first safe point. */
  stopped?: boolean;
};

/** A database of its own with companies: 512 (acme.com, acc_1 and acc_2, once 99 too), 513 (beta.io, acc_3), and two of one domain. */
export async function importPortal(): Promise<ImportPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-store-'));
  const opened = await openStore(`sqlite:${join(folder, 'attain.db')}`);
  onTestFinished(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });
  await opened.migrate();
  await opened.savePortal({ portalId: 1, timeZone: 'Europe/Berlin', currency: 'USD' });
  const store = opened.forPortal(1);
  await store.mirror.save(
    'companies',
    [
      someCompany({
        id: '512',
        domain: 'acme.com',
        accountKeys: ['acc_1', 'acc_2'],
        mergedIds: ['99'],
      }),
      someCompany({ id: '513', domain: 'beta.io', accountKeys: ['acc_3'] }),
      someCompany({ id: '514', domain: 'twin.com' }),
      someCompany({ id: '515', domain: 'twin.com' }),
    ],
    1,
  );
  await store.mirror.mergeCompanies('512', ['99']);
  return {
    store,
    async import(kind, content, options = {}) {
      const { allOrNothing = false, name, now = NOW, currency = 'USD', stopped = false } = options;
      const { rates = [], dateOrder = null, usage = {} } = options;
      const stopping = new AbortController();
      const stop = () => stopping.abort(new Error('stopped'));
      const step = { advance: stop, done: () => undefined };
      return importFile({
        kind,
        path: await fileWith(content, name),
        allOrNothing,
        store,
        portal: { timeZone: 'Europe/Berlin', currency },
        configuration: configurationSchema.parse({
          usage,
          settings: { value: { rates, rateMaxAgeDays: 31 } },
        }),
        dateOrder,
        now,
        who: 'test',
        progress: stopped ? { step: () => step } : silentProgress,
        signal: stopping.signal,
      });
    },
    async giveKeys(id, accountKeys) {
      const company = someCompany({ id, domain: 'beta.io', accountKeys, updatedAt: NOW });
      await store.mirror.save('companies', [company], 2);
    },
    goals: async (companyId) => (await store.records.goals([companyId])).get(companyId) ?? [],
    async account(companyId) {
      const [rows] = await store.scoring.load([companyId], someWindows());
      if (rows === undefined) throw new Error(`company ${companyId} is not there`);
      return rows;
    },
  };
}

export function someCompany(overrides: Partial<CompanyRow>): CompanyRow {
  return {
    id: '1',
    name: null,
    domain: null,
    accountKeys: [],
    createdAt: Date.UTC(2025, 0, 1),
    updatedAt: Date.UTC(2025, 0, 1),
    properties: {},
    held: {},
    mergedIds: [],
    ...overrides,
  };
}

export function someWindows(): Windows {
  return {
    now: NOW,
    usageDays: { first: '2026-06-03', last: '2026-06-30' },
    seatsSince: '2026-04-02',
    day90Ago: '2026-04-02',
    ticketsSince: 0,
    recentTicketsSince: 0,
    sizeSince: 0,
    ticketsToldSince: null,
    npsSince: 0,
    csatSince: 0,
    outreachSince: 0,
    pastHealthSince: 0,
    keyFeatures: [],
    reviewType: null,
  };
}
