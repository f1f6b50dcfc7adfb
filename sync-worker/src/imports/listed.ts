import { text } from './cells.ts';
import type { FileRow } from './row.ts';

/** Several things in one cell, separated by semicolons; empty where there is none. */
export function listed(row: FileRow, column: string): readonly string[] {
  return (text(row, column) ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
