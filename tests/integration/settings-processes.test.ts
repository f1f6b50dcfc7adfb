import { describe, expect } from 'vitest';

import { APP_SOURCE } from '../portal/crm/crm.ts';
import { serveAttain } from '../processes/serve.ts';
import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

const API_KEY = 'a key that programs use';
const HEALTHY = 'settings.bands.health.healthy';

/** Resolves once the worker has written this version of the model to every customer. */
function writtenToAll({ portal }: WorkerPortal, version: string): Promise<void> {
  const waiting = new Set(
    [...portal.crm.ids('companies')].filter(
      (id) => portal.crm.value('companies', id, 'lifecyclestage') === 'customer',
    ),
  );
  return new Promise((resolve) => {
    portal.crm.onChange((change) => {
      if (change.kind !== 'propertyChange' || change.type !== 'companies') return;
      if (change.source.sourceType !== APP_SOURCE.sourceType) return;
      if (change.values?.['attain_model_version'] !== version) return;
      waiting.delete(String(change.after.id));
      if (waiting.size === 0) resolve();
    });
  });
}

describe.concurrent('saved settings', () => {
  it('hold in every process without a restart: server, sync and command line', async ({
    aPortal,
  }) => {
    const worker = await aPortal({
      companies: 8,
      config: { schedule: { everySeconds: 3_600, dueEverySeconds: 1 } },
    });
    await worker.sync();
    const server = await serveAttain({ ...worker.env, ATTAIN_API_KEY: API_KEY });
    try {
      const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
      const ask = async (path: string, body?: object) => {
        const response = await fetch(`${server.origin}${path}`, {
          ...{ method: body === undefined ? 'GET' : 'POST', headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return { status: response.status, body: (await response.json()) as object };
      };
      const changes = [{ key: HEALTHY, value: 95 }];
      const preview = await ask('/api/settings/preview', { changes });
      expect(preview).toMatchObject({ status: 200, body: { companies: { isSample: false } } });

      const first = writtenToAll(worker, '1.1.0+settings.1');
      const saved = await ask('/api/settings', { basedOn: 0, reason: 'Stricter', changes });
      expect(saved).toMatchObject({ status: 200, body: { version: 1, savedBy: 'program' } });
      await first;

      // Another process brings the settings of the file back; the server finds them by itself.
      const second = writtenToAll(worker, '1.1.0+settings.2');
      const restored = await worker.attain(['settings', 'restore', '0', '--reason', 'As before']);
      expect(restored.stdout).toBe('Saved as version 2.\n');
      await second;
      expect(await ask('/api/settings')).toMatchObject({ body: { latest: 2 } });

      const connection = await ask('/api/settings/connection');
      expect(connection).toMatchObject({
        status: 200,
        body: { reachesHubSpot: true, sync: { settingsTaken: 2 }, backlog: { toScore: 0 } },
      });
      const { findings } = connection.body as { findings: { check: string; message: string }[] };
      const { stdout } = await worker.attain(['doctor', '--json']);
      const told = JSON.parse(stdout) as { findings: { check: string; message: string }[] };
      const checks = (list: typeof findings) => list.map(({ check }) => check);
      expect(checks(findings)).toEqual(checks(told.findings));
      expect(findings.find(({ check }) => check === 'settings')?.message).toContain('version 2');
    } finally {
      await server.stop();
    }

    const listed = await worker.attain(['settings', 'versions']);
    expect(listed.stdout).toMatch(
      /^version 2 .*command line: As before\nversion 1 .*program: Stricter\n$/,
    );
    const diff = await worker.attain(['settings', 'diff', '1', '2']);
    expect(diff.stdout).toBe(`  ${HEALTHY}  95 -> (not saved)\n`);
    const wrong = await worker.attain(['settings', 'diff', 'one', '2']);
    expect(wrong.status).toBe(64);
    const { summary } = await worker.sync();
    expect(summary.scored).toBe(0);
  });

  it('that no longer fit stop nobody: the last ones that fit hold, and the doctor says so', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 4 });
    await worker.sync();
    await worker.withStore(async ({ settings }) => {
      const version = { formulas: 1, savedAt: 1, savedBy: 'program', reason: 'x' };
      const document = { settings: { bands: { health: { healthy: 95 } } } };
      await settings.add({ ...version, version: 1, document });
      await settings.add({ ...version, version: 2, document: { settings: { gone: 1 } } });
    });
    const { status, summary } = await worker.sync();
    expect(status).toBe(0);
    expect(summary.scored).toBeGreaterThan(0);
    const { stdout } = await worker.attain(['doctor']);
    expect(stdout).toMatch(/warn {2}settings .*version 2 .*no longer fits .*version 1 holds/);
    const shown = await worker.attain(['settings', '--json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      version: { version: 1 },
      settings: [{ key: HEALTHY, value: 95, origin: 'saved' }],
    });
  });
});
