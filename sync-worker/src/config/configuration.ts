import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { UserError } from '../ports/errors.ts';
import { agreementsSchema } from './agreements.ts';
import { mappingSchema } from './mapping.ts';
import { mirrorSchema } from './mirror.ts';
import { reportsSchema } from './reports.ts';
import { rolesSchema } from './roles.ts';
import { settingsSchema } from './settings-schema.ts';
import { sharingSchema } from './sharing.ts';
import { tasksSchema } from './tasks-schema.ts';
import { usageSchema } from './usage.ts';

const DEFAULT_CONFIG_FILE = 'attain.config.json';

const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { error: 'is not an IANA time zone such as Europe/Berlin' },
);

/** The configuration file: every key optional, an unknown one refused with its path. */
export const configurationSchema = z
  .strictObject({
    $schema: z.string().optional(),
    timeZone: zone
      .nullable()
      .default(null)
      .describe("IANA time zone of all calendar questions; null: the portal's."),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is a code of three capital letters, such as USD')
      .nullable()
      .default(null)
      .describe("ISO 4217 code; null: the portal's."),
    mapping: mappingSchema.prefault({}).describe('Where the portal keeps what we read.'),
    usage: usageSchema
      .prefault({})
      .describe('Product usage: what counts, and how long it is kept.'),
    mirror: mirrorSchema.prefault({}).describe('What is shown in HubSpot beside the properties.'),
    agreements: agreementsSchema
      .prefault({})
      .describe('Who signs agreements, and how customers do.'),
    sharing: sharingSchema.prefault({}).describe('How reports are shared with customers by links.'),
    reports: reportsSchema
      .prefault({})
      .describe('Reports for customers, and the words around them.'),
    roles: rolesSchema.prefault({}).describe('Who may change settings.'),
    schedule: z
      .strictObject({
        everySeconds: z
          .number()
          .int()
          .min(5)
          .default(300)
          .describe(
            'Seconds between two incremental cycles of `serve`, which find changes that no webhook told of.',
          ),
        dueEverySeconds: z
          .number()
          .int()
          .min(1)
          .default(60)
          .describe(
            'Seconds after which `serve` looks for figures that change with time alone, and for work that another worker left.',
          ),
        fullEveryHours: z
          .number()
          .min(0)
          .default(168)
          .describe(
            'Hours after which `serve` reads the whole portal again, which heals what HubSpot never told as a change; 0: never.',
          ),
      })
      .prefault({}),
    tasks: tasksSchema.prefault({}).describe('How alerts and escalations become tasks in HubSpot.'),
    history: z
      .strictObject({
        keepDailyDays: z
          .number()
          .int()
          .min(31)
          .max(36_500)
          .default(800)
          .describe(
            'Every day of the history of an account is kept for so many days; of older months the last day, for ever.',
          ),
      })
      .prefault({}),
    settings: settingsSchema
      .prefault({})
      .describe('Thresholds, windows, weights and curves of the formulas.'),
  })
  .readonly();

export type Configuration = z.infer<typeof configurationSchema>;

/** The file as it was written, and what it means with all defaults. */
export type ConfigurationFile = { written: object; configuration: Configuration };

/** See {@link readConfigurationFile}. */
export function readConfiguration(path: string | undefined): Configuration {
  return readConfigurationFile(path).configuration;
}

/**
 * Reads and checks the configuration file. Without a path, a missing default file means all defaults;
 * a file that was named must exist.
 *
 * @throws {UserError} naming every key that is wrong, by its path.
 */
export function readConfigurationFile(path: string | undefined): ConfigurationFile {
  const file = path ?? DEFAULT_CONFIG_FILE;
  const text = readText(file, path === undefined);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not valid JSON: ${(error as Error).message}.`);
  }
  const result = configurationSchema.safeParse(json);
  if (result.success) return { written: json as object, configuration: result.data };
  const faults = result.error.issues.map(
    ({ path: key, message }) => `${key.join('.') || '(root)'}: ${message}`,
  );
  throw new UserError(`${file} is not valid. ${faults.join('; ')}.`);
}

function readText(file: string, optional: boolean): string {
  try {
    // Windows editors put a byte order mark in front, which is no JSON.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (optional && (error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw new UserError(
      `The configuration file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
