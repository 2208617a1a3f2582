// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { Holdings } from '../../../../src/client/desk.ts';
import { loadAllWords, setLocale } from '../../../../src/client/locales/t.ts';
import { heldReport, lostReport, reportText } from '../../../../src/client/ui/people/lost-report.ts';
import { aniasPhone } from './office.ts';

const shutOutAt = Date.parse('2026-11-23T08:30:00Z');
const leaseEndsAt = Date.parse('2026-12-06T09:00:00Z');
const lost: Holdings = {
  device: { ...aniasPhone, state: 'lost', shutOutAt },
  leaseEndsAt,
  kinds: [
    {
      kind: 'event',
      class: 'open',
      records: 31,
      fields: ['title', 'date', 'group/seniors', 'group/*', 'note', 'notCountedAt'],
    },
    { kind: 'tally', class: 'open', records: 412, fields: ['amount', 'at'] },
    { kind: 'volunteer', class: 'team', records: 40, fields: ['label', 'status', 'tag/kuchnia'] },
    { kind: 'volunteer', class: 'contact', records: 38, fields: ['given', 'family', 'phone', 'phone~12~ab', 'erased'] },
    { kind: 'presence', class: 'team', records: 112, fields: ['present', 'minutes'] },
  ],
};

const text = (holdings: Holdings, nowMs = shutOutAt + 60_000) =>
  reportText(lostReport({ holdings, officeName: 'Centrum Usług Społecznych', nowMs, zone: 'Europe/Warsaw' }));

afterEach(async () => {
  await setLocale('pl');
  await loadAllWords();
});

describe('the text for the report of a lost phone', () => {
  it('says whose phone it was, when it last called and when it was shut out', () => {
    const words = text(lost);
    expect(words).toContain('Zgubiony telefon: Telefon Ani');
    expect(words).toContain('Biuro: Centrum Usług Społecznych');
    expect(words).toContain('Osoba: Anna Nowak, koordynator');
    expect(words).toContain('Ostatni kontakt z biurem: 22 listopada 2026 r., 10:00');
    expect(words).toContain('Odcięty jako zgubiony: 23 listopada 2026 r., 09:30');
    expect(words).toContain('Usunięcia danych jeszcze nie potwierdził.');
  });

  it('counts what can have been on it by kind, with fields in words, once for a record in two classes', () => {
    const words = text(lost);
    expect(words).toContain(
      '– Wolontariusz: 40 (Krótka nazwa, Udział w klubie, Grupa albo umiejętność, Imię, Nazwisko, Telefon)',
    );
    expect(words).toContain('– Obecność: 112 (Obecność, Czas w minutach)');
    expect(words).toContain('– Wydarzenie: 31 (Nazwa, Data, Grupa, Notatka, Kiedy tak zdecydowano)');
    expect(words).toContain('Osoby, których to dotyczy: najwyżej 40.');
    expect(words.indexOf('Wolontariusz: 40')).toBeLessThan(words.indexOf('Wydarzenie: 31'));
  });

  it('of a phone in use, says what can be on it and how it is locked, and nothing of the law', () => {
    const phone = {
      holdings: { ...lost, device: aniasPhone },
      officeName: 'C',
      nowMs: shutOutAt,
      zone: 'Europe/Warsaw',
    };
    const words = reportText(heldReport(phone));
    expect(words).toContain('Na urządzeniu: Telefon Ani');
    expect(words).toContain('Wolontariusz: 40');
    expect(words).toContain('klucz leży pod PIN-em');
    expect(words).not.toMatch(/UODO|zgubiony/i);
  });

  it('bears no value, not even the one in a field’s name', () => {
    expect(text(lost)).not.toMatch(/kuchnia|seniors|children|~|erased/);
  });

  it('tells honestly how contacts were locked, and what no PIN locks', () => {
    expect(text(lost)).toContain('pod PIN-em z co najmniej sześciu cyfr');
    expect(text(lost)).toContain('Krótkich nazw wolontariuszy i obecności PIN Terenu nie zamyka.');
    const worded = { ...lost, device: { ...lost.device, lock: 'passphrase' as const } };
    expect(text(worded)).toContain('klucz leży pod hasłem');
    const silent = { ...lost, device: { ...lost.device, lock: null } };
    expect(text(silent)).toContain('Przyjmij, że nie były zamknięte.');
  });

  it('says that there was nothing about people where there was nothing', () => {
    const bare = { ...lost, leaseEndsAt: null, kinds: lost.kinds.filter((held) => held.class === 'open') };
    const words = text({ ...bare, device: { ...lost.device, lock: null } });
    expect(words).toContain('Danych o osobach biuro mu nie wysłało.');
    expect(words).toContain('Kontaktów na nim nie było.');
    expect(words).not.toContain('Przyjmij');
    expect(words).not.toContain('Osoby, których to dotyczy');
  });

  it('says when the contacts leave by themselves, and that it is over when it is', () => {
    expect(text(lost)).toContain('traci ważność: 6 grudnia 2026 r., 10:00');
    expect(text(lost, leaseEndsAt + 1)).toContain('Termin klucza kontaktów minął: 6 grudnia 2026 r., 10:00');
    const cleared = { ...lost, device: { ...lost.device, clearedAt: shutOutAt + 3_600_000 } };
    expect(text(cleared)).toContain('Telefon potwierdził usunięcie kluczy i danych: 23 listopada 2026 r., 10:30');
    expect(text(cleared)).not.toContain('traci ważność');
  });

  it('counts 72 hours from when the phone was shut out as lost, and only then', () => {
    expect(text(lost)).toContain('72 godziny mijają: 26 listopada 2026 r., 09:30');
    const paused = { ...lost, device: { ...lost.device, state: 'paused' as const, shutOutAt: null } };
    expect(text(paused)).not.toContain('72 godziny mijają');
    expect(text(paused)).toContain('Jest wstrzymany, ale nie odcięty.');
  });

  it.each([
    [1, 'Na telefonie mógł być jeszcze 1 niewysłany wpis.'],
    [3, 'Na telefonie mogły być jeszcze 3 niewysłane wpisy.'],
    [22, 'Na telefonie mogły być jeszcze 22 niewysłane wpisy.'],
    [25, 'Na telefonie mogło być jeszcze 25 niewysłanych wpisów.'],
  ])('says how much it had unsent: %i', (unsent, words) => {
    expect(text({ ...lost, device: { ...lost.device, unsent } })).toContain(words);
  });

  it('is there in the other languages, with nothing left unsaid', async () => {
    for (const [locale, heading] of [
      ['en', 'Lost phone: Telefon Ani'],
      ['uk', 'Загублений телефон: Telefon Ani'],
    ] as const) {
      await setLocale(locale);
      const words = text({ ...lost, device: { ...lost.device, unsent: 2 } });
      expect(words).toContain(heading);
      expect(words).not.toMatch(/\{|undefined/);
    }
  });
});
