/** Words for when the browser or the phone does not do its part: no storage, storage that went away, a wrong clock. */
export const trouble = {
  'trouble.no-disk': 'Ta przeglądarka niczego nie zapisuje',
  'trouble.no-disk.text':
    'Teren nie może tu liczyć, bo po zamknięciu okna nic by nie zostało. Tak bywa w oknie prywatnym albo gdy zapisywanie danych stron jest wyłączone.',
  'trouble.no-disk.next':
    'Otwórz Teren w zwykłym oknie przeglądarki. Jeśli to nie pomaga, włącz w jej ustawieniach zapisywanie danych stron.',
  'trouble.disk-silent': 'Przeglądarka jeszcze nie otworzyła danych',
  'trouble.disk-silent.text':
    'Teren czeka i otworzy się sam, gdy przeglądarka odpowie. To, co było zapisane, nadal leży na telefonie.',
  'trouble.disk-silent.next':
    'Jeśli to długo trwa, zamknij inne karty z Terenem i wczytaj tę stronę jeszcze raz. Potem uruchom telefon ponownie.',
  'trouble.disk-broken': 'Nie udało się odczytać danych z telefonu',
  'trouble.disk-broken.text': 'Przeglądarka nie odczytuje tego, co Teren na nim zapisał. Teren niczego nie usunął.',
  'trouble.disk-broken.next':
    'Uruchom telefon ponownie i otwórz Teren. Nie czyść danych przeglądarki: to usunęłoby wpisy, których nie ma w biurze.',
  'trouble.disk-newer': 'W innej karcie działa nowsza wersja Terenu',
  'trouble.disk-newer.text': 'Ta karta już nie zapisuje. Wcześniejsze wpisy są bezpieczne na telefonie.',
  'trouble.disk-newer.next': 'Wczytaj tę stronę jeszcze raz.',
  'trouble.insecure': 'Teren działa tylko pod adresem https',
  'trouble.insecure.text':
    'Pod tym adresem przeglądarka nie pozwala szyfrować danych kontaktowych ani pracować bez internetu, więc Teren tu nie liczy.',
  'trouble.insecure.next': 'Poproś biuro o adres, który zaczyna się od „https”. Kod z biura jest nadal ważny.',
  'trouble.unknown': 'Teren się nie uruchomił',
  'trouble.unknown.text': 'To, co było zapisane, nadal leży na telefonie.',
  'trouble.unknown.next': 'Wczytaj tę stronę jeszcze raz. Jeśli to nie pomaga, pokaż ten ekran w biurze.',
  'trouble.reload': 'Wczytaj jeszcze raz',
  'trouble.unsent': {
    one: 'Na telefonie jest {count} wpis, którego nie ma w biurze, ostatni z: {when}.',
    few: 'Na telefonie są {count} wpisy, których nie ma w biurze, ostatni z: {when}.',
    many: 'Na telefonie jest {count} wpisów, których nie ma w biurze, ostatni z: {when}.',
    other: 'Na telefonie jest {count} wpisu, którego nie ma w biurze, ostatni z: {when}.',
  },

  'rescue.save': 'Zapisz w pliku, co da się odczytać',
  'rescue.saved': 'W pliku są niewysłane wpisy: {count}. Pokaż go w biurze.',
  'rescue.none': 'Nie udało się odczytać żadnego niewysłanego wpisu.',

  'lost.title': 'Przeglądarka usunęła dane Terenu z tego telefonu',
  'lost.text': {
    one: 'Na telefonie był {count} niewysłany wpis, ostatnio {when}.',
    few: 'Na telefonie były {count} niewysłane wpisy, ostatnio {when}.',
    many: 'Na telefonie było {count} niewysłanych wpisów, ostatnio {when}.',
    other: 'Na telefonie było {count} niewysłanego wpisu, ostatnio {when}.',
  },
  'lost.next': 'Tych wpisów nie ma w biurze. Jeśli je pamiętasz, wpisz je jeszcze raz. Resztę telefon pobiera z biura.',
  'lost.read': 'Rozumiem',

  'keep.title': 'Te wpisy są tylko na tym telefonie',
  'keep.text': 'Przeglądarka może je usunąć. Połącz się z internetem albo zainstaluj Teren.',

  'clock.title': 'Zegar telefonu różni się od biura o {difference}',
  'clock.text':
    'Wpisy się liczą i nic nie zginie, ale ich daty i godziny mogą być złe. Sprawdź datę i godzinę w telefonie.',
  'clock.minutes': { one: '{count} minutę', few: '{count} minuty', many: '{count} minut', other: '{count} minuty' },
  'clock.hours': { one: '{count} godzinę', few: '{count} godziny', many: '{count} godzin', other: '{count} godziny' },
  'clock.days': { one: '{count} dzień', few: '{count} dni', many: '{count} dni', other: '{count} dnia' },
  'clock.years': { one: '{count} rok', few: '{count} lata', many: '{count} lat', other: '{count} roku' },
} as const;
