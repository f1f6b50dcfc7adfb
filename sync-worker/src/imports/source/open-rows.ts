import { UserError } from '../../ports/errors.ts';
import { headerFault, unknownColumn } from '../columns.ts';
import type { ImportKind } from '../kind.ts';
import type { BrokenRow, FileRow } from '../row.ts';
import { csvRows } from './csv-rows.ts';
import type { InspectedFile } from './inspect-file.ts';
import { type LineBlock, lineBlocks } from './line-blocks.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import { parquetRows } from './parquet-rows.ts';

export type SourceFile = InspectedFile & { path: string; kind: ImportKind };

/**
 * The rows of a file, some at a time, in whatever format it has.
 *
 * @param advance hears how many bytes of the file were read since the last time.
 * @throws {UserError} for columns that will not do, before the first row.
 */
export function openRows(
  file: SourceFile,
  advance: (bytes: number) => void,
): AsyncIterable<(FileRow | BrokenRow)[]> {
  const { path, kind, format, gzip } = file;
  const checkHeader = (columns: readonly string[]) => {
    const fault = headerFault(kind, columns);
    if (fault !== null) throw new UserError(`${path}: ${fault}.`);
  };
  if (format === 'parquet') return parquetRows(file, checkHeader, advance);
  const blocks = counted(lineBlocks(path, { gzip }), advance);
  return format === 'ndjson'
    ? ndjsonRows(blocks, (column) => unknownColumn(kind, column))
    : csvRows(blocks, checkHeader);
}

async function* counted(
  blocks: AsyncIterable<LineBlock>,
  advance: (bytes: number) => void,
): AsyncGenerator<LineBlock> {
  for await (const block of blocks) {
    yield block;
    advance(block.read);
  }
}
