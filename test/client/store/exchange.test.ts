import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { applyReply } from '../../../src/client/store/exchange.ts';
import { readTray } from '../../../src/client/store/tray.ts';
import { tallyWrite, voidWrite } from '../../../src/domain/event.ts';
import { changeSums, type Sums } from '../../../src/domain/total.ts';
import type { Answer } from '../../../src/sync/change.ts';
import type { WirePart } from '../../../src/sync/exchange.ts';
import { exchange, loaded, newPhone, type Phone, replyOf } from './phone.ts';

const titled = (title: string) => [{ kind: 'event', id: 'e1', fields: { title } }];
const title = async (phone: Phone) => (await loaded(phone.views.records('event'))).get('e1');
const fromOffice = (value: string, ms: number): WirePart => {
  return { kind: 'event', id: 'e1', class: 'open', cells: { title: [value, ms, 'biuro'] } };
};

describe('a reply of the office', () => {
  it('accepted: the record is at the office, and the phone knows since when', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    await exchange(phone);
    expect(await title(phone)).toMatchObject({ unsent: false, sentAt: 1_000_500, fields: { title: 'Zabawa' } });
    expect((await readBatch(phone.store, 1_000)).sendings).toEqual([]);
  });

  it('that comes after the flight was given up changes nothing, and lays nothing into the tray twice', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    const { sendings } = await readBatch(phone.store, 1_000);
    const reply = replyOf({ answers: [{ refused: 'bad-value' }] });
    const late = applyReply(phone.store, phone.seal, 'coordinator', sendings, reply, AbortSignal.abort());
    await expect(late).rejects.toThrow();
    expect(await phone.database.tray.count()).toBe(0);
    await applyReply(phone.store, phone.seal, 'coordinator', sendings, reply);
    expect(await phone.database.tray.count()).toBe(1);
  });

  it('held: the value stays on the screen and is not sent again', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    await exchange(phone, { held: 'unknown-kind' });
    const again = await phone.reopened();
    expect((await title(again))?.fields).toEqual({ title: 'Zabawa' });
    expect((await readBatch(again.store, 1_000)).sendings).toEqual([]);
    expect(await again.database.records.where('unsent').equals(-1).count()).toBe(1);
  });

  it('refused: the change lies whole in the tray and the field shows what the office has', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    await exchange(phone);
    await phone.store.write(titled('Bal'));
    const [sent] = await exchange(phone, { refused: 'bad-value', fields: ['title'] });
    expect(await title(phone)).toMatchObject({ unsent: false, fields: { title: 'Zabawa' } });
    expect(await readTray(phone.store, phone.seal)).toMatchObject([
      { code: 'bad-value', at: 1_000_500, change: sent?.change },
    ]);
  });

  it('refused as a whole: a record that the office never had leaves the lists and lies in the tray', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    await exchange(phone, { refused: 'not-allowed' });
    expect(await title(phone)).toBeUndefined();
    expect(await phone.database.records.count()).toBe(0);
    expect((await readTray(phone.store, phone.seal))[0]?.change?.fields).toEqual({ title: 'Zabawa' });
  });

  it('an earlier value of another person stays beside ours', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    await applyReply(phone.store, phone.seal, 'organizer', [], replyOf({ parts: [fromOffice('Bal', 5)] }));
    expect(await title(phone)).toMatchObject({
      unsent: true,
      fields: { title: 'Zabawa' },
      versions: [{ value: 'Bal' }],
    });
  });

  it('is taken in with its cursors or not at all', async () => {
    const phone = await newPhone();
    await phone.store.write(titled('Zabawa'));
    const { sendings } = await readBatch(phone.store, 1_000);
    const stopFailing = failOnce(phone);
    const reply = replyOf({ answers: [{ refused: 'bad-value' }], parts: [fromOffice('Bal', 5)], cursors: { open: 9 } });
    await expect(applyReply(phone.store, phone.seal, 'organizer', sendings, reply)).rejects.toThrow();
    expect(await phone.store.cursors()).toEqual({});
    expect(await phone.database.tray.count()).toBe(0);
    expect((await readBatch(phone.store, 1_000)).sendings).toEqual(sendings);
    stopFailing();
    await applyReply(phone.store, phone.seal, 'organizer', sendings, reply);
    expect(await phone.store.cursors()).toEqual({ open: 9 });
    expect((await title(phone))?.fields).toEqual({ title: 'Bal' });
  });

  it('may set a cursor back', async () => {
    const phone = await newPhone();
    await applyReply(phone.store, phone.seal, 'organizer', [], replyOf({ cursors: { open: 9 } }));
    await applyReply(phone.store, phone.seal, 'organizer', [], replyOf({ cursors: { open: 2 } }));
    expect(await phone.store.cursors()).toEqual({ open: 2 });
  });
});

