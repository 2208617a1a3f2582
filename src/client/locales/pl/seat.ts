/** Words for when people and rights change on a phone: shut out, back by a code, another person, other rights. */
export const seat = {
  'gone.title': 'Biuro odłączyło ten telefon',
  'gone.lost': 'Telefon został zgłoszony jako zgubiony.',
  'gone.retired': 'Ten telefon nie służy już do pracy w biurze.',
  'gone.sent': {
    one: 'Telefon wysłał jeszcze do biura {count} zmianę.',
    few: 'Telefon wysłał jeszcze do biura {count} zmiany.',
    many: 'Telefon wysłał jeszcze do biura {count} zmian.',
    other: 'Telefon wysłał jeszcze do biura {count} zmiany.',
  },
  'gone.nothingSent': 'Nic nie czekało na wysłanie: biuro ma wszystkie wpisy.',
  'gone.aside': 'Leżą w biurze osobno, aż ktoś je sprawdzi.',
  'gone.data': 'Danych tego biura nie ma już na telefonie: ani planu, ani wpisów, ani kontaktów.',
  'gone.back': 'Żeby znów tu pracować, poproś biuro o nowy kod.',
  'gone.read': 'Rozumiem',

  'who.title': 'Kto teraz pracuje na tym telefonie?',
  'who.text': 'Każda osoba widzi tylko swoje wpisy i kontakty.',
  'who.open': 'Odblokuj: {person}',
  'who.notOpened': 'Nie udało się odblokować. Można wejść kodem z biura.',
  'who.code': 'Wejście z kodem',
  'who.code.text': 'Dla nowej osoby i dla kogoś, kto wraca. Kod daje pracownik biura.',

  'change.title': 'Zmień osobę',
  'change.now': 'Teraz pracuje tu: {person}',
  'change.locked': 'Zostaje na telefonie, zamknięte. Otworzy je PIN albo hasło tej osoby.',
  'change.left':
    'Nie ma tu PIN-u ani hasła, więc dane znikną z telefonu, gdy tylko biuro dostanie wszystkie wpisy. Powrót wymaga nowego kodu z biura.',
  'change.unsent': {
    one: 'Na wysłanie czeka {count} wpis. Pójdzie do biura, a następna osoba go nie zobaczy.',
    few: 'Na wysłanie czekają {count} wpisy. Pójdą do biura, a następna osoba ich nie zobaczy.',
    many: 'Na wysłanie czeka {count} wpisów. Pójdą do biura, a następna osoba ich nie zobaczy.',
    other: 'Na wysłanie czeka {count} wpisu. Pójdą do biura, a następna osoba ich nie zobaczy.',
  },
  'change.go': 'Zakończ i oddaj telefon',

  'enrol.title': 'Połącz ponownie z biurem',
  'enrol.text': 'Wpisz tutaj nowy kod z biura. Ta sama osoba wraca do swoich wpisów i nic nie ginie.',
  'enrol.unsent': {
    one: 'Na telefonie czeka {count} wpis. Pójdzie do biura zaraz po połączeniu.',
    few: 'Na telefonie czekają {count} wpisy. Pójdą do biura zaraz po połączeniu.',
    many: 'Na telefonie czeka {count} wpisów. Pójdą do biura zaraz po połączeniu.',
    other: 'Na telefonie czeka {count} wpisu. Pójdą do biura zaraz po połączeniu.',
  },
  'enrol.go': 'Wpisz kod z biura',

  'rights.changed': 'Biuro zmieniło uprawnienia: {role}',
  'rights.unauthorised': 'Upoważnienie do danych osobowych teraz nie obowiązuje.',
  'rights.less': 'Z telefonu znika to, czego ta osoba już nie widzi; niewysłane wpisy najpierw idą do biura.',
  'rights.more': 'Telefon pobiera resztę z biura.',
  'rights.reload': 'Wczytaj od nowa',
  'rights.read': 'Rozumiem',
} as const;
