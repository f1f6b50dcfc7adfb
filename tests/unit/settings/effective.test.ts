import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { SavedSettings } from '@attain/sync-worker/ports/saved-settings';
import { effectiveReader, effectiveSettings, merge } from '@attain/sync-worker/settings/effective';
import { nameOf, saveableKeys } from '@attain/sync-worker/settings/keys';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

const FILE = configurationSchema.parse({
  settings: { bands: { health: { healthy: 88 } }, review: { intervalDays: 60 } },
  usage: { sources: [{ type: 'posthog', name: 'web', secretFrom: 'KEY', projectId: '1' }] },
});

type Saved = Pick<SavedSettings, 'version' | 'document'> & { formulas?: number };

/** What the store answers, with the versions that were asked for. */
function portalOf(versions: readonly Saved[]) {
  const read: number[] = [];
  const settings = {
    latest: async () => Math.max(0, ...versions.map(({ version }) => version)),
    async version(number: number) {
      read.push(number);
      const found = versions.find(({ version }) => version === number);
      return found && { formulas: found.version, savedAt: 1, savedBy: 'x', reason: 'y', ...found };
    },
    list: async () => [],
    add: async () => undefined,
  };
  return { settings, read };
}

function merged(document: object) {
  const result = merge(FILE, document as Record<string, unknown>);
  if (result.kind === 'unfit') throw new Error(result.issues[0]?.message);
  return result.configuration;
}

describe('what was saved over the file', () => {
  it('changes nothing where nothing was saved', () => {
    expect(merged({})).toEqual(FILE);
  });

  it('holds before the file, and the file before the defaults', () => {
    const { bands, review, alerts } = merged({
      settings: { bands: { health: { stable: 75 } }, review: { intervalDays: 30 } },
    }).settings;
    expect(bands.health).toEqual({ healthy: 88, stable: 75, atRisk: 50 });
    expect(review).toEqual({ intervalDays: 30 });
    expect(alerts).toEqual(DEFAULT_SETTINGS.alerts);
  });

  it('replaces lists and tables as a whole, and one health model without the others', () => {
    const { weekly } = DEFAULT_SETTINGS.health.models;
    const file = configurationSchema.parse({
      settings: {
        health: { models: { big: weekly }, modelBySegment: { enterprise: 'big' } },
      },
    });
    const document = {
      mapping: { customers: { values: ['a', 'b'] } },
      settings: { health: { models: { weekly }, modelBySegment: { smb: 'daily' } } },
    };
    const result = merge(file, document);
    expect(result).toMatchObject({ kind: 'fits' });
    if (result.kind === 'unfit') return;
    const { mapping, settings } = result.configuration;
    expect(mapping.customers).toEqual({ property: 'lifecyclestage', values: ['a', 'b'] });
    expect(settings.health.modelBySegment).toEqual({ smb: 'daily' });
    expect(Object.keys(settings.health.models).toSorted()).toEqual(['big', 'daily', 'weekly']);
  });

  it.each([
    { schedule: { everySeconds: 10 } },
    { settings: { usage: { weeks: 2 } } },
    { usage: { sources: [] } },
    { mapping: { readings: [] } },
    { history: { keepDailyDays: 40 } },
  ])('is refused what stays in the file: %j', (document) => {
    expect(merge(FILE, document)).toMatchObject({
      kind: 'unfit',
      issues: [{ message: expect.stringContaining('configuration file') as string }],
    });
  });

  it('is checked as the file is, rules between keys included', () => {
    const edges = merge(FILE, { settings: { bands: { health: { stable: 90 } } } });
    expect(edges).toMatchObject({
      kind: 'unfit',
      issues: [{ path: ['settings', 'bands', 'health'] }],
    });
  });

  it('can set every key that is listed, and what is listed is what the file can say', () => {
    const keys = saveableKeys(FILE);
    expect(keys.length).toBeGreaterThan(150);
    for (const part of ['mapping.customers.values', 'settings.health.models.daily', 'tasks.legal'])
      expect(keys.map(nameOf)).toContain(part);
    expect(keys.map(nameOf).some((name) => name.startsWith('settings.usage'))).toBe(false);
  });
});

describe('what holds for a portal', () => {
  const fine = { settings: { review: { intervalDays: 30 } } };
  const broken = { settings: { review: { intervalDays: 'soon' } } };

  it('is the file alone while nothing was saved, and no version stands on figures', async () => {
    const { configuration, version, latest } = await effectiveSettings(FILE, portalOf([]));
    expect({ version, latest }).toEqual({ version: null, latest: 0 });
    expect(configuration).toBe(FILE);
    expect(configuration.settings.savedVersion).toBeUndefined();
  });

  it('stamps figures with the version that last changed what they are computed by', async () => {
    const portal = portalOf([
      { version: 1, document: fine },
      { version: 2, formulas: 1, document: fine },
    ]);
    const { configuration, version } = await effectiveSettings(FILE, portal);
    expect(version?.version).toBe(2);
    expect(configuration.settings.savedVersion).toBe(1);
  });

  it('is the last version that fits, with the reason why a later one does not', async () => {
    const portal = portalOf([
      { version: 1, document: fine },
      { version: 2, document: broken },
      { version: 3, document: { settings: { gone: 1 } } },
    ]);
    const { version, latest, unfit, configuration } = await effectiveSettings(FILE, portal);
    expect({ version: version?.version, latest }).toEqual({ version: 1, latest: 3 });
    expect(unfit).toMatchObject([{ field: 'settings' }]);
    expect(configuration.settings.review.intervalDays).toBe(30);
  });

  it('is the file alone where no version fits', async () => {
    const portal = portalOf([{ version: 1, document: broken }]);
    const { configuration, version, latest } = await effectiveSettings(FILE, portal);
    expect({ version, latest }).toEqual({ version: null, latest: 1 });
    expect(configuration).toBe(FILE);
  });

  it('is read once a version, and anew at once when there is another', async () => {
    const versions: Saved[] = [{ version: 1, document: fine }];
    const portal = portalOf(versions);
    const read = effectiveReader(FILE);
    const store = portal as unknown as Parameters<typeof read>[1];
    const first = await read(7, store);
    expect(await read(7, store)).toBe(first);
    expect(portal.read).toEqual([1]);
    versions.push({ version: 2, document: {} });
    expect((await read(7, store)).version?.version).toBe(2);
  });
});
