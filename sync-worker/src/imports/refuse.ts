import { RowRefusedError } from './row.ts';

export function missing(column: string): never {
  return refuse(`${column} is missing`);
}

export function refuse(reason: string): never {
  throw new RowRefusedError(reason);
}
