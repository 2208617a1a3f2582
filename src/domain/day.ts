/**
 * Civil dates. A day is 'YYYY-MM-DD' and a month 'YYYY-MM' (years 1000–9999): no clock, no zone, so text order is time order.
 * Only `dayOf` and `clockOf` turn a moment into one, and both ask for the zone.
 */

/** Where the office is. Also stands in for a zone that a device does not know. */
export const defaultZone = 'Europe/Warsaw';

const msInDay = 86_400_000;
const dayPattern = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that the calendar has ('2024-02-30' is none). */
export function isDay(text: string): boolean {
  return dayPattern.test(text) && fromNumber(toNumber(text)) === text;
}

/** Whether the text is a month 'YYYY-MM'. */
export function isMonth(text: string): boolean {
  return isDay(`${text}-01`);
}

/** The day at a moment (epoch ms) in a time zone such as 'Europe/Warsaw'. */
export function dayOf(ms: number, zone: string): string {
  const { year, month, day } = partsIn(ms, zone);
  return `${year}-${month}-${day}`;
}

/** The time of day 'HH:MM' (24 h) at a moment (epoch ms) in a time zone. */
export function clockOf(ms: number, zone: string): string {
  const { hour, minute } = partsIn(ms, zone);
  return `${hour}:${minute}`;
}

/** The day so many days later, or earlier when the number is negative. */
export function addDays(day: string, days: number): string {
  return fromNumber(toNumber(day) + days);
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return toNumber(to) - toNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  // Day 0 (1 January 1970) was a Thursday.
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The month 'YYYY-MM' that a day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month so many months later, or earlier when the number is negative. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Whether this device knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    return formatIn(zone).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Days since 1 January 1970. A day beyond its month's end counts on into the next month; other text is a bug. */
function toNumber(day: string): number {
  const match = dayPattern.exec(day);
  if (match === null) throw new RangeError('not a day');
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / msInDay;
}

function fromNumber(days: number): string {
  return new Date(days * msInDay).toISOString().slice(0, 10);
}

function formatIn(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

// Making a formatter is slow, asking one is not; a device meets a handful of zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(ms: number, zone: string) {
  const format = formats.get(zone) ?? formatIn(isZone(zone) ? zone : defaultZone);
  formats.set(zone, format);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const parts = format.formatToParts(ms);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}
