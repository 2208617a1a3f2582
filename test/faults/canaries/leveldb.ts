/**
 * LevelDB's two kinds of files, read without the database: what was removed or replaced stands in them until they are tidied up, and a
 * search must see that too.
 */
import { readVarint, unpackSnappy } from './snappy.ts';

export interface Row {
  readonly key: Buffer;
  /** Empty where the row says that the key was removed. */
  readonly value: Buffer;
}

const blockSize = 32_768;
const headSize = 7;
const whole = 1;
const first = 2;
const last = 4;

/** The records of a .log or MANIFEST file, put together from their fragments. What a power cut left half written is given as it is. */
export function readLog(file: Buffer): readonly Buffer[] {
  const records: Buffer[] = [];
  let open: Buffer[] = [];
  const close = () => {
    if (open.length > 0) records.push(Buffer.concat(open));
    open = [];
  };
  for (let at = 0; at + headSize <= file.length; ) {
    const left = blockSize - (at % blockSize);
    const length = file.readUInt16LE(at + 4);
    const type = file.readUInt8(at + 6);
    if (left < headSize || type < whole || type > last || length + headSize > left) {
      at += left; // The rest of a block that holds no record.
      continue;
    }
    if (type === whole || type === first) close();
    open.push(file.subarray(at + headSize, at + headSize + length));
    if (type === whole || type === last) close();
    at += headSize + length;
  }
  close();
  return records;
}

/** The rows of one record of a .log file: a batch of writes. */
export function readBatch(record: Buffer): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 12; at < record.length; ) {
    const isValue = record.readUInt8(at) === 1;
    const key = piece(record, at + 1);
    const value = isValue ? piece(record, key.end) : { bytes: Buffer.alloc(0), end: key.end };
    rows.push({ key: key.bytes, value: value.bytes });
    at = value.end;
  }
  return rows;
}

const footerSize = 48;
const magic = Buffer.from('57fb808b247547db', 'hex');

/** All rows of an .ldb file, also those that a newer file overrides. */
export function readTable(file: Buffer): readonly Row[] {
  if (file.length < footerSize || !file.subarray(-8).equals(magic)) throw new Error('Not a table of LevelDB');
  const footer = file.subarray(-footerSize);
  const afterMeta = handle(footer, handle(footer, 0).end);
  return rowsOf(blockAt(file, afterMeta)).flatMap(({ value }) => rowsOf(blockAt(file, handle(value, 0))));
}

interface Handle {
  readonly offset: number;
  readonly size: number;
  readonly end: number;
}

function handle(bytes: Buffer, from: number): Handle {
  const [offset, middle] = readVarint(bytes, from);
  const [size, end] = readVarint(bytes, middle);
  return { offset, size, end };
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const bytes = file.subarray(offset, offset + size);
  const packing = file.readUInt8(offset + size);
  if (packing > 1) throw new Error(`A block that is packed in a way that is not known here: ${packing}`);
  return packing === 1 ? unpackSnappy(bytes) : bytes;
}

/** The rows of a block: each key says how much of the one before it begins with. */
function rowsOf(block: Buffer): readonly Row[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const rows: Row[] = [];
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const [shared, afterShared] = readVarint(block, at);
    const [own, afterOwn] = readVarint(block, afterShared);
    const [length, begin] = readVarint(block, afterOwn);
    key = Buffer.concat([key.subarray(0, shared), block.subarray(begin, begin + own)]);
    rows.push({ key, value: block.subarray(begin + own, begin + own + length) });
    at = begin + own + length;
  }
  return rows;
}

function piece(bytes: Buffer, from: number): { bytes: Buffer; end: number } {
  const [length, begin] = readVarint(bytes, from);
  if (begin + length > bytes.length) throw new Error('Cut off');
  return { bytes: bytes.subarray(begin, begin + length), end: begin + length };
}
