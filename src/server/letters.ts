/**
 * Letters: changes that a phone sealed to the office's public key, because they hold people's contacts and nobody may read them on
 * the phone. The scheme is `letterSchema`; only the office opens them.
 */
import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import * as v from 'valibot';
import { letterSchema, type WireLetter } from '../sync/exchange.ts';
import type { Dice } from './secrets.ts';

const curve = 'prime256v1';
const tagBytes = 16;
/** The curve's own size: a coordinate, a private number. */
const numberBytes = 32;

/** The office's pair of keys, as the text of a private JWK. */
export function newLetterKey(dice: Dice): string {
  const pair = createECDH(curve);
  // One number in 2^32 is none of the curve's.
  for (;;) {
    try {
      pair.setPrivateKey(dice(numberBytes));
      break;
    } catch {
      continue;
    }
  }
  const point = pair.getPublicKey();
  const text = (from: number) => point.subarray(from, from + numberBytes).toString('base64url');
  const d = Buffer.concat([Buffer.alloc(numberBytes), pair.getPrivateKey()]).subarray(-numberBytes);
  return JSON.stringify({ kty: 'EC', crv: 'P-256', x: text(1), y: text(1 + numberBytes), d: d.toString('base64url') });
}

/** The public half, as phones get it: 65 bytes of an uncompressed point, base64url. */
export function publicKeyOf(letterKey: string): string {
  const { x, y } = JSON.parse(letterKey) as { x: string; y: string };
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat(point).toString('base64url');
}

/** A change as it came, and what it is: the same, or what its letter says. */
export interface Opened {
  readonly raw: unknown;
  /** It came as a letter: its author may not be able to read it. */
  readonly byLetter: boolean;
  /** It is a letter that can't be opened. */
  readonly unreadable: boolean;
}

/** Whether a change of a bundle is meant as a letter. */
export function isLetter(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'letter');
}

/** Opens the letters among the changes of a bundle; the others stay as they came. letterKey: null: the office has none. */
export function openLetters(changes: readonly unknown[], office: string, letterKey: string | null): readonly Opened[] {
  return changes.map((raw) => {
    if (!isLetter(raw)) return { raw, byLetter: false, unreadable: false };
    const parsed = v.safeParse(letterSchema, raw);
    const content = parsed.success && letterKey !== null ? open(parsed.output.letter, office, letterKey) : undefined;
    return content === undefined
      ? { raw, byLetter: true, unreadable: true }
      : { raw: content.change, byLetter: true, unreadable: false };
  });
}

/** Nothing when it was not sealed to this key, in this way, for this office. */
function open({ key, iv, box }: WireLetter, office: string, letterKey: string): { change: unknown } | undefined {
  try {
    const own = createECDH(curve);
    own.setPrivateKey((JSON.parse(letterKey) as { d: string }).d, 'base64url');
    const secret = own.computeSecret(key, 'base64url');
    const boxKey = hkdfSync('sha256', secret, Buffer.alloc(0), `teren letter ${office}`, 32);
    const bytes = Buffer.from(box, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(boxKey), Buffer.from(iv, 'base64url'), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
    return { change: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) };
  } catch {
    // Whatever is wrong with it – the point, the tag, the text –, nobody can read it: it is set aside as it came.
    return undefined;
  }
}
