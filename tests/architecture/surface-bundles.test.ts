import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { accountFigures, figuresLastChanged } from '@attain/shared/crm/account-figures';
import { ownPropertyNames } from '@attain/shared/crm/write-back';
import { beforeAll, describe, expect, it } from 'vitest';

import { DEFAULT_WORKER_ORIGIN } from '@attain/ui/data/worker-origin';
import { buildSurface, type SurfaceBundle } from '../hubspot-project/build-surface.ts';
import { carriesZod, gzippedBytes, MAX_GZIPPED_BYTES } from '../hubspot-project/bundle-checks.ts';
import { packageFolders, surfaces } from '../hubspot-project/surfaces.ts';

const app = path.resolve(import.meta.dirname, '../../hubspot-app/src/app');

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(path.join(app, file), 'utf8')) as T;
}

/** The properties that the fallback looks at, by watching it look. */
function propertiesRead(): string[] {
  const read = new Set<string>();
  const record = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        read.add(String(name));
        return undefined;
      },
    },
  );
  accountFigures(record);
  figuresLastChanged(record);
  return [...read].sort();
}

describe.each(surfaces())('the bundle of $uid', ({ entrypoint }) => {
  let bundle: SurfaceBundle;

  beforeAll(async () => {
    bundle = await buildSurface(entrypoint);
  });

  it('stays under its ceiling', () => {
    expect(gzippedBytes(bundle)).toBeLessThan(MAX_GZIPPED_BYTES);
  });

  it('carries no schema library', () => {
    expect(carriesZod(bundle)).toBe(false);
  });

  it('carries nothing of shared but the domain and the catalogue', () => {
    const shared = bundle.modules.filter((module) => /[\\/]shared[\\/]src[\\/]/.test(module));
    expect(shared.filter((module) => !/[\\/]src[\\/](domain|crm)[\\/]/.test(module))).toEqual([]);
  });

  it.runIf(entrypoint.endsWith('/AccountHealth.tsx'))(
    'has HubSpot fetch ahead exactly the properties that the fallback reads',
    () => {
      expect([...bundle.prefetchedProperties].sort()).toEqual(propertiesRead());
    },
  );

  it('reads no property that the product does not write', () => {
    const written = new Set([...ownPropertyNames('companies'), ...ownPropertyNames('deals')]);
    expect(bundle.prefetchedProperties.filter((name) => !written.has(name))).toEqual([]);
  });
});

describe('the project around the surfaces', () => {
  it('permits the surfaces to call the worker that they call', async () => {
    const manifest = await json<{ config: { permittedUrls: { fetch: string[] } } }>(
      'app-hsmeta.json',
    );
    const { fetch } = manifest.config.permittedUrls;
    expect(fetch.some((permitted) => DEFAULT_WORKER_ORIGIN.startsWith(permitted))).toBe(true);
  });

  it.each(packageFolders())(
    'pins every version of %s, from which HubSpot installs',
    async (folder) => {
      const { dependencies } = await json<{ dependencies: Record<string, string> }>(
        `${path.basename(folder)}/package.json`,
      );
      const loose = Object.entries(dependencies).filter(
        ([, version]) => !/^(file:|\d+\.\d+\.\d+$)/.test(version),
      );
      expect(loose).toEqual([]);
      expect(dependencies['react']).toBe('18.3.1');
    },
  );
});
