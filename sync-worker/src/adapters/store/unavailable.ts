import { StoreUnavailableError } from '../../ports/errors.ts';
import {
  SQLITE_BUSY,
  SQLITE_CANTOPEN,
  SQLITE_CORRUPT,
  SQLITE_NOTADB,
  SQLITE_READONLY,
} from './sqlite-codes.ts';

/** What to do, by the codes of Node, SQLite and PostgreSQL. */
const ADVICE: Readonly<Record<string, (place: string) => string>> = {
  ECONNREFUSED: (place) =>
    `Nothing answers at ${place}: start PostgreSQL there or correct DATABASE_URL.`,
  ENOTFOUND: (place) => `The host of ${place} is not known: correct DATABASE_URL.`,
  EAI_AGAIN: (place) => `The host of ${place} is not known: correct DATABASE_URL.`,
  ETIMEDOUT: (place) => `${place} does not answer: check DATABASE_URL and the network.`,
  '28P01': (place) => `${place} refuses the user or password: correct DATABASE_URL.`,
  '28000': (place) =>
    `${place} refuses the user: correct DATABASE_URL or the server's access rules.`,
  '3D000': (place) => `The database of ${place} does not exist: create it or correct DATABASE_URL.`,
  '53300': (place) => `${place} has no free connection: raise its limit or run fewer workers.`,
  EACCES: (place) =>
    `${place} may not be written: give this user the right to, or correct DATABASE_URL.`,
  EPERM: (place) =>
    `${place} may not be written: give this user the right to, or correct DATABASE_URL.`,
  EROFS: (place) => `${place} is on a read-only disk: correct DATABASE_URL.`,
  ENOTDIR: (place) => `${place} lies below a file, not a folder: correct DATABASE_URL.`,
  EEXIST: (place) => `${place} lies below a file, not a folder: correct DATABASE_URL.`,
};

const SQLITE_ADVICE: Readonly<Record<number, (place: string) => string>> = {
  [SQLITE_BUSY]: (place) => `Another process keeps ${place} locked: stop it, then try again.`,
  [SQLITE_READONLY]: (place) =>
    `${place} may not be written: give this user the right to, or correct DATABASE_URL.`,
  [SQLITE_CORRUPT]: (place) => `${place} is damaged: restore it from a backup.`,
  [SQLITE_CANTOPEN]: (place) =>
    `${place} cannot be opened or created: check the folder and its rights, or correct DATABASE_URL.`,
  [SQLITE_NOTADB]: (place) =>
    `${place} is not a database: correct DATABASE_URL or move the file away.`,
};

/** One sentence about a database that cannot be used: what is wrong and what to do, without user or password. */
export function unavailable(url: string, error: unknown): StoreUnavailableError {
  if (error instanceof StoreUnavailableError) return error;
  const place = placeOf(url);
  const { code, errcode } = error as { code?: string; errcode?: number };
  const advice = SQLITE_ADVICE[(errcode ?? 0) % 256] ?? ADVICE[code ?? ''];
  const message =
    advice?.(place) ?? `${place} cannot be used (${reasonOf(error)}): check DATABASE_URL.`;
  return new StoreUnavailableError(message[0]?.toUpperCase() + message.slice(1), { cause: error });
}

/** Where a database lives, fit to print. */
function placeOf(url: string): string {
  if (url.startsWith('sqlite:')) return `the file ${url.slice('sqlite:'.length)}`;
  try {
    const { host, pathname } = new URL(url);
    return `PostgreSQL at ${host || 'localhost'}${pathname}`;
  } catch {
    return 'the database';
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] || error.name : 'unknown reason';
}
