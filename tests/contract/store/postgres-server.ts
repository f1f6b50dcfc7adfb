import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import pg from 'pg';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';
const USER = 'attain';

export type PostgresServer = { url: string; stop(): Promise<void> };

/**
 * A real PostgreSQL with an empty database: on the server of `TEST_DATABASE_URL`, else a private one from the installed
 * binaries, in a temporary folder. Answers why not where neither is there.
 */
export async function postgresServer(): Promise<PostgresServer | { missing: string }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return databaseOn(given);
  const binaries = await installedBinaries();
  if (!binaries) return { missing: 'no PostgreSQL is installed and TEST_DATABASE_URL is not set' };
  const owner = await serverOwner();
  if (!owner) return { missing: 'PostgreSQL does not run as root and there is no other user' };
  return privateServer(binaries, owner);
}

/** A database of its own on a server, whose user may create some. */
export async function databaseOn(serverUrl: string): Promise<PostgresServer> {
  const name = `attain_test_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => administer(`drop database ${name} with (force)`) };
}

async function installedBinaries(): Promise<string | undefined> {
  if (!existsSync(INSTALLED)) return undefined;
  const versions = (await readdir(INSTALLED)).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => path.join(INSTALLED, version, 'bin'))
    .find((folder) => existsSync(path.join(folder, 'initdb')));
}

type Owner = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root: another user must own it then. */
async function serverOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return {};
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((l) => l.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find(([user]) => user === name))
    .find((found) => found !== undefined);
  return account && { uid: Number(account[2]), gid: Number(account[3]) };
}

async function privateServer(binaries: string, owner: Owner): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attain-postgres-'));
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  const password = randomBytes(12).toString('hex');
  await writeFile(passwordFile, password);
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(folder, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const tool = (name: string, args: readonly string[]) =>
    run(path.join(binaries, name), args, { ...owner, cwd: folder });

  const port = await freePort();
  await tool('initdb', [
    ...['-D', data, '-U', USER, '-E', 'UTF8', '--auth=scram-sha-256'],
    ...[`--pwfile=${passwordFile}`, '--no-sync'],
  ]);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  await tool('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-o', options, '-w', 'start']);
  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await tool('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
