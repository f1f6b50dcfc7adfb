import { strToU8, Zip, ZipDeflate } from 'fflate';

export type ZipEntry = { name: string; text: AsyncIterable<string> };

/**
 * A ZIP file, piece by piece: what was handed on is held no longer, so that it may be of any length.
 *
 * @param at the time that its entries bear, UTC
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  for await (const { name, text } of entries) {
    const entry = new ZipDeflate(name);
    entry.mtime = at;
    zip.add(entry);
    for await (const piece of text) {
      entry.push(strToU8(piece));
      yield* made.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
