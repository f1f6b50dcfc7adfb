import { Command, InvalidArgumentError } from 'commander';

import { UserError } from '../ports/errors.ts';
import type { SavedVersion } from '../ports/saved-settings.ts';
import type { PortalStore } from '../ports/store.ts';
import { changed } from '../settings/changes.ts';
import { type Difference, differences } from '../settings/differences.ts';
import { effectiveSettings } from '../settings/effective.ts';
import { type ListedSetting, listSettings } from '../settings/listing.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { knownPortal } from './known-portal.ts';
import { type Session, withSession } from './session.ts';

const LISTED = 50;
const BY = 'command line';

type Flags = { json?: true };

/** Settings that administrators saved in the portal: what holds, since when, and back to an earlier version. */
export function settingsCommand(): Command {
  const command = new Command('settings')
    .description('Show the settings that hold and where each comes from: default, file or saved.')
    .option('--all', 'those that are as by default, too')
    .option('--json', 'print one JSON object on standard output')
    .action(async ({ all, json }: Flags & { all?: true }) => {
      const { version, settings } = await run(shown);
      const told = settings.filter(({ origin }) => all || origin !== 'default');
      print(json, { version, settings: told }, () => describe(version, told));
    });
  command
    .command('versions')
    .description('Show what was saved, by whom and why, the latest first.')
    .option('--json', 'print one JSON object on standard output')
    .action(async ({ json }: Flags) => {
      const versions = await run((store) => store.settings.list(LISTED));
      print(json, { versions }, () =>
        versions.length === 0 ? 'Nothing was saved yet.\n' : versions.map(versionLine).join(''),
      );
    });
  command
    .command('diff')
    .argument('<from>', 'number of a version', numberOf)
    .argument('<to>', 'number of another one', numberOf)
    .description('Show what two versions say differently; 0 = before anything was saved.')
    .option('--json', 'print one JSON object on standard output')
    .action(async (from: number, to: number, { json }: Flags) => {
      const found = await run(async (store) =>
        differences(await documentOf(store, from), await documentOf(store, to)),
      );
      print(json, { differences: found }, () =>
        found.length === 0 ? 'They say the same.\n' : found.map(differenceLine).join(''),
      );
    });
  command
    .command('restore')
    .argument('<version>', 'number of the version', numberOf)
    .description('Save what an earlier version said as a new version; 0 = the file alone.')
    .requiredOption('--reason <text>', 'why, for the history')
    .action(async (version: number, { reason }: { reason: string }) => {
      const saved = await run((store, session) => restore(store, session, version, reason));
      process.stdout.write(
        saved === undefined
          ? 'These settings hold already.\n'
          : `Saved as version ${saved.version}.\n`,
      );
    });
  return command;
}

async function shown(store: PortalStore, { configuration, written }: Session) {
  const effective = await effectiveSettings(configuration, store);
  return {
    version: effective.version,
    settings: listSettings(effective, { configuration, written }),
  };
}

async function restore(
  store: PortalStore,
  { configuration }: Session,
  version: number,
  reason: string,
): Promise<SavedVersion | undefined> {
  const held = await effectiveSettings(configuration, store);
  const document = await documentOf(store, version);
  const fit = changed(configuration, { ...held, document }, []);
  if (fit.kind !== 'fits') {
    throw new UserError(
      `Version ${version} no longer fits this configuration file: set what it said by hand.`,
    );
  }
  return saveSettings(store.settings, held, fit, {
    ...{ basedOn: held.latest, reason, by: BY, at: Date.now() },
  });
}

async function documentOf({ settings }: PortalStore, version: number) {
  if (version === 0) return {};
  const found = await settings.version(version);
  if (found !== undefined) return found.document;
  throw new UserError(`There is no version ${version}: "attain settings versions" lists them.`);
}

function run<T>(ask: (store: PortalStore, session: Session) => Promise<T>): Promise<T> {
  return withSession({ quiet: true }, async (session) => {
    const store = await session.store();
    const { portalId } = await knownPortal(session, store);
    return store.forPortal(portalId).transaction((inside) => ask(inside, session));
  });
}

function numberOf(written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new InvalidArgumentError('write the number of a version, such as 3');
}

function print(json: true | undefined, object: object, describe: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(object)}\n` : describe());
}

function describe(version: SavedVersion | null, settings: readonly ListedSetting[]): string {
  const head = version === null ? 'Nothing that was saved holds.\n' : versionLine(version);
  const width = Math.max(0, ...settings.map(({ key }) => key.length));
  const lines = settings.map(
    ({ key, origin, value }) =>
      `  ${origin.padEnd(7)}  ${key.padEnd(width)}  ${JSON.stringify(value)}\n`,
  );
  const rest = settings.length === 0 ? '  Every setting is as by default.\n' : '';
  return `${head}${lines.join('')}${rest}`;
}

function versionLine({ version, savedAt, savedBy, reason }: SavedVersion): string {
  return `version ${version}  ${new Date(savedAt).toISOString()}  ${savedBy}: ${reason}\n`;
}

function differenceLine({ key, from, to }: Difference): string {
  const told = (value: unknown) => (value === undefined ? '(not saved)' : JSON.stringify(value));
  return `  ${key}  ${told(from)} -> ${told(to)}\n`;
}
