import { AsyncLocalStorage } from 'node:async_hooks';

import pino from 'pino';

import type { Environment } from './config/environment.ts';
import type { Log } from './ports/log.ts';

/** Places where a secret or a person could slip in with an object that somebody logs whole. */
const SECRET_PATHS = [
  'authorization',
  '*.authorization',
  '*.headers.authorization',
  'accessToken',
  '*.accessToken',
  'password',
  '*.password',
  'connectionString',
  '*.connectionString',
  'email',
  '*.email',
  'userEmail',
  '*.userEmail',
];

const shared = new AsyncLocalStorage<object>();

/** Adds fields to every line that `run` and all it calls write, such as the id of a cycle. */
export function withLogFields<T>(fields: object, run: () => Promise<T>): Promise<T> {
  return shared.run(fields, run);
}

/** JSON lines on standard error; standard output belongs to the answer of a command. */
export function createLog({ logLevel, ...environment }: Environment): Log {
  const { accessToken, clientSecret, apiKey, encryptionKey } = environment;
  const secrets = [accessToken, clientSecret, apiKey, encryptionKey].filter(
    (secret) => secret !== undefined,
  );
  return pino(
    {
      level: logLevel,
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      serializers: { err: (err: Error) => scrub(pino.stdSerializers.err(err), secrets) },
      base: { app: 'attain' },
      mixin: () => shared.getStore() ?? {},
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** An error of a library may quote the request that failed. */
function scrub(error: pino.SerializedError, secrets: readonly string[]): object {
  let text = JSON.stringify({ type: error.type, message: error.message, stack: error.stack });
  for (const secret of secrets) text = text.replaceAll(secret, '[redacted]');
  return JSON.parse(text) as object;
}
