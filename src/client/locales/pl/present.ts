/** Words of who helped: volunteers at an event, their hours, newcomers, several phones counting. */
export const present = {
  'present.expected': 'Zaznacz tych, którzy mieli przyjść ({count})',
  'present.wholeClub': 'Zaznacz cały Klub ({count})',
  'present.restOfClub': 'Zaznacz pozostałych z Klubu ({count})',
  'present.ticked': 'Zaznaczeni: {count}',
  'present.going': 'obecność zapowiedziana',
  'present.place': 'Jak liczyć wolontariuszy?',
  'present.place.beside': 'Osobno, poza liczbą obecnych',
  'present.place.inside': 'Razem z obecnymi, są już policzeni',
  'present.place.beside.short': 'osobno, poza liczbą obecnych',
  'present.place.inside.short': 'w liczbie obecnych',
  'present.beside': 'Wolontariusze: {count} – osobno, poza liczbą obecnych',
  'present.inside': 'w tym wolontariusze: {count}',

  'present.hours': 'Godziny wolontariatu',
  'present.hours.count': 'Godziny wolontariatu: {count}',
  'present.hours.hint':
    'Czas jest taki jak wydarzenia. Zmień go u tych, którzy przyszli później albo wyszli wcześniej.',
  'present.hours.change': 'Zmień godziny',
  'present.hours.open': 'bez podanego czasu: {count}',
  'present.change': 'Zmień',
  'present.inHours': '{count} godz.',
  'present.inMinutes': '{count} min',
  'present.asEvent': 'jak wydarzenie',
  'present.asEventOf': '{name}: tak długo jak wydarzenie',
  'present.longer': '{name}: {minutes} min dłużej',
  'present.shorter': '{name}: {minutes} min krócej',
  'present.untilNow': 'do teraz',
  'present.untilNowOf': '{name}: od początku do teraz',

  'present.newcomer.save': 'Zapisz i zaznacz obecność',
  'present.newcomer.saved': 'Nowa osoba: {name}, zaznaczona',
  'present.newcomer.untold': 'Nowa osoba: {name}, zaznaczona, klauzula jeszcze nieprzekazana',
  'present.toOffice': 'Nazwisko i telefon trafią do biura. Na tym telefonie nie zostaną.',
  'present.told': 'Klauzula informacyjna przekazana',
  'present.notice': 'Treść klauzuli w skrócie',
  'present.notice.text':
    'Dane przetwarza {office}, aby prowadzić Klub Wolontariusza i rozliczyć wolontariat. Widzą je tylko upoważnione osoby. Można je zobaczyć, poprawić i wnieść sprzeciw; pełną treść i kontakt do inspektora ochrony danych (IOD) podaje biuro.',

  'present.together': 'Liczymy razem',
  'present.together.text':
    'Zeskanuj aparatem drugiego telefonu. Każdy telefon liczy na swojej karcie, a liczby się dodają.',
  'present.together.qr': 'Kod z adresem tego wydarzenia',
  'present.together.share': 'Wyślij adres',
  'present.together.needs':
    'Drugi telefon musi być połączony z tym samym biurem. Wydarzenie pojawi się na nim, gdy oba telefony złapią zasięg.',
  'present.sheetName': 'Gdzie albo kiedy liczysz',
  'present.sheetName.hint': 'Na przykład: wejście A albo 10–12. Zobaczą to pozostali.',
  'present.elsewhere': 'z tego na innych telefonach: {count}, stan\u00a0z\u00a0{when}',
  'present.elsewhere.unknown': 'z tego na innych telefonach: {count}, stan\u00a0nieznany',
  'present.estimate': 'w tym szacunek {count}',
  'present.estimate.short': 'szacunek: {count}',

  'present.sound': 'Dźwięk przy liczeniu',
  'present.sound.tick': 'Krótki dźwięk przy każdym dotknięciu',
} as const;
