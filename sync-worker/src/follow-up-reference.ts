import { createHash } from 'node:crypto';

const CAUSE_LENGTH = 10;

/**
 * Names one occurrence of a cause in the text of its task: ten characters for company and cause, by which a task is
 * recognised even by a worker that lost its database, and the instant.
 */
export function newReference(companyId: string, cause: string, now: number): string {
  const hash = createHash('sha256').update(`${companyId} ${cause}`).digest('hex');
  return `${hash.slice(0, CAUSE_LENGTH)}-${now.toString(36)}`;
}
