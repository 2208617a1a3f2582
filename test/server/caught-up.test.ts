import { expect, it } from 'vitest';
import { noteChange, startOffice } from './office-server.ts';

it('who has read one class to its end and another one not, is sent what is left of that', async () => {
  const office = await startOffice({ backend: 'memory' });
  try {
    const clerk = await office.open();
    const ania = { kind: 'volunteer', id: 'v1', stamp: [5, 'phone-a'], fields: { label: 'Ania K.', phone: '600' } };
    const { cursors } = await clerk.sync([noteChange('mokro', 5, 'phone-a', null), ania]);
    const kindsWith = async (known: object) =>
      (await clerk.sync([], { cursors: known })).parts.map((part) => part.class);
    expect(await kindsWith(cursors)).toEqual([]);
    expect(await kindsWith({ ...cursors, team: 0 })).toEqual(['team']);
    expect(await kindsWith({ open: cursors.open })).toEqual(['team', 'contact']);
    // Also beside a bundle of his own: what it makes he knows, what it changes of others' he is told.
    const changes = [noteChange('sucho', 9, 'phone-b', null), noteChange('nowe', 9, 'phone-b', null, 'e2')];
    const reply = await clerk.sync(changes, { cursors: { ...cursors, team: 0 } });
    expect(reply.parts.map(({ id, class: each }) => `${id} ${each}`).sort()).toEqual(
      ['01h00000000000000000event1 open', 'v1 team'].sort(),
    );
  } finally {
    await office.close();
  }
});
