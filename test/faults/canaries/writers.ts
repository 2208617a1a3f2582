/** Small files in the formats that the search reads, made by hand for its tests. */

const blockSize = 32_768;

/** A .log file of LevelDB with these records, cut into fragments at the ends of its blocks. */
export function logOf(records: readonly Buffer[]): Buffer {
  const out: Buffer[] = [];
  let used = 0;
  const put = (bytes: Buffer) => {
    out.push(bytes);
    used = (used + bytes.length) % blockSize;
  };
  for (const record of records) {
    let rest = record;
    let isFirst = true;
    do {
      if (blockSize - used < 7) put(Buffer.alloc(blockSize - used));
      const piece = rest.subarray(0, blockSize - used - 7);
      rest = rest.subarray(piece.length);
      const isLast = rest.length === 0;
      const head = Buffer.alloc(7);
      head.writeUInt32LE(0xc0ffee, 0); // A checksum: the reader doesn't ask.
      head.writeUInt16LE(piece.length, 4);
      head.writeUInt8(isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3, 6);
      put(Buffer.concat([head, piece]));
      isFirst = false;
    } while (rest.length > 0);
  }
  return Buffer.concat(out);
}

type Pair = readonly [key: string, value: string | undefined];

/** A batch of writes; a key without a value is removed. */
export function batchOf(rows: readonly Pair[], encoding: BufferEncoding = 'utf8'): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(rows.length, 8);
  return Buffer.concat([
    head,
    ...rows.flatMap(([key, value]) => [
      Buffer.from([value === undefined ? 0 : 1]),
      sized(Buffer.from(key)),
      ...(value === undefined ? [] : [sized(Buffer.from(value, encoding))]),
    ]),
  ]);
}

/** An .ldb file with a block for each hundred rows. packing: what its blocks say of themselves. */
export function tableOf(
  rows: readonly (readonly [string, string])[],
  isPacked: boolean,
  packing = isPacked ? 1 : 0,
  encoding: BufferEncoding = 'utf8',
): Buffer {
  const out: Buffer[] = [];
  let size = 0;
  const put = (block: Buffer): Buffer => {
    const bytes = isPacked ? packedInLiterals(block) : block;
    const handle = Buffer.concat([varint(size), varint(bytes.length)]);
    out.push(bytes, Buffer.from([packing, 0, 0, 0, 0]));
    size += bytes.length + 5;
    return handle;
  };
  const index: [Buffer, Buffer][] = [];
  for (let from = 0; from < rows.length; from += 100) {
    const part = rows
      .slice(from, from + 100)
      .map(([key, value]): [Buffer, Buffer] => [Buffer.from(key), Buffer.from(value, encoding)]);
    index.push([part.at(-1)?.[0] ?? Buffer.alloc(0), put(blockOf(part))]);
  }
  const meta = put(blockOf([]));
  const handles = Buffer.concat([meta, put(blockOf(index))]);
  const footer = Buffer.concat([handles, Buffer.alloc(40 - handles.length), Buffer.from('57fb808b247547db', 'hex')]);
  return Buffer.concat([...out, footer]);
}

function blockOf(rows: readonly (readonly [Buffer, Buffer])[]): Buffer {
  let before: Buffer = Buffer.alloc(0);
  const body = rows.map(([key, value]) => {
    let shared = 0;
    while (shared < before.length && before[shared] === key[shared]) shared += 1;
    before = key;
    return Buffer.concat([
      varint(shared),
      varint(key.length - shared),
      varint(value.length),
      key.subarray(shared),
      value,
    ]);
  });
  const restarts = Buffer.alloc(8);
  restarts.writeUInt32LE(1, 4);
  return Buffer.concat([...body, restarts]);
}

/** Snappy without a single copy. */
export function packedInLiterals(bytes: Buffer): Buffer {
  if (bytes.length === 0) return Buffer.from([0]);
  const last = bytes.length - 1;
  if (last < 60) return Buffer.concat([varint(bytes.length), Buffer.from([last << 2]), bytes]);
  const width = last < 256 ? 1 : last < 65_536 ? 2 : 4;
  const length = Buffer.alloc(width);
  length.writeUIntLE(last, 0, width);
  return Buffer.concat([varint(bytes.length), Buffer.from([(59 + width) << 2]), length, bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 0x80);
  return Buffer.from([...bytes, left]);
}

function sized(bytes: Buffer): Buffer {
  return Buffer.concat([varint(bytes.length), bytes]);
}
