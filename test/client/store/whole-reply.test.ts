import { expect, it } from 'vitest';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { applyReply } from '../../../src/client/store/exchange.ts';
import { tallyWrite } from '../../../src/domain/event.ts';
import type { SyncReply, WirePart } from '../../../src/sync/exchange.ts';
import { newPhone, type Phone, replyOf } from './phone.ts';

const borys: WirePart = {
  kind: 'volunteer',
  id: 'v1',
  class: 'contact',
  cells: { phone: ['600700800', 5, 'biuro'] },
};

/** All that lies in the database. */
async function contentOf(phone: Phone): Promise<Record<string, unknown>> {
  const tables = await Promise.all(phone.database.tables.map(async (table) => [table.name, await table.toArray()]));
  return Object.fromEntries(tables) as Record<string, unknown>;
}

it.each(['records', 'pages', 'sums', 'tray', 'digests', 'meta'])(
  'a reply that fails at the table %s leaves nothing of itself, and is taken in whole the next time',
  async (failing) => {
    const phone = await newPhone();
    await phone.store.write([{ kind: 'event', id: 'e1', fields: { title: 'Zabawa' } }]);
    await phone.store.write([
      tallyWrite({ event: 'e1', id: 't1', sheet: 'e1.anna', measure: 'people', group: '', amount: 3, atMs: 1 }),
    ]);
    const { sendings } = await readBatch(phone.store, 100_000);
    const answers: SyncReply['answers'] = sendings.map(({ change }) =>
      change.kind === 'tally' ? 'accepted' : { refused: 'bad-value' },
    );
    const reply = replyOf({ answers, parts: [borys], cursors: { open: 9, contact: 4 } });
    const before = await contentOf(phone);

    const fail = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const table = phone.database.table(failing);
    table.hook('creating', fail);
    table.hook('updating', fail);
    await expect(applyReply(phone.store, phone.seal, 'coordinator', sendings, reply)).rejects.toThrow();
    expect(await contentOf(phone)).toEqual(before);

    table.hook('creating').unsubscribe(fail);
    table.hook('updating').unsubscribe(fail);
    await applyReply(phone.store, phone.seal, 'coordinator', sendings, reply);
    expect(await phone.store.cursors()).toEqual({ open: 9, contact: 4 });
    expect((await phone.database.tray.toArray()).map(({ change }) => change?.fields)).toEqual([{ title: 'Zabawa' }]);
    expect((await phone.database.records.toArray()).map(({ key }) => key)).toEqual(['tally/e1.t1']);
  },
);
