import { z } from 'zod';

import { UserError } from '../ports/errors.ts';
import { readSourceSecrets, type SourceSecrets } from './source-secrets.ts';
import type { SourceConfiguration } from './usage-sources.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) origin' })
  .transform((url) => new URL(url).origin);

const environmentSchema = z.object({
  /** Token of a static-auth app or a service key; without it no call to HubSpot is possible. */
  HUBSPOT_ACCESS_TOKEN: z.string().optional(),
  /** OAuth client, for many-portal mode. */
  HUBSPOT_CLIENT_ID: z.string().optional(),
  /** Verifies HubSpot's signatures; without it `serve` refuses every card. */
  HUBSPOT_CLIENT_SECRET: z.string().optional(),
  /** Where HubSpot's API lives; a loopback http origin is fine for tests. */
  HUBSPOT_API_ORIGIN: origin.default('https://api.hubapi.com'),
  /** `sqlite:<file>` or `postgres://...`. */
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'must be sqlite:<file> or postgres://...')
    .default('sqlite:data/attain.db'),
  /** Where `serve` listens. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  /** The https origin that HubSpot sees; signatures cover it. Without it: http://localhost:<port>. */
  PUBLIC_ORIGIN: origin.optional(),
  /** Encrypts stored tokens in many-portal mode, and signs the links of customers: 32 bytes, base64. */
  ATTAIN_ENCRYPTION_KEY: z
    .base64()
    .refine((key) => Buffer.from(key, 'base64').length === 32, 'must be 32 bytes in base64')
    .optional(),
  /** Bearer key for programs that call the HTTP API; without it only HubSpot may. */
  ATTAIN_API_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Path of the configuration file; a missing default file means all defaults. */
  ATTAIN_CONFIG: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

export type Environment = {
  accessToken: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
  apiOrigin: string;
  databaseUrl: string;
  port: number;
  host: string;
  publicOrigin: string | undefined;
  encryptionKey: string | undefined;
  apiKey: string | undefined;
  configPath: string | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
};

/**
 * The environment, read once at start. An empty variable counts as not set, because `.env` files leave them so.
 *
 * @throws {UserError} naming each variable that is wrong; values are never repeated, they may be secrets.
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new UserError(`The environment is not valid. ${faults.join('; ')}. See .env.example.`);
  }
  const e = result.data;
  return {
    accessToken: e.HUBSPOT_ACCESS_TOKEN,
    clientId: e.HUBSPOT_CLIENT_ID,
    clientSecret: e.HUBSPOT_CLIENT_SECRET,
    apiOrigin: e.HUBSPOT_API_ORIGIN,
    databaseUrl: e.DATABASE_URL,
    port: e.PORT,
    host: e.HOST,
    publicOrigin: e.PUBLIC_ORIGIN,
    encryptionKey: e.ATTAIN_ENCRYPTION_KEY,
    apiKey: e.ATTAIN_API_KEY,
    configPath: e.ATTAIN_CONFIG,
    logLevel: e.LOG_LEVEL,
  };
}

/** The secrets of sources, from the environment of this process. See {@link readSourceSecrets}. */
export function sourceSecrets(
  sources: readonly SourceConfiguration[],
  env: NodeJS.ProcessEnv = process.env,
): SourceSecrets {
  return readSourceSecrets(sources, env);
}
