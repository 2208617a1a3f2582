/** Letters: what only the office can read. The sealing here is the browser's (WebCrypto), made from docs/protocol.md; the opening is Node's. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newLetterKey, openLetters, publicKeyOf } from '../../src/server/letters.ts';
import type { OfficeServer, Phone } from './office-server.ts';
import { startOffice } from './office-server.ts';

const { subtle } = globalThis.crypto;
const text = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64url');
const curve = { name: 'ECDH', namedCurve: 'P-256' };

async function letterOf(content: string, officeKey: string, office: string, iv = new Uint8Array(12).fill(7)) {
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const theirs = await subtle.importKey('raw', Buffer.from(officeKey, 'base64url'), curve, false, []);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`teren letter ${office}`);
  const kdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const key = await subtle.deriveKey(kdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const box = await subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(content));
  return { letter: { key: text(await subtle.exportKey('raw', pair.publicKey)), iv: text(iv), box: text(box) } };
}

/** Made once by a third implementation (OpenSSL from Python), so that the two here can't be wrong in the same way. */
const vector = {
  office: '01h000000000000000000office',
  key: '{"kty":"EC","crv":"P-256","x":"Bzw5o0S0uLQu0wDnnAcISrAa3ZNDnAV82TnA0E-l9UY","y":"5R06vs33-g9zbwpsf-ebIz-Yk2s5pbfNiwvPi1Zbp-o","d":"6nigyUmcESvkGRhMekkyTFIEhCMYsGWSkLrE2wlsvd0"}',
  publicKey: 'BAc8OaNEtLi0LtMA55wHCEqwGt2TQ5wFfNk5wNBPpfVG5R06vs33-g9zbwpsf-ebIz-Yk2s5pbfNiwvPi1Zbp-o',
  content: '{"kind":"volunteer","id":"v1","stamp":[1773482400000,"phone"],"fields":{"family":"Łąka"},"base":{}}',
  letter: {
    letter: {
      key: 'BNHjei45Mzo8gdgYIcRX4AGUAKZZY-GCgjlTF4PVgzA9dwlJIX7eTCioX8gbwCt8Z1sBNopz0tgOBTQCai1dAtk',
      iv: 'AAECAwQFBgcICQoL',
      box: '6XjmhTpta8lVpMrLcXr7InQTHOJULeDPlgS-a5xJpzPiQP78isrX2PLKTZEcMrZHVDIC7vtpKfq7v9ncTLJ0M1Pv9TT3QckdtwmxERDKl94IY5OYeSCFPQ6DeiXHZ5sVvDO9qLGg7GBNH2AXJrjOmlOMC0sZ',
    },
  },
};

describe('a letter', () => {
  it('sealed by another implementation is opened', () => {
    expect(openLetters([vector.letter], vector.office, vector.key)).toEqual([
      { raw: JSON.parse(vector.content), byLetter: true, unreadable: false },
    ]);
    expect(publicKeyOf(vector.key)).toBe(vector.publicKey);
  });

  it('sealed by a browser is opened by the one key that it was sealed to, for the one office', async () => {
    const [ours, theirs] = [newLetterKey(randomBytes), newLetterKey(randomBytes)];
    const letter = await letterOf('{"kind":"volunteer"}', publicKeyOf(ours), 'o1');
    expect(openLetters([letter], 'o1', ours)).toEqual([
      { raw: { kind: 'volunteer' }, byLetter: true, unreadable: false },
    ]);
    const unreadable = [{ raw: letter, byLetter: true, unreadable: true }];
    expect(openLetters([letter], 'o1', theirs)).toEqual(unreadable);
    expect(openLetters([letter], 'o2', ours)).toEqual(unreadable);
    expect(openLetters([letter], 'o1', null)).toEqual(unreadable);
    expect(openLetters([{ kind: 'event' }], 'o1', null)).toEqual([
      { raw: { kind: 'event' }, byLetter: false, unreadable: false },
    ]);
  });

  it.each([
    ['is no object', null],
    ['has a key that is no point', { key: text(new Uint8Array(65)) }],
    ['has a short key', { key: 'AA' }],
    ['has a box without room for a tag', { box: 'AAAA' }],
    ['has an empty iv', { iv: '' }],
    ['was changed by one bit', { box: 'flip' }],
  ])('that %s is unreadable, and breaks nothing', async (_, spoilt) => {
    const key = newLetterKey(randomBytes);
    const { letter } = await letterOf('{}', publicKeyOf(key), 'o');
    const first = letter.box.startsWith('A') ? 'B' : 'A';
    const box = spoilt !== null && 'box' in spoilt && spoilt.box === 'flip' ? { box: first + letter.box.slice(1) } : {};
    const raw = { letter: spoilt === null ? null : { ...letter, ...spoilt, ...box } };
    expect(openLetters([raw], 'o', key)).toEqual([{ raw, byLetter: true, unreadable: true }]);
  });
});

