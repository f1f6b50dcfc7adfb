import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type BundleManifest = {
  modules: Record<string, { module: string }[]>;
  dataDeps: { properties: { type: string; recordProperties?: string[] } }[];
};

export type SurfaceBundle = {
  /** The script that HubSpot would serve. */
  code: string;
  /** Every module that went into it. */
  modules: readonly string[];
  /** The properties that HubSpot would fetch ahead of the surface. */
  prefetchedProperties: readonly string[];
};

const srcDir = path.resolve(import.meta.dirname, '../../hubspot-app/src');

/**
 * Builds a surface with the function that HubSpot's servers use. In a process of its own, because the bundler reads `NODE_ENV`, which a
 * test runner has set to something else.
 *
 * @param entrypoint path below the source folder, as {@link surfaces} tells it.
 * @throws with the bundler's own words, where it refuses.
 */
export async function buildSurface(entrypoint: string, below = srcDir): Promise<SurfaceBundle> {
  const entry = path.join(below, entrypoint);
  const outputDir = await mkdtemp(path.join(tmpdir(), 'attain-surface-'));
  try {
    await run(
      process.execPath,
      [path.join(import.meta.dirname, 'bundle-process.ts'), entry, outputDir],
      {
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
    const name = path.parse(entry).name;
    const manifest = JSON.parse(
      await readFile(path.join(outputDir, `${name}-manifest.json`), 'utf8'),
    ) as BundleManifest;
    return {
      code: await readFile(path.join(outputDir, `${name}.js`), 'utf8'),
      modules: Object.values(manifest.modules).flatMap((group) => group.map((each) => each.module)),
      prefetchedProperties: manifest.dataDeps.flatMap(
        ({ properties }) => properties.recordProperties ?? [],
      ),
    };
  } finally {
    await rm(outputDir, { recursive: true, force: true });
  }
}