/** The last put of a reply fails: what the reply wrote before must go, too. */
function failOnce(phone: Phone): () => void {
  const fail = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  phone.database.meta.hook('creating', fail);
  return () => phone.database.meta.hook('creating').unsubscribe(fail);
}

type Act =
  | { readonly do: 'tap'; readonly amount: number; readonly measure: string; readonly exact: boolean }
  | { readonly do: 'undo' | 'redo'; readonly pick: number }
  | { readonly do: 'send'; readonly answers: readonly Answer[] }
  | { readonly do: 'other'; readonly amount: number }
  | { readonly do: 'reopen' };

const answer = fc.constantFrom<Answer>(
  'accepted',
  'accepted',
  'accepted',
  { held: 'unknown-kind' },
  { refused: 'bad-value' },
);
const acts = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('tap' as const),
        amount: fc.integer({ min: -5, max: 40 }),
        measure: fc.constantFrom('people', 'food'),
        exact: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), pick: fc.nat(9) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('other' as const), amount: fc.integer({ min: 1, max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  ),
  { maxLength: 15 },
) as fc.Arbitrary<readonly Act[]>;

describe('the sums on the screen', () => {
  it('are those of all tallies on the phone, whatever was tapped, undone, sent, refused or opened again', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (schedule) => {
        let phone = await newPhone();
        let sums = phone.views.sums();
        await loaded(sums);
        let made = 0;
        for (const act of schedule) {
          made += 1;
          phone.clock.ms += 1;
          const id = `t${String(made).padStart(3, '0')}`;
          if (act.do === 'tap') {
            const { amount, measure, exact } = act;
            await phone.store.write([
              tallyWrite({ event: 'e1', id, sheet: 'e1.anna', measure, group: '', amount, exact, atMs: made }),
            ]);
          } else if (act.do === 'undo' || act.do === 'redo') {
            const rows = await phone.database.records.toArray();
            const row = rows[act.pick % Math.max(1, rows.length)];
            if (row !== undefined) await phone.store.write([voidWrite(row.id, act.do === 'undo')]);
          } else if (act.do === 'send') {
            let sent = 0;
            await exchange(phone, () => act.answers[sent++ % act.answers.length] as Answer);
          } else if (act.do === 'other') {
            const cells = {
              sheet: ['e1.borys', 9, 'borys'],
              measure: ['people', 9, 'borys'],
              amount: [act.amount, 9, 'borys'],
            } as WirePart['cells'];
            const parts: WirePart[] = [{ kind: 'tally', id: `e1.${id}`, class: 'open', cells }];
            await applyReply(phone.store, phone.seal, 'organizer', [], replyOf({ parts }));
          } else {
            phone = await phone.reopened();
            sums = phone.views.sums();
            await loaded(sums);
          }
          expect(sums.get()?.get('e1') ?? {}).toEqual(await summed(phone));
        }
        const again = await phone.reopened();
        expect((await loaded(again.views.sums())).get('e1') ?? {}).toEqual(await summed(again));
        again.database.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** Adds up all tallies of the phone anew. */
async function summed(phone: Phone): Promise<Sums> {
  const rows = await phone.database.records.where('key').startsWith('tally/').toArray();
  return rows.reduce<Sums>((sums, { cells }) => {
    const fields = Object.fromEntries(Object.entries(cells).map(([name, [value]]) => [name, value]));
    return changeSums(sums, undefined, fields);
  }, {});
}
