import { SourceError } from '../../../../ports/errors.ts';

/** Drivers that are installed only where they are used, with the version that was tried. */
const DRIVERS = {
  'snowflake-sdk': '3.3.0',
  '@google-cloud/bigquery': '9.3.0',
  '@databricks/sql': '2.1.0',
} as const;

type Driver = keyof typeof DRIVERS;

/**
 * Loads the driver of a warehouse.
 *
 * @throws {SourceError} with the command that installs it, where it is not.
 */
export async function loadDriver(name: Driver): Promise<unknown> {
  try {
    const loaded = (await import(name)) as { default?: unknown };
    return loaded.default ?? loaded;
  } catch (error) {
    throw new SourceError(
      `The driver ${name} is not installed, or cannot be loaded: run \`npm install --save-exact -w sync-worker ${name}@${DRIVERS[name]}\`.`,
      { cause: error },
    );
  }
}
