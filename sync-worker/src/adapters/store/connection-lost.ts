import pg from 'pg';

/** SQLSTATE class of a connection that failed. */
const CONNECTION_EXCEPTION = '08';
/** Shut down by its administrator, crashed, or still starting; not a query that somebody cancelled. */
const GONE: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03']);
const SOCKET: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);
/** What `pg` notices itself has words and no code. */
export const TERMINATED = /^Connection terminated|is not queryable$/;

/** Whether PostgreSQL went away under a query; the query may be right and succeed later. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (error instanceof pg.DatabaseError)
    return code.startsWith(CONNECTION_EXCEPTION) || GONE.has(code);
  return SOCKET.has(code) || TERMINATED.test(error.message);
}
