import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Executable } from './executable.ts';

const run = promisify(execFile);

/** Makes the package unpack the shared libraries that a bare machine lacks. */
const LIBRARIES_TOO = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };

/**
 * The Chromium that comes in an npm package, unpacked once per version and user. It is unpacked beside its place and moved there, so that
 * two test runs at once never start a half-written browser. `undefined` where the package has none for this machine.
 */
export async function packagedChromium(): Promise<Executable | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(tmpdir(), `attain-chromium-${await version()}-${userInfo().uid}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

async function version(): Promise<string> {
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url);
  if (manifest === undefined) throw new Error('@sparticuz/chromium is not installed');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

async function unpackInto(folder: string): Promise<void> {
  const beside = await mkdtemp(`${folder}-`);
  await run(process.execPath, [path.join(import.meta.dirname, 'unpack-chromium.ts')], {
    env: { ...process.env, ...LIBRARIES_TOO, TMPDIR: beside },
  });
  await useOwnFonts(beside, folder);
  try {
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's font configuration names the folder of another platform; without this a bare machine draws no text. */
async function useOwnFonts(unpacked: string, folder: string): Promise<void> {
  const file = path.join(unpacked, 'fonts', 'fonts.conf');
  const configuration = await readFile(file, 'utf8');
  await writeFile(file, configuration.replaceAll('/tmp/fonts', path.join(folder, 'fonts')));
}
