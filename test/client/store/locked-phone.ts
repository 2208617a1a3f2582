/** A phone whose contacts are locked with a PIN, and an office that opens its letters and joins by the real rules. */
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { readBatch } from '../../../src/client/store/bundle.ts';
import { Database } from '../../../src/client/store/database.ts';
import type { Envelope } from '../../../src/client/store/envelope.ts';
import { applyReply } from '../../../src/client/store/exchange.ts';
import { unlock as open } from '../../../src/client/store/opening.ts';
import { Pages } from '../../../src/client/store/pages.ts';
import { Store } from '../../../src/client/store/store.ts';
import type { Vault } from '../../../src/client/store/vault.ts';
import { Views } from '../../../src/client/store/views.ts';
import type { Scalar } from '../../../src/domain/scalar.ts';
import { acceptChange } from '../../../src/sync/accept.ts';
import type { Cells } from '../../../src/sync/cell.ts';
import { type Answer, type Change, wireOf } from '../../../src/sync/change.ts';
import { mailOf, openAtOffice, openWithPin, testMail } from './keys.ts';
import { replyOf } from './phone.ts';

let databases = 0;

export interface LockedPhone {
  readonly name: string;
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Store;
  readonly views: Views;
  readonly clock: { ms: number };
  unlock(pin?: string): Promise<boolean>;
}

/** pin: that of its lock; null: a person without one (an organizer). */
export async function newLockedPhone(
  pin: string | null = '314159',
  name = `locked-${++databases}`,
): Promise<LockedPhone> {
  const clock = { ms: 1_000_000 };
  const database = new Database(name, { indexedDB, IDBKeyRange });
  const vault = await openWithPin(database, { pin: pin ?? '000111' });
  const mail = pin === null ? { ...testMail, toSelf: async () => undefined } : mailOf(vault);
  if (pin === null) vault.close();
  const pages = new Pages(database, vault);
  const tabs = { post: () => undefined, listen: () => undefined };
  const store = new Store({ database, pages, mail, device: 'anna', now: () => clock.ms, tabs });
  await store.open();
  const unlock = async (typed = pin ?? '') => (await open(vault, typed)).ok;
  return { name, database, vault, store, views: new Views(store), clock, unlock };
}

export interface SmallOffice {
  readonly cells: Map<string, Cells>;
  /** What came over the wire, letters opened. */
  readonly heard: { readonly change: Change; readonly byLetter: boolean }[];
  valueOf(id: string, field: string): Scalar | undefined;
  /** One exchange. answer: what is said instead of taking a change in. */
  exchange(phone: LockedPhone, answer?: (change: Change) => Answer | undefined): Promise<void>;
}

export function smallOffice(): SmallOffice {
  const cells = new Map<string, Cells>();
  const heard: { change: Change; byLetter: boolean }[] = [];
  return {
    cells,
    heard,
    valueOf: (id, field) => cells.get(id)?.[field]?.[0],
    async exchange(phone, answer = () => undefined) {
      const { sendings } = await readBatch(phone.store, 1_000_000);
      const answers: Answer[] = [];
      for (const sending of sendings) {
        const wire = wireOf(sending) as Change | { readonly letter: Envelope };
        const change = 'letter' in wire ? ((await openAtOffice(wire.letter)) as Change) : wire;
        heard.push({ change, byLetter: 'letter' in wire });
        const said = answer(change) ?? 'accepted';
        answers.push(said);
        if (said !== 'accepted') continue;
        const before = cells.get(change.id) ?? {};
        cells.set(change.id, acceptChange(before, change, Object.keys(change.fields), () => false).cells);
      }
      const reply = replyOf({ answers: answers as never, cursors: { open: 7 } });
      await applyReply(phone.store, phone.vault, 'coordinator', sendings, reply);
    },
  };
}

/** Everything that lies in the database, as bytes and as text. */
export async function rawText({ database }: Pick<LockedPhone, 'database'>): Promise<string> {
  const seen: string[] = [];
  for (const table of database.tables) {
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
