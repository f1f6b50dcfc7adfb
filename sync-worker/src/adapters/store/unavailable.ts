import { StoreUnavailableError } from '../../ports/errors.ts';
import { TERMINATED } from './connection-lost.ts';
import {
  SQLITE_BUSY,
  SQLITE_CANTOPEN,
  SQLITE_CORRUPT,
  SQLITE_NOTADB,
  SQLITE_READONLY,
} from './sqlite-codes.ts';

type Advice = (place: string) => string;

const silent: Advice = (place) => `${place} does not answer: check DATABASE_URL and the network.`;
const lost: Advice = (place) =>
  `The connection to ${place} was lost: see that it runs, then try again.`;

/** What to do, by the codes of Node, SQLite and PostgreSQL. */
const ADVICE: Readonly<Record<string, Advice>> = {
  ECONNREFUSED: (place) =>
    `Nothing answers at ${place}: start PostgreSQL there or correct DATABASE_URL.`,
  ENOTFOUND: (place) => `The host of ${place} is not known: correct DATABASE_URL.`,
  EAI_AGAIN: (place) => `The host of ${place} is not known: correct DATABASE_URL.`,
  ETIMEDOUT: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ECONNRESET: lost,
  EPIPE: lost,
  '57P01': lost,
  '57P02': lost,
  '57P03': (place) => `${place} is starting or stopping: try again shortly.`,
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
  ENOENT: (place) => `The folder of ${place} cannot be created: correct DATABASE_URL.`,
  ENOTDIR: (place) => `${place} lies below a file, not a folder: correct DATABASE_URL.`,
  EEXIST: (place) => `${place} lies below a file, not a folder: correct DATABASE_URL.`,
};

const WORDED: readonly (readonly [RegExp, Advice])[] = [
  [/timeout/, silent],
  [TERMINATED, lost],
];

const SQLITE_ADVICE: Readonly<Record<number, Advice>> = {
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
  const reason = reasonOf(error);
  const advice =
    SQLITE_ADVICE[(errcode ?? 0) % 256] ??
    ADVICE[code ?? ''] ??
    WORDED.find(([words]) => words.test(reason))?.[1];
  const message = advice?.(place) ?? `${place} cannot be used (${reason}): check DATABASE_URL.`;
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
