// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { type App, AppContext } from '../../../../src/client/app.ts';
import { keepDraft } from '../../../../src/client/ui/club/draft.ts';
import { PhoneNumber } from '../../../../src/client/ui/club/phone-number.tsx';
import { VolunteerForm } from '../../../../src/client/ui/club/volunteer-form.tsx';
import type { Role } from '../../../../src/domain/roles.ts';
import type { Write } from '../../../../src/domain/scalar.ts';
import { openLock } from '../open-app.tsx';

afterEach(() => {
  cleanup();
  keepDraft('o new', undefined);
});

function showForm(role: Role, answer: { ok: true } | { ok: false; code: 'disk-full' } = { ok: true }) {
  const written: Write[] = [];
  const saved: string[] = [];
  const store = {
    write: async (writes: readonly Write[]) => {
      if (answer.ok) written.push(...writes);
      return answer;
    },
  };
  const app = {
    session: { office: 'o', role, authorised: true },
    store,
    lock: openLock(),
    newId: () => 'v9',
  } as unknown as App;
  render(
    <AppContext.Provider value={app}>
      <VolunteerForm draftKey="o new" onSaved={(id) => saved.push(id)} />
    </AppContext.Provider>,
  );
  return { written, saved };
}
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('a new volunteer is written once, with the label and the tag that was typed and not added', async () => {
  const { written, saved } = showForm('coordinator');
  type('Imię', 'Łucja');
  type('Nazwisko', 'Śliwa');
  type('Telefon', '601 000 001');
  type('Dodaj grupę albo umiejętność', 'klub');
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz' }));
  await waitFor(() => expect(saved).toEqual(['v9']));
  const fields = {
    given: 'Łucja',
    family: 'Śliwa',
    phone: '601 000 001',
    label: 'Łucja Ś.',
    status: 'active',
    'tag/klub': true,
  };
  expect(written).toEqual([{ kind: 'volunteer', id: 'v9', fields }]);
});

test('a wrong number is named in words, nothing is written and nothing typed is lost', async () => {
  const { written } = showForm('coordinator');
  type('Imię', 'Łucja');
  type('Telefon', '601');
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz' }));
  expect((await screen.findByRole('alert')).textContent).toContain('brakuje cyfr');
  expect(written).toEqual([]);
  expect(screen.getByLabelText<HTMLInputElement>('Telefon').value).toBe('601');
});

test('where the disk is full the form says so and keeps what was typed', async () => {
  const { saved } = showForm('coordinator', { ok: false, code: 'disk-full' });
  type('Imię', 'Łucja');
  fireEvent.click(screen.getByRole('button', { name: 'Zapisz' }));
  await screen.findByRole('status');
  expect(saved).toEqual([]);
  expect(screen.getByLabelText<HTMLInputElement>('Imię').value).toBe('Łucja');
});

test('an organizer may give a newcomer’s number and is told that it does not stay on this phone', () => {
  showForm('organizer');
  expect(screen.getByLabelText('Telefon')).toBeTruthy();
  expect(screen.getByText(/Na tym telefonie nie zostaną/)).toBeTruthy();
});

test('a number is covered until it is tapped, and then it calls', () => {
  render(<PhoneNumber phone="+48 601-000-001" name="Anna K." />);
  expect(document.body.textContent).not.toContain('601');
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('link').getAttribute('href')).toBe('tel:+48601000001');
});
