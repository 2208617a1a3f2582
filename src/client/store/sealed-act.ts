/** How an act on sealed fields goes onto the disk: into the pages while they are open, else into letters. Loaded with the first one. */
import type { Fields, Write } from '../../domain/scalar.ts';
import { writePart } from '../../sync/part.ts';
import type { PartChange, Writer } from './act.ts';
import { keyOf } from './database.ts';
import { addLetters, putLetters, sealApart, sealLetters, timeToSeal } from './letters.ts';
import { putOpen } from './open-act.ts';
import { VaultLocked } from './vault.ts';

/** One act, its open fields apart from its sealed ones. */
export interface Act {
  readonly writer: Writer;
  readonly open: readonly Write[];
  readonly sealed: readonly Write[];
}

/** Puts both together. Call it inside `sealing`. */
export async function putSealed(act: Act): Promise<readonly PartChange[]> {
  try {
    if (act.writer.powers.pages.isOpen) return await writePages(act);
  } catch (error) {
    if (!(error instanceof VaultLocked)) throw error; // Locked in the middle of it: what was written is kept all the same.
  }
  return writeApart(act);
}

async function writePages({ writer, open, sealed: writes }: Act): Promise<readonly PartChange[]> {
  const { database, pages, device } = writer.powers;
  const fieldsById = new Map<string, Fields>();
  for (const { kind, id, fields } of writes) {
    fieldsById.set(keyOf(kind, id), { ...fieldsById.get(keyOf(kind, id)), ...fields });
  }
  const records = [...new Map(writes.map((write) => [keyOf(write.kind, write.id), write])).values()];
  const ms = await timeToSeal(database, writer.stampTime());
  const prepared = await pages.prepare(records, (part) =>
    writePart(part, fieldsById.get(keyOf(part.kind, part.id)) ?? {}, ms, device),
  );
  const sealed = prepared.flatMap(({ changes }) => changes);
  const letters = await sealLetters(writer.powers.mail, sealed);
  const opened = await database.transaction(
    'rw',
    [database.records, database.pages, database.aside, database.meta, database.letters],
    async () => {
      await pages.put(prepared);
      await putLetters(database, sealed, letters);
      // A removal forgets what the office was known to have: the fingerprints have to be made anew.
      const isRemoval = writes.some(({ fields }) => Object.hasOwn(fields, 'erased'));
      if (isRemoval) await database.meta.put({ key: 'pagesCheckedAt', value: 0 });
      return putOpen(writer, open);
    },
  );
  return [
    ...opened,
    ...sealed.map((change) => ({ ...change, key: keyOf(change.after.kind, change.after.id), sealed: true })),
  ];
}

/** Nothing sealed can be read now: the sealed fields go into letters. */
async function writeApart({ writer, open, sealed }: Act): Promise<readonly PartChange[]> {
  const { database } = writer.powers;
  const apart = await sealApart(writer.powers, await timeToSeal(database, writer.stampTime()), sealed);
  const opened = await database.transaction('rw', [database.records, database.letters, database.meta], async () => {
    await addLetters(
      database,
      apart.flatMap(({ letters }) => letters),
    );
    return putOpen(writer, open);
  });
  const changes = apart.map(({ after }) => ({
    key: keyOf(after.kind, after.id),
    before: undefined,
    after,
    sealed: true,
  }));
  return [...opened, ...changes];
}
