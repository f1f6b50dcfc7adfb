import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { packageFolders } from './surfaces.ts';

const SRC_DIR = 'hubspot-app/src';
const repository = path.resolve(import.meta.dirname, '../..');

type Manifest = { dependencies: Record<string, string>; files?: string[] };

export type StagedUpload = AsyncDisposable & { srcDir: string };

/**
 * Lays the project out as HubSpot's CLI uploads it: the source folder without dotfiles and `node_modules`, and the packages that it
 * links with `file:` beside it, each with nothing but its `files`. It lies outside the repository and a linked package gets no
 * dependencies of its own, as after npm's installation: what resolves only here at home fails the build.
 */
export async function stageUpload(): Promise<StagedUpload> {
  const projectDir = await mkdtemp(path.join(tmpdir(), 'attain-upload-'));
  await cp(path.join(repository, 'hsproject.json'), path.join(projectDir, 'hsproject.json'));
  await cp(path.join(repository, SRC_DIR), path.join(projectDir, SRC_DIR), {
    recursive: true,
    filter: isUploaded,
  });
  for (const folder of packageFolders()) await installDependencies(folder, projectDir);
  return {
    srcDir: path.join(projectDir, SRC_DIR),
    [Symbol.asyncDispose]: () => rm(projectDir, { recursive: true, force: true }),
  };
}

function isUploaded(file: string): boolean {
  const name = path.basename(file);
  return name !== 'node_modules' && !name.startsWith('.') && !name.endsWith('.log');
}

async function installDependencies(folder: string, projectDir: string): Promise<void> {
  const target = path.join(projectDir, SRC_DIR, folder);
  const { dependencies } = await manifestIn(target);
  for (const [name, version] of Object.entries(dependencies)) {
    const installed = path.join(target, 'node_modules', name);
    const source = version.startsWith('file:')
      ? await stageLinkedPackage(
          name,
          path.join(repository, SRC_DIR, folder, version.slice('file:'.length)),
          projectDir,
        )
      : packageFolder(name);
    await mkdir(path.dirname(installed), { recursive: true });
    await symlink(source, installed, 'junction');
  }
}

async function stageLinkedPackage(
  name: string,
  source: string,
  projectDir: string,
): Promise<string> {
  const target = path.join(projectDir, '_workspaces', path.basename(name));
  const { files = [] } = await manifestIn(source);
  for (const file of ['package.json', ...files]) {
    await cp(path.join(source, file), path.join(target, file), {
      recursive: true,
      filter: isUploaded,
    });
  }
  return target;
}

async function manifestIn(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

function packageFolder(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new Error(`${name} is not installed`);
  return path.dirname(manifest);
}
