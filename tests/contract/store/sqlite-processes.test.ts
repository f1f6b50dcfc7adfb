import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { openStore } from '@attain/sync-worker/adapters/store/open-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { NOW } from './builders.ts';
import { startWriter } from './processes/child.ts';

const PORTAL = 4711;
const KILLS = 4;

describe('a SQLite file and its processes', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'attain-processes-'));
    file = path.join(folder, 'attain.db');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('loses nothing that was acknowledged when its process is killed, time and again', async () => {
    const acknowledged: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const writer = startWriter(`sqlite:${file}`, PORTAL, kill * 100_000);
      await writer.hasSaid(10 + 17 * kill);
      writer.process.kill('SIGKILL');
      await writer.ended();
      acknowledged.push(...writer.said);
      expect(integrityOf(file)).toBe('ok');

      const store = await openStore(`sqlite:${file}`);
      const portal = store.forPortal(PORTAL);
      const cursor = Number(await portal.cursors.get(`writer:${kill * 100_000}`));
      // One more may have been committed than was said, never one less.
      expect(cursor - (writer.said.at(-1) ?? 0)).toBeOneOf([0, 1]);
      await store.close();
    }

    const store = await openStore(`sqlite:${file}`);
    const portal = store.forPortal(PORTAL);
    const { companies } = await portal.mirror.counts();
    const items = await portal.outbox.claim('companies', companies + 1, NOW);
    const kept = new Set(items.map(({ properties }) => Number(properties['attain_health_score'])));
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(companies).toBe(kept.size);
    expect(companies - acknowledged.length).toBeLessThanOrEqual(KILLS);
    await store.close();
  });

  it('takes writes of several processes at once without an error or a loss', async () => {
    const writers = [1, 2, 3].map((n) => startWriter(`sqlite:${file}`, PORTAL, n * 1_000, 60));
    for (const writer of writers) {
      expect(await writer.ended()).toEqual({ code: 0, errors: '' });
      expect(writer.said).toHaveLength(60);
    }
    const store = await openStore(`sqlite:${file}`);
    expect((await store.forPortal(PORTAL).mirror.counts()).companies).toBe(180);
    expect(await store.pendingMigrations()).toEqual([]);
    await store.close();
  });

  it('goes on reading and answering while another process writes', async () => {
    const writer = startWriter(`sqlite:${file}`, PORTAL, 0);
    await writer.hasSaid(5);
    const store = await openStore(`sqlite:${file}`);
    const portal = store.forPortal(PORTAL);
    for (let round = 0; round < 20; round += 1) {
      expect(await portal.scoring.snapshot('1000001')).toBeDefined();
      await portal.cursors.set('reader', String(round));
    }
    writer.process.kill('SIGKILL');
    await writer.ended();
    expect(await portal.cursors.get('reader')).toBe('19');
    await store.close();
  });

  it('hands out again, as uncertain, what a killed process had in flight', async () => {
    const writer = startWriter(`sqlite:${file}`, PORTAL, 0, 3);
    await writer.ended();
    const dead = await openStore(`sqlite:${file}`);
    const claimed = await dead.forPortal(PORTAL).outbox.claim('companies', 2, NOW);
    await dead.close();

    const store = await openStore(`sqlite:${file}`);
    const { outbox } = store.forPortal(PORTAL);
    await outbox.recover();
    const items = await outbox.claim('companies', 10, NOW + 1);
    expect(items.map(({ uncertain }) => uncertain)).toEqual([true, true, false]);
    await outbox.acknowledge(claimed);
    expect(await outbox.waiting()).toBe(3);
    await store.close();
  });
});

function integrityOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare('pragma integrity_check').get()?.['integrity_check'];
  } finally {
    database.close();
  }
}
