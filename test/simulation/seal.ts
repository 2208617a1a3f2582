/** A seal without secrets, in place of WebCrypto, whose threads would make no two runs alike. It holds to the label. */
import type { Mail } from '../../src/client/store/letters.ts';
import type { Seal } from '../../src/client/store/seal.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const plainSeal: Seal = {
  isOpen: true,
  async seal(label, value) {
    return { iv: new Uint8Array(12), box: encoder.encode(JSON.stringify([label, value])).buffer };
  },
  async open(label, { box }) {
    const [sealedAs, value] = JSON.parse(decoder.decode(box)) as [string, unknown];
    if (sealedAs !== label) throw new Error('This box belongs elsewhere');
    return value;
  },
};

/** Letters without secrets, too. */
export const plainMail: Mail = {
  toOffice: async (change) => ({ key: 'plain', iv: 'plain', box: JSON.stringify(change) }),
  toSelf: async (sending) => ({ key: 'plain', iv: 'plain', box: JSON.stringify(sending) }),
  fromSelf: async ({ box }) => JSON.parse(box) as unknown,
};
