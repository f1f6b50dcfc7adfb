import type { Fault } from '../records/faults.ts';
import { RowRefusedError } from './row.ts';

export function missing(column: string): never {
  return refuse(`${column} is missing`);
}

export function refuse(reason: string): never {
  throw new RowRefusedError(reason);
}

/** Refuses a row with all that is wrong with it, by the names of its columns. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  refuse(faults.map(({ field, message }) => `${columnOf(field)} ${message}`).join('; '));
}

/** Fields are named as their columns are, in another spelling. */
function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
