import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { type Browser, chromium } from 'playwright-core';

import type { Executable } from './executable.ts';
import { packagedChromium } from './packaged-chromium.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Runs without a sandbox, as tests do in containers, and asks nothing of the network by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An installed Chromium, else the one that comes in an npm package; `undefined` where there is neither. */
export async function findBrowser(): Promise<Executable | undefined> {
  return installedChromium() ?? (await packagedChromium());
}

export async function launch({ executablePath, env }: Executable): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...definedEnvironment(), ...env },
  });
}

function installedChromium(): Executable | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  const executablePath = folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find(isExecutable);
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
