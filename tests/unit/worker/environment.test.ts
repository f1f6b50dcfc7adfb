import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readEnvironment } from '@attain/sync-worker/config/environment';
import { UserError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

const EXAMPLE = fileURLToPath(new URL('../../../.env.example', import.meta.url));
const VARIABLES = [
  'HUBSPOT_ACCESS_TOKEN',
  'HUBSPOT_CLIENT_ID',
  'HUBSPOT_CLIENT_SECRET',
  'HUBSPOT_API_ORIGIN',
  'DATABASE_URL',
  'PORT',
  'HOST',
  'PUBLIC_ORIGIN',
  'ATTAIN_ENCRYPTION_KEY',
  'ATTAIN_API_KEY',
  'ATTAIN_CONFIG',
  'LOG_LEVEL',
];

function refusal(env: NodeJS.ProcessEnv): string {
  try {
    readEnvironment(env);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

it('needs nothing: everything has a default', () => {
  expect(readEnvironment({})).toMatchObject({
    apiOrigin: 'https://api.hubapi.com',
    databaseUrl: 'sqlite:data/attain.db',
    port: 8787,
    host: '127.0.0.1',
    logLevel: 'info',
    configPath: undefined,
  });
});

it('takes an empty variable for one that is not set', () => {
  const empty = Object.fromEntries(VARIABLES.map((name) => [name, '']));
  expect(readEnvironment(empty)).toEqual(readEnvironment({}));
});

describe('a wrong variable', () => {
  it.each([
    ['HUBSPOT_API_ORIGIN', 'api.hubapi.com'],
    ['HUBSPOT_API_ORIGIN', 'ftp://s3cret.example'],
    ['DATABASE_URL', 'mysql://user:s3cret@db/attain'],
    ['PORT', 's3cret'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_ORIGIN', 's3cret'],
    ['ATTAIN_ENCRYPTION_KEY', 's3cret'],
    ['ATTAIN_ENCRYPTION_KEY', Buffer.alloc(31, 's3cret').toString('base64')],
    ['ATTAIN_API_KEY', 's3cret'],
    ['LOG_LEVEL', 's3cret'],
  ])('%s=%s is named, and its value is not repeated', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(`${name}: `);
    expect(message).not.toContain(value);
    expect(message).not.toContain('\n');
  });

  it('does not hide another one', () => {
    const message = refusal({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(message).toContain('PORT');
    expect(message).toContain('LOG_LEVEL');
  });
});

it('reads an origin without its path, so that nothing is appended to it twice', () => {
  const { apiOrigin, publicOrigin } = readEnvironment({
    HUBSPOT_API_ORIGIN: 'http://127.0.0.1:4010/',
    PUBLIC_ORIGIN: 'https://attain.example/worker/',
  });
  expect(apiOrigin).toBe('http://127.0.0.1:4010');
  expect(publicOrigin).toBe('https://attain.example');
});

it('is explained in .env.example, every variable of it and no other', () => {
  const named = [...readFileSync(EXAMPLE, 'utf8').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)];
  expect(named.map(([, name]) => name).sort()).toEqual([...VARIABLES].sort());
});
