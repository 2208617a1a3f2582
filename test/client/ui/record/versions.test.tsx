// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, test } from 'vitest';
import { DoneList, useUndoable } from '../../../../src/client/ui/parts/undoable.tsx';
import { choiceWrites } from '../../../../src/client/ui/record/questions.ts';
import { Versions } from '../../../../src/client/ui/record/versions.tsx';
import { type RecordView, useRecord } from '../../../../src/client/ui/use.ts';
import type { Scalar } from '../../../../src/domain/scalar.ts';
import type { Cells } from '../../../../src/sync/cell.ts';
import { fromOffice, openApp, show } from '../open-app.tsx';

afterEach(cleanup);

function Page({ kind, id }: { kind: string; id: string }) {
  const undoable = useUndoable();
  const record = useRecord(kind, id);
  return (
    <>
      <DoneList of={undoable} />
      {record && <Versions record={record} undoable={undoable} />}
    </>
  );
}

/** What Bela's phone wrote stands; what Ania's phone wrote is the other version. */
const differing = (field: string, stands: Scalar, other: Scalar): Cells => ({
  [field]: [stands, 20, 'bela'],
  [`${field}~10~device-1`]: [other, 10, 'device-1'],
});

async function clerk() {
  const app = await openApp('2026-11-23');
  const withRole = { ...app, session: { ...app.session, role: 'clerk' as const } };
  await fromOffice(withRole, 'sheet', 'e1.bela', {
    device: ['bela', 1, 'bela'],
    label: ['Telefon Beli', 1, 'bela'],
  });
  return withRole;
}

const kinds: readonly [
  kind: string,
  field: string,
  stands: Scalar,
  other: Scalar,
  asked: string,
  buttons: readonly string[],
][] = [
  ['plan', 'title', 'Plan OSL', 'Plan OSL 2024', 'Dwie wersje: Nazwa', ['Plan OSL', 'Plan OSL 2024']],
  ['activity', 'termText', 'marzec', 'kwiecień', 'Dwie wersje: Termin w planie', ['marzec', 'kwiecień']],
  ['partner', 'name', 'WTZ', 'Warsztat', 'Dwie wersje: Nazwa', ['WTZ', 'Warsztat']],
  ['group', 'attends', true, false, 'Dwie wersje: Wlicza się do obecnych', ['tak', 'nie']],
  ['measure', 'unit', 'kg', 'szt.', 'Dwie wersje: Jednostka', ['kg', 'szt.']],
  [
    'event',
    'date',
    '2024-03-22',
    '2024-03-23',
    'Dwie wersje: Data',
    ['22 marca 2024\u00a0r.', '23 marca 2024\u00a0r.'],
  ],
  ['event', 'state', 'finished', 'notHeld', 'Dwie wersje: Stan wydarzenia', ['zakończone', 'nie odbyło się']],
  ['sheet', 'covers', 'whole', 'part', 'Dwie wersje: Co liczy', ['liczy całość', 'liczy część']],
  ['presence', 'minutes', 90, 120, 'Dwie wersje: Czas w minutach', ['90', '120']],
  ['volunteer', 'status', 'active', 'pause', 'Dwie wersje: Udział w klubie', ['aktywny', 'przerwa']],
];

describe('two people who differed about any kind of record', () => {
  it.each(kinds)(
    '%s.%s: both are heard, with who wrote it, and one tap decides',
    async (kind, field, stands, other, asked, words) => {
      const app = await clerk();
      await fromOffice(app, kind, 'r1', differing(field, stands, other));
      show(app, '/', <Page kind={kind} id="r1" />);
      expect(await screen.findByText(asked)).toBeTruthy();
      const buttons = screen.getAllByRole('button');
      expect(buttons.map((button) => button.querySelector('.answer-words')?.textContent)).toEqual(words);
      expect(await screen.findByText(/teraz tak jest · (Telefon Beli|inny telefon)/)).toBeTruthy();
      expect(screen.getByText('Telefon Anny (to urządzenie)')).toBeTruthy();
      fireEvent.click(buttons[1] as HTMLElement);
      await waitFor(() => expect(screen.queryByText(asked)).toBeNull());
      const row = await app.store.powers.database.records.get(`${kind}/r1`);
      expect(row?.cells[field]?.[0]).toBe(other);
      // It travels: both the field and the settled version wait for the office.
      expect(Object.keys(row?.marks ?? {})).toEqual(expect.arrayContaining([field, `${field}~10~device-1`]));
    },
  );

  it('take the choice back with one tap, and are asked again as before', async () => {
    const app = await clerk();
    await fromOffice(app, 'event', 'r1', differing('place', 'Park', 'Rynek'));
    show(app, '/', <Page kind="event" id="r1" />);
    fireEvent.click(await screen.findByRole('button', { name: 'Zostaw: Rynek (Telefon Anny (to urządzenie))' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Miejsce: zostaje Rynek' }));
    expect(await screen.findByText('Dwie wersje: Miejsce')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(2));
    expect(screen.getAllByRole('button').map((button) => button.querySelector('.answer-words')?.textContent)).toEqual([
      'Park',
      'Rynek',
    ]);
    expect(screen.queryByText(/zostaje Rynek/)).toBeNull();
  });

  it('are not asked who may not write the field', async () => {
    const app = await openApp('2026-11-23');
    await fromOffice(app, 'plan', 'r1', differing('title', 'Plan', 'Plan OSL'));
    show(app, '/', <Page kind="plan" id="r1" />);
    await waitFor(() => expect(app.views.records('plan').get()).toBeTruthy());
    expect(screen.queryByText(/Dwie wersje/)).toBeNull();
  });
});

test('choosing a name writes the short name that follows from it, and the undo puts both back', () => {
  const record: RecordView = {
    kind: 'volunteer',
    id: 'v1',
    fields: { given: 'Anna', family: 'Kowalska', label: 'Anna K.' },
    unsent: false,
    versions: [
      { field: 'family', name: 'family~5~d2', value: 'Nowak', stamp: [5, 'd2'] },
      { field: 'label', name: 'label~5~d2', value: 'Anna N.', stamp: [5, 'd2'] },
    ],
  };
  const { done, undo } = choiceWrites(record, 'family', 'Nowak');
  expect(done.fields).toEqual({ family: 'Nowak', 'family~5~d2': null, label: 'Anna N.', 'label~5~d2': null });
  expect(undo.fields).toEqual({
    family: 'Kowalska',
    'family~5~d2': 'Nowak',
    label: 'Anna K.',
    'label~5~d2': 'Anna N.',
  });
});
