import type { BrokenRow, FileRow } from '../row.ts';
import type { InspectedFile } from './inspect-file.ts';

export async function* parquetRows(
  _file: InspectedFile & { path: string },
  _checkHeader: (columns: readonly string[]) => void,
  _advance: (bytes: number) => void,
): AsyncGenerator<(FileRow | BrokenRow)[]> {
  yield [];
}
