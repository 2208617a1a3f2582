/** Tokens and one-time codes: how they are made, and the hash that is all the office keeps of them. */
import { createHash } from 'node:crypto';

/** Returns so many bytes of good randomness. */
export type Dice = (bytes: number) => Uint8Array;

/** Without i, l, o and u, which are misread or spell words. */
const typedAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const typedLength = 10;

/** A session's token: 256 bits. */
export function newToken(dice: Dice): string {
  return Buffer.from(dice(32)).toString('base64url');
}

/** The code in the link that the endpoint prints: 192 bits. */
export function newBeginCode(dice: Dice): string {
  return Buffer.from(dice(24)).toString('base64url');
}

/** A code that a person can read out and type: 10 characters, 50 bits; wrong tries are few and it lives minutes. */
export function newTypedCode(dice: Dice): string {
  return [...dice(typedLength)].map((byte) => typedAlphabet.charAt(byte % 32)).join('');
}

/** What the typed code was meant to be: capitals, spaces, hyphens and look-alikes don't matter. */
export function readTypedCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
