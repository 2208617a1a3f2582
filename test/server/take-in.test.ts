import { expect, it, vi } from 'vitest';
import { openMemory } from '../../src/server/storage/memory.ts';
import { readChanges, takeIn } from '../../src/server/take-in.ts';
import * as accept from '../../src/sync/accept.ts';
import { addOffice } from '../contract/storage.ts';
import { noteChange } from './office-server.ts';

vi.mock(import('../../src/sync/accept.ts'), { spy: true });

it('refuses a change that breaks the code itself, and takes in the others of the bundle', async () => {
  vi.mocked(accept.acceptChange).mockImplementationOnce(() => {
    throw new TypeError('a bug of ours');
  });
  const storage = openMemory();
  const found = await storage.transact(async (tx) => {
    await addOffice(tx, 'o');
    const copy = await tx.inOffice('o');
    if (copy === undefined) throw new Error('no office');
    const changes = readChanges([noteChange('zła', 1, 'a'), noteChange('dobra', 2, 'a')]);
    const taken = await takeIn(copy, 'clerk', changes, 5);
    return { ...taken, page: await copy.pageAfter(['open'], {}, 1e6) };
  });
  expect(found).toMatchObject({ answers: [{ refused: 'malformed' }, 'accepted'], poisoned: 1 });
  expect(found.page.parts.map((part) => part.cells['note']?.[0])).toEqual(['dobra']);
});
