/** Words of the text that the office gives to its data protection officer when a phone is lost. */
export const report = {
  'report.title': 'Zgubiony telefon: tekst do zgłoszenia',
  'report.about':
    'Tekst powstał z tego, co wie biuro. Bez treści danych: same rodzaje i liczby. Sprawdź go z inspektorem ochrony danych (IOD).',
  'report.title.now': 'Co jest na urządzeniu',
  'report.about.now': 'Tyle może na nim być najwyżej, według tego, co wie biuro. Same rodzaje i liczby, bez treści.',
  'report.heading.now': 'Na urządzeniu: {device}',
  'report.copy': 'Kopiuj tekst',
  'report.copied': 'Tekst skopiowany.',
  'report.copyFailed': 'Przeglądarka nie pozwoliła skopiować. Zaznacz tekst i skopiuj go.',
  'report.print': 'Drukuj',
  'report.gone': 'Biuro nie zna takiego urządzenia.',

  'report.heading': 'Zgubiony telefon: {device}',
  'report.office': 'Biuro: {office}',
  'report.made': 'Stan na {when}',
  'report.person': 'Osoba: {person}, {role}',
  'report.enrolled': 'Połączony z biurem: {when}',
  'report.contact': 'Ostatni kontakt z biurem: {when}',
  'report.contact.never': 'Nie kontaktował się z biurem, więc nie dostał z niego żadnych danych.',

  'report.state': 'Co zrobiło biuro',
  'report.state.lost': 'Odcięty jako zgubiony: {when}. Od tej chwili niczego nie dostaje.',
  'report.state.retired': 'Odłączony: {when}. Od tej chwili niczego nie dostaje.',
  'report.state.open': 'Nie został jeszcze odcięty. Zrób to: „Telefon zgubiony”.',
  'report.state.paused': 'Jest wstrzymany, ale nie odcięty. Zrób to: „Telefon zgubiony”.',
  'report.state.cleared': 'Telefon potwierdził usunięcie kluczy i danych: {when}.',
  'report.state.notCleared': 'Usunięcia danych jeszcze nie potwierdził. Usunie je przy najbliższym kontakcie z biurem.',

  'report.held': 'Co najwyżej mogło na nim być',
  'report.held.personal': 'Dane o osobach (rodzaj, liczba, pola):',
  'report.held.open': 'Dane bez nazwisk (rodzaj, liczba, pola):',
  'report.held.line': '{kind}: {count} ({fields})',
  'report.held.none': 'Danych o osobach biuro mu nie wysłało.',
  'report.held.people': 'Osoby, których to dotyczy: najwyżej {count}.',
  'report.held.notes': 'W notatkach i nazwach mógł ktoś wpisać dane osób: sprawdź to w biurze.',
  'report.held.unsent': {
    one: 'Na telefonie mógł być jeszcze {count} niewysłany wpis. Biuro nie wie, co w nim jest.',
    few: 'Na telefonie mogły być jeszcze {count} niewysłane wpisy. Biuro nie wie, co w nich jest.',
    many: 'Na telefonie mogło być jeszcze {count} niewysłanych wpisów. Biuro nie wie, co w nich jest.',
    other: 'Na telefonie mogło być jeszcze {count} niewysłanego wpisu. Biuro nie wie, co w nim jest.',
  },
  'report.held.owner': 'Jest tam też imię i nazwisko osoby, której jest telefon, oraz nazwa biura.',

  'report.lock': 'Jak był zamknięty',
  'report.lock.pin':
    'Kontakty są zaszyfrowane, a klucz leży pod PIN-em z co najmniej sześciu cyfr. Po dziesięciu błędnych próbach telefon usuwa klucz.',
  'report.lock.passphrase':
    'Kontakty są zaszyfrowane, a klucz leży pod hasłem. Po dziesięciu błędnych próbach telefon usuwa klucz.',
  'report.lock.unknown': 'Telefon nie powiedział, jak zamknął kontakty. Przyjmij, że nie były zamknięte.',
  'report.lock.none': 'Kontaktów na nim nie było.',
  'report.lock.team':
    'Krótkich nazw wolontariuszy i obecności PIN Terenu nie zamyka. Chroni je tylko blokada ekranu telefonu.',
  'report.lock.lease':
    'Bez kontaktu z biurem klucz kontaktów traci ważność: {when}. Teren usuwa go wtedy, gdy jest otwarty.',
  'report.lock.leaseOver': 'Termin klucza kontaktów minął: {when}. Teren usuwa go wtedy, gdy jest otwarty.',

  'report.law': 'Co mówi prawo (RODO, art. 33 i 34)',
  'report.law.hours': 'Administrator zgłasza naruszenie Prezesowi UODO najpóźniej 72 godziny po jego stwierdzeniu.',
  'report.law.until': 'Jeśli stwierdzono je wtedy, gdy telefon odcięto, 72 godziny mijają: {when}.',
  'report.law.unlikely':
    'Zgłoszenia nie trzeba, gdy ryzyko dla osób jest mało prawdopodobne. Szyfrowanie i blokada ekranu mogą o tym świadczyć. Rozstrzyga administrator po rozmowie z IOD.',
  'report.law.people': 'Gdy ryzyko jest wysokie, trzeba zawiadomić także te osoby.',
  'report.law.register': 'Naruszenie wpisuje się do rejestru także wtedy, gdy się go nie zgłasza.',

  'report.fill': 'Do uzupełnienia',
  'report.fill.when': 'Kiedy, gdzie i jak telefon zginął:',
  'report.fill.known': 'Kiedy stwierdzono naruszenie:',
  'report.fill.screen': 'Czy telefon miał blokadę ekranu:',
  'report.fill.effects': 'Możliwe skutki dla osób i co zrobiono, żeby ich uniknąć:',
  'report.fill.officer': 'Inspektor ochrony danych (imię, nazwisko, kontakt):',
} as const;
