/**
 * Seals what is personal: pages of contacts, and refused changes that hold any. AES-GCM with a nonce of its own each
 * time, bound to what it is and to its version, so that an old or foreign box can't be put in its place.
 */

export interface Box {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}

export interface Seal {
  /** Whether it can seal and open now. */
  readonly isOpen: boolean;
  seal(label: string, value: unknown): Promise<Box>;
  /** Rejects when the box was changed or belongs elsewhere. */
  open(label: string, box: Box): Promise<unknown>;
}

export function sealWith(crypto: Crypto, key: CryptoKey): Seal {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    isOpen: true,
    async seal(label, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(label) };
      return { iv, box: await crypto.subtle.encrypt(algorithm, key, encoder.encode(JSON.stringify(value))) };
    },
    async open(label, { iv, box }) {
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(label) };
      return JSON.parse(decoder.decode(await crypto.subtle.decrypt(algorithm, key, box)));
    },
  };
}
