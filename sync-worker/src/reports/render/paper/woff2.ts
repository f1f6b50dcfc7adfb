import { brotliDecompressSync } from 'node:zlib';

import { ByteReader } from './byte-reader.ts';
import { withLongPlaces } from './glyph-data.ts';
import { sfnt, tagNumber, type FontTable } from './sfnt.ts';
import { metricsOf, outlinesOf, type Outlines } from './woff2-tables.ts';

const SIGNATURE = 0x774f4632;
/** What stands between the number of tables and their directory: sizes, and where metadata would be. */
const REST_OF_HEADER = 34;

/** Tags by their number in a directory. */
const TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt fpgm glyf loca prep CFF VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );
const OTHER_TAG = 63;

/** Whether bytes are a WOFF 2 file. */
export function isWoff2(file: Buffer): boolean {
  return file.readUInt32BE(0) === SIGNATURE;
}

/**
 * The font in a WOFF 2 file as a plain one (sfnt), as the W3C's recommendation packs it: all tables in one stream, outlines
 * and metrics rewritten so that they take less room.
 */
export function unpackedWoff2(file: Buffer): Buffer {
  const reader = new ByteReader(file);
  reader.u32();
  const flavor = reader.u32();
  reader.u32();
  const count = reader.u16();
  reader.bytes(REST_OF_HEADER);
  const entries = Array.from({ length: count }, () => entryOf(reader));
  const stream = new ByteReader(brotliDecompressSync(reader.rest()));
  const packed = entries.map((entry) => ({ ...entry, data: stream.bytes(entry.length) }));
  return sfnt(flavor, plainTables(packed));
}

type Entry = { tag: string; isRewritten: boolean; length: number };

function entryOf(reader: ByteReader): Entry {
  const flags = reader.u8();
  const known = flags & 0x3f;
  const tag = known === OTHER_TAG ? reader.bytes(4).toString('latin1') : TAGS[known]!;
  const version = flags >> 6;
  // Of outlines and their places 3 is "as it is", of all other tables 0.
  const isRewritten = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  const plain = reader.base128();
  return { tag, isRewritten, length: isRewritten ? reader.base128() : plain };
}

type Packed = Entry & { data: Buffer };

function plainTables(packed: readonly Packed[]): FontTable[] {
  const table = (tag: string) => packed.find((each) => each.tag === tag);
  const glyf = table('glyf');
  const outlines = glyf?.isRewritten === true ? outlinesOf(glyf.data) : null;
  return packed
    .map(({ tag, isRewritten, data }) => {
      if (outlines === null) return { tag, data };
      const columns = table('hhea')?.data.readUInt16BE(34) ?? 0;
      return { tag, data: plain({ tag, isRewritten, data }, outlines, columns) };
    })
    .toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
    .map(({ tag, data }) => ({ tag: tagNumber(tag), data }));
}

function plain(
  { tag, isRewritten, data }: Omit<Packed, 'length'>,
  outlines: Outlines,
  columns: number,
): Buffer {
  if (tag === 'glyf') return outlines.glyf;
  if (tag === 'loca') return outlines.loca;
  if (tag === 'head') return withLongPlaces(data);
  return tag === 'hmtx' && isRewritten ? metricsOf(data, outlines, columns) : data;
}
