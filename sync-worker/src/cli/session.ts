import { openStore } from '../adapters/store/open-store.ts';
import {
  type Configuration,
  type ConfigurationFile,
  readConfigurationFile,
} from '../config/configuration.ts';
import { type Environment, readEnvironment } from '../config/environment.ts';
import { createLog } from '../log.ts';
import { openCrm } from '../open-crm.ts';
import type { Crm } from '../ports/crm.ts';
import { UserError } from '../ports/errors.ts';
import type { Log } from '../ports/log.ts';
import type { PortalStore, Store } from '../ports/store.ts';
import { effectiveSettings } from '../settings/effective.ts';
import { terminalProgress } from './terminal-progress.ts';
import { usageBounds } from '../usage/bounds.ts';

const STOPPED =
  'Stopped by a signal. What is saved stays; the next run goes on where this one was.';

/** What a command gets to work with; opened on demand, closed at the end whatever happens. */
export type Session = {
  environment: Environment;
  /** What the file says, with all defaults. What is saved in a portal may say otherwise: see `configurationOf`. */
  configuration: Configuration;
  /** The file as it was written. */
  written: ConfigurationFile['written'];
  /** What holds for a portal. */
  configurationOf: (portal: PortalStore) => Promise<Configuration>;
  log: Log;
  progress: ReturnType<typeof terminalProgress>;
  /** Aborted by SIGINT and SIGTERM. */
  signal: AbortSignal;
  crm: () => Crm;
  store: () => Promise<Store>;
};

/** Runs a command with a session, and closes what it opened. */
export async function withSession<T>(
  options: { quiet?: boolean },
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment();
  const { configuration, written } = readConfigurationFile(environment.configPath);
  const log = createLog(environment);
  const stopping = new AbortController();
  const stop = () => stopping.abort(new UserError(STOPPED));
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const progress = terminalProgress(process.stderr, options.quiet ?? false);
  const closers: (() => Promise<void>)[] = [];
  try {
    return await run({
      environment,
      configuration,
      written,
      configurationOf: async (portal) =>
        (await effectiveSettings(configuration, portal)).configuration,
      log,
      progress,
      signal: stopping.signal,
      crm() {
        const crm = openCrm(environment, log);
        closers.push(() => crm.close());
        return crm;
      },
      async store() {
        const store = await openStore(environment.databaseUrl, {
          ...configuration.settings.usage,
          ...configuration.history,
          usage: usageBounds(configuration),
        });
        closers.push(() => store.close());
        await store.migrate();
        return store;
      },
    });
  } finally {
    progress.stop();
    for (const close of closers.reverse()) await close();
  }
}
