import { describe, expect, it } from 'vitest';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { applyReply } from '../../../src/client/store/exchange.ts';
import { recordDigests } from '../../../src/client/store/fingerprints.ts';
import { readTray } from '../../../src/client/store/tray.ts';
import type { Write } from '../../../src/domain/scalar.ts';
import { bucketOf, pageOf } from '../../../src/sync/bucket.ts';
import type { WirePart } from '../../../src/sync/exchange.ts';
import { exchange, loaded, newPhone, type Phone, replyOf } from './phone.ts';

const anna: Write = {
  kind: 'volunteer',
  id: 'v1',
  fields: { label: 'Anna K.', given: 'Anna', family: 'Kowalska', phone: '600700800', birthYear: 1961 },
};
function newcomer(n: number): Write {
  return { kind: 'volunteer', id: `v${n}`, fields: { label: `Osoba ${n}`, family: `Nazwisko${n}` } };
}

/** Everything that lies in the database, as bytes and as text. */
async function rawText(phone: Phone): Promise<string> {
  const seen: string[] = [];
  for (const table of phone.database.tables) {
    for (const row of await table.toArray()) {
      seen.push(
        JSON.stringify(row, (_key, value: unknown) => {
          if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
          return ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('latin1') : value;
        }),
      );
    }
  }
  return seen.join('\n');
}

async function families(phone: Phone): Promise<readonly unknown[]> {
  const contacts = await loaded(phone.views.contacts());
  return [...contacts.values()].map(({ fields }) => fields['family']).sort();
}

/** Changes one byte of a sealed page, as a broken or foreign disk would. */
async function tamper(phone: Phone, id: string): Promise<void> {
  const page = await phone.database.pages.get(pageOf('volunteer', id));
  if (page === undefined) throw new Error('no such page');
  const bytes = new Uint8Array(page.box.slice(0));
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  await phone.database.pages.put({ ...page, box: bytes.buffer });
}

describe("a volunteer's contact on a phone", () => {
  it('lies nowhere in plain, and is there after the app was closed', async () => {
    const phone = await newPhone();
    expect(await phone.store.write([anna])).toEqual({ ok: true });
    const raw = await rawText(phone);
    expect(raw).toContain('Anna K.'); // The label is for the team, so the search itself can find something.
    for (const secret of ['Kowalska', '600700800', '1961']) expect(raw).not.toContain(secret);
    expect(await families(await phone.reopened())).toEqual(['Kowalska']);
  });

  it('is sent apart from what the team sees', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    const { sendings } = await readBatch(phone.store, 1_000_000);
    expect(sendings.map(({ sealed, change }) => [sealed, Object.keys(change.fields)])).toEqual([
      [true, ['given', 'family', 'phone', 'birthYear']],
      [false, ['label']],
    ]);
  });

  it('is written by several at once without losing one', async () => {
    const phone = await newPhone();
    const results = await Promise.all(Array.from({ length: 80 }, (_, n) => phone.store.write([newcomer(n)])));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect((await families(phone)).length).toBe(80);
    expect((await readBatch(phone.store, 1_000_000)).sendings.length).toBe(160);
  });

  it('is written by two tabs at once without losing one', async () => {
    const phone = await newPhone();
    const { Store } = await import('../../../src/client/store/store.ts');
    const tab = new Store(phone.store.powers);
    await Promise.all([1, 65, 129, 193].map((n) => (n % 2 === 0 ? phone.store : tab).write([newcomer(n)])));
    await Promise.all([phone.store.write([{ ...anna, id: 'v1' }]), tab.write([newcomer(300)])]);
    expect((await families(phone)).length).toBe(5);
  });

  it('does not stay with an organizer once the office has it', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    await exchange(phone, 'accepted', { role: 'organizer' });
    expect(await families(phone)).toEqual([]);
    expect(await families(await phone.reopened())).toEqual([]);
  });

  it('stays with an organizer as long as the office does not have it', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    await exchange(phone, { held: 'not-allowed' }, { role: 'organizer' });
    expect(await families(await phone.reopened())).toEqual(['Kowalska']);
  });

  it('stays with a coordinator', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    await exchange(phone, 'accepted', { role: 'coordinator' });
    expect(await families(await phone.reopened())).toEqual(['Kowalska']);
  });

  it('when refused lies whole in the tray, sealed, and nowhere else', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    await exchange(phone, ({ sealed }) => (sealed ? { refused: 'not-allowed' } : 'accepted'));
    expect(await rawText(phone)).not.toContain('Kowalska');
    const tray = await readTray(phone.store, phone.seal);
    expect(tray.map(({ code, change }) => [code, change?.fields])).toEqual([
      ['not-allowed', { given: 'Anna', family: 'Kowalska', phone: '600700800', birthYear: 1961 }],
    ]);
    expect((await loaded((await phone.reopened()).views.contacts())).size).toBe(0);
  });
});

describe('a sealed page that was tampered with', () => {
  it('is not opened; what is written next goes into a new one, and the old one is set aside as it lay', async () => {
    const phone = await newPhone();
    await phone.store.write([anna]);
    await tamper(phone, 'v1');
    const [before] = await phone.database.pages.toArray();
    expect(await families(phone)).toEqual([]);
    expect(await phone.store.write([{ ...anna, fields: { phone: '500' } }])).toEqual({ ok: true });
    expect((await phone.database.aside.toArray()).map(({ page }) => page)).toEqual([before]);
    const [after] = await phone.database.pages.toArray();
    expect(after?.version).toBe((before?.version ?? 0) + 1);
  });

  it('is not opened under the name of another page', async () => {
    const phone = await newPhone();
    await phone.store.write([anna, newcomer(2)]);
    const [one, two] = [pageOf('volunteer', 'v1'), pageOf('volunteer', 'v2')];
    const page = await phone.database.pages.get(one);
    if (page === undefined || one === two) throw new Error('two pages are needed');
    await phone.database.pages.put({ ...page, bucket: two });
    expect(await families(phone)).toEqual(['Kowalska']);
  });

  it('is one of several in which the records of a bucket lie, and a comparison sees them all', async () => {
    const phone = await newPhone();
    const ids = Array.from({ length: 300 }, (_, n) => `v${n}`).filter(
      (id) => bucketOf('volunteer', id) === bucketOf('volunteer', 'v0'),
    );
    const part = (id: string): WirePart => ({
      kind: 'volunteer',
      id,
      class: 'contact',
      cells: { family: ['Lis', 1, 'ola'] },
    });
    await applyReply(phone.store, phone.seal, 'clerk', [], replyOf({ parts: ids.map(part) }));
    expect(new Set(ids.map((id) => pageOf('volunteer', id))).size).toBeGreaterThan(1);
    const digests = await recordDigests(phone.store, 'contact', bucketOf('volunteer', 'v0'));
    expect(digests.map(([name]) => name)).toEqual(ids.map((id) => `volunteer/${id}`).toSorted());
  });

  it('holds up neither the taps nor the other volunteers on their way to the office', async () => {
    const phone = await newPhone();
    await phone.store.write([anna, newcomer(2), { kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    await tamper(phone, 'v1');
    const { sendings } = await readBatch(phone.store, 1_000_000);
    expect(sendings.map(({ change }) => `${change.kind}/${change.id}`).sort()).toEqual([
      'event/e1',
      'volunteer/v1', // The label, which is not sealed.
      'volunteer/v2',
      'volunteer/v2',
    ]);
  });
});
