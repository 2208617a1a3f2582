/**
 * Seals for a reader who has a key pair: anybody can seal, only he can open. ECDH on P-256 with a key made for this one
 * envelope, HKDF-SHA-256, AES-256-GCM; the scheme of `letterSchema` in src/sync/protocol.ts.
 */
import type { WireLetter } from '../../sync/exchange.ts';

/** All three in base64url. */
export type Envelope = WireLetter;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface Pair {
  /** base64url of the uncompressed point. */
  readonly publicKey: string;
  /** PKCS #8 in base64url: to be kept sealed. */
  readonly privateKey: string;
}

export async function makePair(crypto: Crypto): Promise<Pair> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  return {
    publicKey: toText(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: toText(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** info: for whom and what for. An envelope that was sealed for one purpose opens for no other. */
export async function sealTo(crypto: Crypto, publicKey: string, info: string, value: unknown): Promise<Envelope> {
  const { subtle } = crypto;
  const reader = await subtle.importKey('raw', toBytes(publicKey), curve, false, []);
  const once = await subtle.generateKey(curve, true, ['deriveBits']);
  const key = await keyOf(crypto, once.privateKey, reader, info, 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const box = await subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(JSON.stringify(value)));
  return { key: toText(await subtle.exportKey('raw', once.publicKey)), iv: toText(iv.buffer), box: toText(box) };
}

/** Rejects when it was changed, or sealed for somebody else. */
export async function openEnvelope(crypto: Crypto, reader: CryptoKey, info: string, envelope: Envelope) {
  const { subtle } = crypto;
  const once = await subtle.importKey('raw', toBytes(envelope.key), curve, false, []);
  const key = await keyOf(crypto, reader, once, info, 'decrypt');
  const opened = await subtle.decrypt({ name: 'AES-GCM', iv: toBytes(envelope.iv) }, key, toBytes(envelope.box));
  return JSON.parse(decoder.decode(opened)) as unknown;
}

/** The private key for reading: it can be used and not read out again. */
export function readingKey(crypto: Crypto, privateKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', toBytes(privateKey), curve, false, ['deriveBits']);
}

async function keyOf(
  { subtle }: Crypto,
  mine: CryptoKey,
  theirs: CryptoKey,
  info: string,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(info) };
  return subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

/** base64url without padding. */
export function toText(bytes: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
