/** Reads a buffer from its start to its end, in the numbers that fonts are written in (big endian). */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  u8(): number {
    return this.#bytes.readUInt8(this.#moved(1));
  }

  u16(): number {
    return this.#bytes.readUInt16BE(this.#moved(2));
  }

  i16(): number {
    return this.#bytes.readInt16BE(this.#moved(2));
  }

  u32(): number {
    return this.#bytes.readUInt32BE(this.#moved(4));
  }

  bytes(length: number): Buffer {
    const from = this.#moved(length);
    return this.#bytes.subarray(from, from + length);
  }

  /** What is left, read on its own. */
  rest(): Buffer {
    return this.#bytes.subarray(this.#at);
  }

  /** WOFF 2's `UIntBase128`: seven bits a byte, the last one below 128. */
  base128(): number {
    let value = 0;
    for (let count = 0; count < 5; count += 1) {
      const byte = this.u8();
      value = value * 128 + (byte & 0x7f);
      if (byte < 128) return value;
    }
    throw new RangeError('A number in a font is longer than five bytes.');
  }

  /** WOFF 2's `255UInt16`: small numbers in one byte. */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    return code === 254 ? this.u8() + 506 : code;
  }

  #moved(length: number): number {
    const from = this.#at;
    this.#at += length;
    return from;
  }
}
