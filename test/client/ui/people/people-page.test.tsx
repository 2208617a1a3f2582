// @vitest-environment happy-dom
// First of all: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PeoplePage } from '../../../../src/client/ui/pages/people-page.tsx';
import { openApp, show } from '../open-app.tsx';
import { ania, aniasPhone, type FakeOffice, fakeOffice, ola } from './office.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function open(office: FakeOffice) {
  const app = await openApp('2026-11-23');
  const clerk = { ...app, desk: { ...app.desk, ...office.desk }, session: { ...app.session, role: 'clerk' as const } };
  show(clerk, '/desk/people', <PeoplePage />);
  await screen.findByRole('heading', { level: 2, name: 'Ola Zielińska' });
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const personOf = (name: string) => {
  const person = screen.getByRole('heading', { level: 2, name }).closest('li');
  if (person === null) throw new Error(`${name} is not in the list`);
  return within(person);
};

describe('the list of people', () => {
  it('is the clerk’s', async () => {
    show(await openApp('2026-11-23'), '/desk/people', <PeoplePage />);
    expect(screen.getByText('Tę stronę otwiera pracownik biura.')).toBeTruthy();
  });

  it('names each with her role and authorisation, and her devices with what is known of them', async () => {
    await open(fakeOffice([{ ...aniasPhone, unsent: 22 }]));
    const person = personOf('Anna Nowak');
    expect(person.getByText('koordynator')).toBeTruthy();
    expect(person.getByText(/^Upoważnienie: 1 marca – 31 grudnia 2026/)).toBeTruthy();
    expect(person.getByText('połączony')).toBeTruthy();
    const facts = person.getByText(/^Ostatnio: 22 listopada 2026/).textContent;
    expect(facts).toContain('10:00 · niewysłane 22 wpisy · kontakty pod PIN-em · wersja 0.1.0');
    expect(personOf('Ola Zielińska').getByText('Nie ma jeszcze telefonu.')).toBeTruthy();
  });

  it('says who is not authorised today, and nothing of the kind of who only looks on', async () => {
    const viewer = { ...ania, member: 'ewa', name: 'Ewa Lis', role: 'viewer' as const, authorised: false };
    await open(fakeOffice([], [ola, { ...ania, authorised: false }, viewer]));
    expect(personOf('Anna Nowak').getByText('Dziś bez upoważnienia: widzi tylko plan i liczby.')).toBeTruthy();
    expect(personOf('Ewa Lis').queryByText(/upoważnien/i)).toBeNull();
  });

  it('says when the memory of a phone was cleared, and no more than is known', async () => {
    const wipedAt = Date.parse('2026-03-12T09:00:00Z');
    await open(fakeOffice([{ ...aniasPhone, wipedAt, lostUnsent: 14 }]));
    expect(screen.getByText(/Pamięć wyczyszczona 12 marca 2026.*, przepadło do 14 wpisów/)).toBeTruthy();
    cleanup();
    await open(fakeOffice([{ ...aniasPhone, wipedAt, lostUnsent: 0 }]));
    expect(screen.getByText(/Pamięć wyczyszczona 12 marca 2026/).textContent).not.toContain('przepadło');
  });

  it('asks for people where the clerk is alone', async () => {
    await open(fakeOffice([], [ola]));
    expect(screen.getByText('Na razie jest tu tylko jedna osoba')).toBeTruthy();
  });

  it('keeps disconnected devices out of the way, and a lost one in sight with its report', async () => {
    const shutOutAt = Date.parse('2026-11-23T08:30:00Z');
    const retired = { ...aniasPhone, device: 'old', deviceName: 'Stary telefon', state: 'retired' as const, shutOutAt };
    await open(fakeOffice([retired, { ...aniasPhone, state: 'lost', shutOutAt }]));
    expect(screen.getByText('Odłączone urządzenia: 1')).toBeTruthy();
    expect(screen.getByText('Stary telefon').closest('details')).not.toBeNull();
    const lost = screen.getByText('Telefon Ani').closest('li');
    expect(lost?.textContent).toMatch(/zgubiony 23 listopada 2026.*09:30/);
    expect(lost?.textContent).toContain('Nie potwierdził jeszcze usunięcia danych.');
    expect(lost?.querySelector('a')?.getAttribute('href')).toBe('/desk/people/lost/phone-1');
  });
});