describe('the office', () => {
  let office: OfficeServer;
  let clerk: Phone;
  beforeEach(async () => {
    office = await startOffice();
    clerk = await office.open();
  });
  afterEach(() => office.close());

  const anna = {
    kind: 'volunteer',
    id: 'v1',
    stamp: [5, 'phone-a'],
    fields: { family: 'Żółć', phone: '600 700 800' },
    base: {},
  };
  const sealed = (change: object, phone: Phone) =>
    letterOf(JSON.stringify(change), phone.session.officeKey, phone.session.office);

  it('treats what is in a letter as the change, with the rights of who sent it, and gives its author the part', async () => {
    const phone = await office.enrol(clerk, 'coordinator');
    const { cursors } = await phone.sync();
    const plan = { kind: 'activity', id: 'a1', stamp: [6, 'phone-a'], fields: { title: 'x' }, base: {} };
    const reply = await phone.sync([await sealed(anna, phone), await sealed(plan, phone)], { cursors });
    expect(reply.answers).toEqual(['accepted', { refused: 'not-allowed', fields: ['title'] }]);
    expect(reply.parts).toEqual([
      {
        kind: 'volunteer',
        id: 'v1',
        class: 'contact',
        cells: { family: ['Żółć', 5, 'phone-a'], phone: ['600 700 800', 5, 'phone-a'] },
      },
    ]);
    // Sent again, sealed anew: the same change, nothing new.
    expect((await phone.sync([await sealed(anna, phone)], { cursors: reply.cursors })).parts).toEqual([]);
    // A plain change of the same kind is known to its author, and is not sent back.
    const plain = { ...anna, id: 'v2' };
    expect((await phone.sync([plain], { cursors: reply.cursors })).parts).toEqual([]);
  });

  it('gives nothing of it to an author who may not read it', async () => {
    const phone = await office.enrol(clerk, 'organizer');
    const { cursors } = await phone.sync();
    const reply = await phone.sync([await sealed(anna, phone)], { cursors });
    expect(reply).toMatchObject({ answers: ['accepted'], parts: [] });
    expect((await clerk.sync()).parts.map((part) => part.class)).toEqual(['contact']);
  });

  it('sets aside what it can not open, as it came, and what was in a refused one', async () => {
    const phone = await office.enrol(clerk, 'viewer');
    const stranger = await letterOf('{}', publicKeyOf(newLetterKey(randomBytes)), phone.session.office);
    const answers = (await phone.sync([stranger, await sealed(anna, phone)])).answers;
    expect(answers).toEqual([{ refused: 'unreadable' }, { refused: 'not-allowed', fields: ['family', 'phone'] }]);
    const { rows } = (await clerk.ask('/api/quarantine')).json;
    const byCode = Object.fromEntries(
      rows.map(({ code, change }: { code: string; change: unknown }) => [code, change]),
    );
    // A clerk decides without reading anybody's contact: that is behind the proof of a lock.
    expect(byCode).toEqual({
      unreadable: stranger,
      'not-allowed': { ...anna, fields: { family: '•••', phone: '•••' } },
    });
  });

  it('has one key, which outlives its start; an older office gets one when it is first asked', async () => {
    const keyNow = async () => (await clerk.ask('/api/session')).json.session.officeKey;
    const key = await keyNow();
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    await office.restart(() => undefined);
    expect(await keyNow()).toBe(key);
    await office.damage('update offices set letter_key = null');
    const made = await keyNow();
    expect(made).not.toBe(key);
    expect(await keyNow()).toBe(made);
    const answer = (await clerk.sync([await letterOf(JSON.stringify(anna), made, clerk.session.office)])).answers;
    expect(answer).toEqual(['accepted']);
  });
});
