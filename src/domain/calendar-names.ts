/**
 * Names of months and weekdays. They are written out here instead of being asked from the browser, so that a report made
 * on an old phone and one made in the office are the same to the letter, and so that the reader of a plan's "Termin"
 * knows the same names that the screens show.
 */
import type { Locale } from './locale.ts';

interface CalendarNames {
  /** Months as a heading says them ("marzec"), January first. */
  readonly alone: readonly string[];
  /** Months as they stand beside a day ("22 marca"). */
  readonly inDate: readonly string[];
  /** Short weekdays, Monday first. */
  readonly weekdays: readonly string[];
  /** What follows a year ("2024 r."), without the space before it; empty where nothing does. */
  readonly yearMark: string;
}

const split = (names: string) => names.split(' ');
const english = split('January February March April May June July August September October November December');

export const calendarNames: Readonly<Record<Locale, CalendarNames>> = {
  pl: {
    alone: split('styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'),
    inDate: split('stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
    weekdays: split('pon. wt. śr. czw. pt. sob. niedz.'),
    yearMark: 'r.',
  },
  en: {
    alone: english,
    inDate: english,
    weekdays: split('Mon Tue Wed Thu Fri Sat Sun'),
    yearMark: '',
  },
  uk: {
    alone: split('січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'),
    inDate: split('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
    weekdays: split('пн вт ср чт пт сб нд'),
    yearMark: 'р.',
  },
};

/** Polish months in the other cases that plans use ("w marcu", "między marcem a majem"), January first. */
export const polishMonthsDeclined: readonly (readonly string[])[] = [
  split('styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu'),
  split(
    'styczniem lutym marcem kwietniem majem czerwcem lipcem sierpniem wrześniem październikiem listopadem grudniem',
  ),
];