describe('a phone that wants in', () => {
  it('stands above everything with its name, and one press lets it in', async () => {
    const office = fakeOffice([{ ...aniasPhone, state: 'waiting', lastContactAt: null }]);
    await open(office);
    expect(screen.getByText('Telefon Ani chce się połączyć')).toBeTruthy();
    expect(screen.getByText('Anna Nowak, koordynator. Potwierdź tylko urządzenie, które znasz.')).toBeTruthy();
    press('Potwierdź: Telefon Ani');
    expect(await screen.findByText('Potwierdzony: Telefon Ani')).toBeTruthy();
    expect(office.asked).toEqual(['confirm phone-1']);
    expect(screen.queryByText('Telefon Ani chce się połączyć')).toBeNull();
  });

  it('can be refused', async () => {
    const office = fakeOffice([{ ...aniasPhone, state: 'waiting' }]);
    await open(office);
    press('Nie wpuszczaj: Telefon Ani');
    expect(await screen.findByText('Nie wpuszczony: Telefon Ani')).toBeTruthy();
    expect(office.asked).toEqual(['retire phone-1']);
  });

  it('is shown beside its code as soon as it has used it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const office = fakeOffice([]);
    await open(office);
    press('Dodaj telefon: Anna Nowak');
    expect(await screen.findByText('ab3k9 mx2t7')).toBeTruthy();
    expect(office.asked).toEqual(['code ania']);
    expect(screen.getByText('Ważny jeszcze 10 minut')).toBeTruthy();
    office.devices = [{ ...aniasPhone, state: 'waiting' }];
    await act(async () => void (await vi.advanceTimersByTimeAsync(3_000)));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('Telefon Ani chce się połączyć')).toBeTruthy();
    expect(dialog.queryByText('ab3k9 mx2t7')).toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'Potwierdź: Telefon Ani' }));
    expect(await dialog.findByText('Potwierdzony: Telefon Ani')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Gotowe' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('of another person is not confirmed in this one’s dialog', async () => {
    const office = fakeOffice([{ ...aniasPhone, state: 'waiting' }]);
    await open(office);
    press('Dodaj telefon: Ola Zielińska');
    await screen.findByText('ab3k9 mx2t7');
    expect(within(screen.getByRole('dialog')).queryByText('Telefon Ani chce się połączyć')).toBeNull();
  });
});

describe('what a clerk does with a device', () => {
  it('is taken back where that is possible', async () => {
    const office = fakeOffice([aniasPhone]);
    await open(office);
    press('Wstrzymaj: Telefon Ani');
    expect(await screen.findByText('wstrzymany')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Wstrzymany: Telefon Ani' }));
    expect(await screen.findByText('połączony')).toBeTruthy();
    expect(office.asked).toEqual(['pause phone-1', 'resume phone-1']);
  });

  it('that failed says so, changes nothing and offers no way back', async () => {
    const office = fakeOffice([aniasPhone]);
    await open(office);
    office.refuses = 'no-network';
    press('Wstrzymaj: Telefon Ani');
    expect(await screen.findByText('Nic się nie zmieniło. Spróbuj jeszcze raz za chwilę.')).toBeTruthy();
    expect(screen.getByText('połączony')).toBeTruthy();
    expect(screen.queryByText('Wstrzymany: Telefon Ani')).toBeNull();
  });

  it('renames it, and keeps what was typed when the office does not answer', async () => {
    const office = fakeOffice([aniasPhone]);
    await open(office);
    press('Zmień nazwę: Telefon Ani');
    office.refuses = 'no-network';
    fireEvent.input(screen.getByLabelText('Nazwa urządzenia'), { target: { value: 'Samsung Ani' } });
    press('Zapisz');
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/Nic się nie zmieniło/)).toBeTruthy();
    expect(dialog.getByLabelText<HTMLInputElement>('Nazwa urządzenia').value).toBe('Samsung Ani');
    office.refuses = undefined;
    press('Zapisz');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('heading', { name: 'Samsung Ani' })).toBeTruthy();
    press('Cofnij: Nowa nazwa: Samsung Ani');
    expect(await screen.findByRole('heading', { name: 'Telefon Ani' })).toBeTruthy();
  });

  it('asks first where nobody can take it back, and a dialog that is closed did nothing', async () => {
    const office = fakeOffice([aniasPhone]);
    await open(office);
    press('Telefon zgubiony: Telefon Ani');
    expect(screen.getByText(/Tego nie da się cofnąć/)).toBeTruthy();
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(office.asked).toEqual([]);
    press('Telefon zgubiony: Telefon Ani');
    press('Odetnij zgubiony telefon');
    await waitFor(() => expect(location.pathname).toBe('/desk/people/lost/phone-1'));
    expect(office.asked).toEqual(['lost phone-1']);
  });

  it('says it in the dialog when a lost phone could not be shut out', async () => {
    const office = fakeOffice([aniasPhone]);
    await open(office);
    office.refuses = 'last-clerk';
    press('Telefon zgubiony: Telefon Ani');
    press('Odetnij zgubiony telefon');
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/Najpierw dodaj drugiego pracownika biura/)).toBeTruthy();
    expect(location.pathname).toBe('/desk/people');
  });

  it('lets it set a new PIN when it lost the old one', async () => {
    const office = fakeOffice([{ ...aniasPhone, lockedOut: true }]);
    await open(office);
    expect(screen.getByText(/Zgłosił się z innym PIN-em/)).toBeTruthy();
    press('Pozwól ustawić nowy PIN: Telefon Ani');
    expect(await screen.findByText('Może ustawić nowy PIN: Telefon Ani')).toBeTruthy();
    expect(screen.queryByText(/Zgłosił się z innym PIN-em/)).toBeNull();
  });

  it('never shuts out the very device that asks', async () => {
    await open(fakeOffice([{ ...aniasPhone, device: 'device-1', member: 'member-1' }]));
    expect(screen.getByRole('button', { name: 'Zmień nazwę: Telefon Ani' })).toBeTruthy();
    for (const act of ['Wstrzymaj', 'Odłącz', 'Telefon zgubiony']) {
      expect(screen.queryByRole('button', { name: `${act}: Telefon Ani` })).toBeNull();
    }
  });
});

