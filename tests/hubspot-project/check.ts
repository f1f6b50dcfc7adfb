import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ownPropertyNames } from '@attain/shared/crm/write-back';

import { brokenSurfaces } from './broken-surfaces.ts';
import { brokenProjects } from './broken-projects.ts';
import { buildSurface, type SurfaceBundle } from './build-surface.ts';
import { carriesZod, gzippedBytes, MAX_GZIPPED_BYTES } from './bundle-checks.ts';
import { stageUpload } from './stage-upload.ts';
import { type Surface, surfaces } from './surfaces.ts';
import { validateProject } from './validate-project.ts';

const repository = path.resolve(import.meta.dirname, '../..');
let failures = 0;

await theProjectIsAccepted();
for (const each of brokenProjects) await isRefused(each);
await theSurfacesBuildFromTheirUpload();
for (const each of brokenSurfaces) await doesNotBuild(each);

console.log(failures === 0 ? 'HubSpot project: all well' : `HubSpot project: ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

function report(ok: boolean, what: string, why = ''): void {
  if (!ok) failures += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}${ok || why === '' ? '' : `\n     ${why}`}`);
}

async function theProjectIsAccepted(): Promise<void> {
  const { components, problems } = await validateProject(repository);
  report(
    problems.length === 0,
    `HubSpot's parser accepts the project: ${components.join(', ')}`,
    problems.join('\n     '),
  );
}

async function isRefused({ rule, breakIt, says }: (typeof brokenProjects)[number]): Promise<void> {
  const projectDir = await mkdtemp(path.join(tmpdir(), 'attain-broken-'));
  try {
    await cp(path.join(repository, 'hsproject.json'), path.join(projectDir, 'hsproject.json'));
    await cp(path.join(repository, 'hubspot-app'), path.join(projectDir, 'hubspot-app'), {
      recursive: true,
      filter: (file) => path.basename(file) !== 'node_modules',
    });
    await breakIt(projectDir);
    const problems = (await validateProject(projectDir)).problems.join('\n');
    report(
      says.test(problems),
      `refused: ${rule}`,
      problems === '' ? 'it was accepted' : `it was refused with other words: ${problems}`,
    );
  } finally {
    await rm(projectDir, { recursive: true, force: true });
  }
}

async function theSurfacesBuildFromTheirUpload(): Promise<void> {
  await using upload = await stageUpload();
  for (const surface of surfaces()) {
    const bundle = await attempt(() => buildSurface(surface.entrypoint, upload.srcDir));
    if (bundle instanceof Error) report(false, `${surface.uid} builds`, bundle.message);
    else examine(surface, bundle);
  }
}

function examine({ uid }: Surface, bundle: SurfaceBundle): void {
  const size = gzippedBytes(bundle);
  report(true, `${uid} builds from its upload: ${bundle.modules.length} modules`);
  report(
    size < MAX_GZIPPED_BYTES,
    `${uid} has ${(size / 1000).toFixed(1)} kB gzipped, at most ${MAX_GZIPPED_BYTES / 1000}`,
  );
  report(!carriesZod(bundle), `${uid} carries no schema library`);
  const written = new Set([...ownPropertyNames('companies'), ...ownPropertyNames('deals')]);
  const unwritten = bundle.prefetchedProperties.filter((name) => !written.has(name));
  report(
    unwritten.length === 0,
    `HubSpot fetches ${bundle.prefetchedProperties.length} properties ahead of ${uid}, all of the catalogue`,
    `not in the catalogue: ${unwritten.join(', ')}`,
  );
}

async function doesNotBuild({
  rule,
  breakIt,
  says,
}: (typeof brokenSurfaces)[number]): Promise<void> {
  await using upload = await stageUpload();
  const [first] = surfaces();
  if (first === undefined) throw new Error('the project declares no surface');
  await breakIt(path.join(upload.srcDir, first.entrypoint));
  const built = await attempt(() => buildSurface(first.entrypoint, upload.srcDir));
  const why = built instanceof Error ? built.message : '';
  report(
    says.test(why),
    `does not build: ${rule}`,
    why === '' ? 'it was built' : `it failed for another reason: ${why}`,
  );
}

async function attempt(build: () => Promise<SurfaceBundle>): Promise<SurfaceBundle | Error> {
  try {
    return await build();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
