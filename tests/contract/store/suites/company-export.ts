import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { ReportLink } from '@attain/sync-worker/ports/report-links';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someReport } from '../../../reports/some-report.ts';
import {
  eventOf,
  NOW,
  someCompany,
  someGoal,
  someMetric,
  someScored,
  usageBatch,
} from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const by = { at: NOW, who: 'Ann Lee', via: 'api' as const };

async function rowsOf({ companyExport }: PortalStore, companyId: string) {
  const files: Record<string, object[]> = {};
  for (const { file, rows } of companyExport.parts(companyId)) {
    const all: object[] = [];
    for await (const piece of rows) all.push(...piece);
    files[file] = all;
  }
  return files;
}

async function withReadings({ records }: PortalStore, companyId: string, count: number) {
  await records.saveGoal(companyId, someGoal('g', { metrics: [someMetric('m')] }), by);
  const readings = Array.from({ length: count }, (_, at) => ({
    ...{ metricId: 'm', value: at, measuredAt: NOW - at * DAY_MS, source: null, evidence: null },
  }));
  await records.addReadings(companyId, readings, by);
}

export function companyExportSuite({ store }: TestEngine): void {
  describe('the export of a company', () => {
    it('has every row once, however many pages there are', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await withReadings(portal, '1', 1_203);
      const { 'readings.ndjson': readings = [] } = await rowsOf(portal, '1');
      const instants = readings.map((row) => (row as { measuredAt: string }).measuredAt);
      expect(instants).toHaveLength(1_203);
      expect(new Set(instants).size).toBe(1_203);
      expect(instants[0]).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });

    it('has nothing of another company, nor of another portal', async () => {
      const portal = freshPortal(store);
      const neighbour = freshPortal(store);
      for (const each of [portal, neighbour]) {
        await each.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
        await withReadings(each, '1', 2);
        await each.usage.add(usageBatch([eventOf('1', 'login', { user: 'bob' })]));
        await each.scoring.save([someScored('1')]);
        await each.reportLinks.add(someLink, someReport());
        await each.reportLinks.note('l', 'opened', NOW, '2026-02-10');
      }
      for (const rows of Object.values(await rowsOf(portal, '2'))) expect(rows).toEqual([]);
      const files = await rowsOf(portal, '1');
      expect(files['readings.ndjson']).toHaveLength(2);
      expect(files['records.ndjson']).toHaveLength(1);
      expect(files['usage-by-day.ndjson']).toHaveLength(1);
      expect(files['users-by-day.ndjson']).toMatchObject([{ of: 'day', users: 1 }]);
      expect(files['figures-by-day.ndjson']).toHaveLength(1);
      expect(files['report-links.ndjson']).toMatchObject([{ events: [{ times: 1 }] }]);
      expect(files['shared-reports.ndjson']).toEqual([{ linkId: 'l', report: someReport() }]);
    });

    it('tells no hash of a link, a code or a person', async () => {
      const portal = freshPortal(store);
      await portal.reportLinks.add(someLink, someReport());
      await portal.usage.add(usageBatch([eventOf('1', 'login', { user: 'hash-of-bob' })]));
      const text = JSON.stringify(await rowsOf(portal, '1'));
      expect(text).not.toMatch(/hash of|hash-of-bob|secret/i);
    });
  });
}

const someLink: ReportLink = {
  ...{ id: 'l', companyId: '1', kind: 'success', day: '2026-02-10', wrongCodes: 0 },
  ...{ secretHash: 'hash of s', codeHash: 'hash of c', sessionHash: 'hash of b' },
  ...{ signOffLinkId: null, createdAt: NOW, createdBy: 'Ann', expiresAt: NOW + DAY_MS },
  revokedAt: null,
};
