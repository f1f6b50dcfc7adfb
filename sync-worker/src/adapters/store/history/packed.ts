import { readFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * Snapshots share most of their text, so that they are packed against a sample of it: a tenth of the size, where each by
 * itself would be a third. A row names its sample by its first byte. Rows are read for ever: a sample is never changed,
 * another one follows it.
 */
const SAMPLES: Readonly<Record<number, Buffer>> = {
  1: readFileSync(new URL('snapshot-dictionary-1.txt', import.meta.url)),
};
const LATEST = 1;

/** The fastest that is worth its while: slower ones gain a tenth. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1 };

export function pack(text: string): Uint8Array {
  const packed = zstdCompressSync(text, { dictionary: sample(LATEST), params: PARAMS });
  return Buffer.concat([Buffer.of(LATEST), packed]);
}

/** @throws where the row was not written by `pack`, or by that of a newer version. */
export function unpack(bytes: Uint8Array): string {
  const dictionary = sample(bytes[0]);
  return zstdDecompressSync(bytes.subarray(1), { dictionary }).toString();
}

function sample(number = 0): Buffer {
  const known = SAMPLES[number];
  if (known) return known;
  throw new Error(`A snapshot of the history is packed by sample ${number}, which is not here.`);
}
