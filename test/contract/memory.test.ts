import { expect, it } from 'vitest';
import { openMemory } from '../../src/server/storage/memory.ts';
import { accessContract } from './access.ts';
import { storageContract } from './storage.ts';

storageContract('memory', async () => openMemory());
accessContract('memory', async () => openMemory());

it('a copy of the memory keeps what was there, whatever becomes of either', async () => {
  const storage = openMemory();
  const add = (to: typeof storage, office: string) =>
    to.transact((tx) => tx.addOffice({ office, name: office, example: false, createdAt: 1, letterKey: null }));
  const putActivity = (to: typeof storage) =>
    to.transact(async (tx) => {
      const copy = await tx.inOffice('centrum');
      await copy?.putParts([{ kind: 'activity', id: 'a1', class: 'open', cells: { title: ['Żurek', 1, 'ola'] } }]);
      return copy?.seq();
    });
  await add(storage, 'centrum');
  const copy = storage.copy();
  await add(copy, 'filia');
  expect(await putActivity(storage)).toBe(1);

  const names = (of: typeof storage) => of.transact(async (tx) => (await tx.offices()).map(({ name }) => name));
  expect(await names(storage)).toEqual(['centrum']);
  expect(await names(copy)).toEqual(['centrum', 'filia']);
  expect(await putActivity(copy)).toBe(1);
});
