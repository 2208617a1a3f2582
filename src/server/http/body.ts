/** Reads a request's JSON within the limit, whatever its headers promise. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { maxRequestBytes } from '../../sync/protocol.ts';
import { done, type Outcome, refused } from '../problems.ts';

const unzip = promisify(gunzip);

/** The limit holds for what came over the wire and for what it unpacks to. */
export async function readJson(request: Request): Promise<Outcome<unknown>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxRequestBytes) return refused('too-large');
  let bytes = await readBytes(request);
  if (bytes === undefined) return refused('too-large');
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  if (encoding === 'gzip') {
    const unpacked = await unpack(bytes);
    if (!unpacked.ok) return unpacked;
    bytes = unpacked.value;
  } else if (encoding !== 'identity') return refused('bad-request');
  try {
    return done(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    // Both only throw for text that is not JSON in UTF-8.
    return refused('malformed-json');
  }
}

async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early stops the stream: nobody makes us read ten megabytes.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxRequestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(bytes: Uint8Array): Promise<Outcome<Uint8Array>> {
  try {
    return done(await unzip(bytes, { maxOutputLength: maxRequestBytes }));
  } catch (error) {
    const isBomb = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    return refused(isBomb ? 'too-large' : 'malformed-json');
  }
}