describe('a person', () => {
  it('is added with a role and an authorisation, and the code for the phone comes next', async () => {
    const office = fakeOffice([]);
    await open(office);
    press('Dodaj osobę');
    press('Dodaj i pokaż kod');
    expect(screen.getByText('Wpisz imię i nazwisko.')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Imię i nazwisko'), { target: { value: '  Jan Kowalski ' } });
    fireEvent.input(screen.getByLabelText('Upoważnienie od'), { target: { value: '2026-12-01' } });
    fireEvent.input(screen.getByLabelText('Upoważnienie do'), { target: { value: '2026-11-01' } });
    press('Dodaj i pokaż kod');
    expect(screen.getByText('Koniec jest przed początkiem.')).toBeTruthy();
    expect(office.asked).toEqual([]);
    fireEvent.input(screen.getByLabelText('Upoważnienie do'), { target: { value: '' } });
    press('Dodaj i pokaż kod');
    expect(await screen.findByText('ab3k9 mx2t7')).toBeTruthy();
    const person = { name: 'Jan Kowalski', role: 'organizer', authorisedFrom: '2026-12-01', authorisedTo: null };
    expect(office.asked).toEqual([`save ${JSON.stringify(person)}`, 'code new']);
  });

  it('that could not be added says why, and what was typed stays', async () => {
    const office = fakeOffice([]);
    await open(office);
    office.refuses = 'storage-full';
    press('Dodaj osobę');
    fireEvent.input(screen.getByLabelText('Imię i nazwisko'), { target: { value: 'Jan Kowalski' } });
    press('Dodaj i pokaż kod');
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText('Na komputerze biura nie ma już miejsca.')).toBeTruthy();
    expect(dialog.getByLabelText<HTMLInputElement>('Imię i nazwisko').value).toBe('Jan Kowalski');
  });

  it('is changed, and changed back', async () => {
    const office = fakeOffice([]);
    await open(office);
    press('Zmień: Anna Nowak');
    fireEvent.click(screen.getByRole('radio', { name: /^organizator/ }));
    press('Zapisz');
    expect(await personOf('Anna Nowak').findByText('organizator')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Cofnij: Zapisane: Anna Nowak' }));
    expect(await personOf('Anna Nowak').findByText('koordynator')).toBeTruthy();
  });

  it('who is the last clerk stays one, and the office says why', async () => {
    const office = fakeOffice([]);
    await open(office);
    office.refuses = 'last-clerk';
    press('Zmień: Ola Zielińska');
    fireEvent.click(screen.getByRole('radio', { name: /^podgląd/ }));
    press('Zapisz');
    expect(await within(screen.getByRole('dialog')).findByText(/nikt nie mógłby prowadzić biura/)).toBeTruthy();
    expect(personOf('Ola Zielińska').getByText('pracownik biura')).toBeTruthy();
  });
});
