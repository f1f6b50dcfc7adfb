import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A report repeats its own words: packed it is about a tenth. */
export function packReport(text: string): Uint8Array {
  return zstdCompressSync(text);
}

export function unpackReport(bytes: Uint8Array): string {
  return zstdDecompressSync(bytes).toString();
}
