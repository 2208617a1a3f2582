/** Snappy, the packing of LevelDB's blocks and of IndexedDB's larger values: only the way back. */

/** Throws for what is not Snappy. */
export function unpackSnappy(packed: Uint8Array): Buffer {
  const [length, begin] = readVarint(packed, 0);
  if (length > 256_000_000) throw new Error('Not Snappy: too long');
  const out = Buffer.alloc(length);
  let at = begin;
  let done = 0;
  while (at < packed.length) {
    const tag = byteAt(packed, at);
    const kind = tag & 3;
    at += 1;
    if (kind === 0) {
      let size = tag >> 2;
      const extra = Math.max(0, size - 59);
      if (extra > 0) size = littleEndian(packed, at, extra);
      at += extra;
      if (at + size + 1 > packed.length || done + size + 1 > length) throw new Error('Not Snappy: a literal too long');
      out.set(packed.subarray(at, at + size + 1), done);
      at += size + 1;
      done += size + 1;
      continue;
    }
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const wide = kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const back = littleEndian(packed, at, wide) + (kind === 1 ? (tag >> 5) * 256 : 0);
    at += wide;
    if (back === 0 || back > done || done + size > length) throw new Error('Not Snappy: a copy from nowhere');
    // Byte by byte: a copy may reach into what it is just writing.
    for (let i = 0; i < size; i++) out[done + i] = out[done + i - back] ?? 0;
    done += size;
  }
  if (done !== length) throw new Error('Not Snappy: shorter than it says');
  return out;
}

/** A number of seven bits a byte, and where it ends. */
export function readVarint(bytes: Uint8Array, from: number): [value: number, end: number] {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = byteAt(bytes, from + i);
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return [value, from + i + 1];
  }
  throw new Error('A number without an end');
}

function littleEndian(bytes: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value += byteAt(bytes, from + i) * 256 ** i;
  return value;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('Cut off');
  return byte;
}
