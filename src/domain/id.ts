/**
 * Ids of records. New ones are lower-case ULIDs: 26 characters, the time first, so that a range read backwards
 * gives the latest. What belongs to an event begins with the event's id and a dot, so that the bucket of a record
 * follows from its kind and id alone.
 */

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes a new id. nowMs: epoch ms ≥ 0; random: at least 10 bytes of good randomness. */
export function newId(nowMs: number, random: Uint8Array): string {
  let time = '';
  let rest = Math.max(0, Math.floor(nowMs));
  for (let i = 0; i < 10; i++) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let noise = '';
  let bits = 0;
  let held = 0;
  for (const byte of random.subarray(0, 10)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      noise += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return time + noise;
}

const newIdPattern = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** When a new id was made, in epoch ms, by the clock of whoever made it: of what belongs to an event, its own last part. Nothing for other ids. */
export function idTime(id: string): number | undefined {
  const own = id.slice(id.lastIndexOf('.') + 1);
  if (!newIdPattern.test(own)) return undefined;
  return [...own.slice(0, 10)].reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0);
}

/** The longest id that the office accepts: an event's id, a volunteer's id and a day, with room to spare. */
export const maxIdLength = 100;

/** Ids are short, printable and free of the characters that separate keys. */
export const idPattern = /^[a-z0-9][a-z0-9.-]{0,99}$/i;

/** One of the records that lie in an event's bucket. */
export function idInEvent(event: string, rest: string): string {
  return `${event}.${rest}`;
}

/** The sheet that a device counts on by default: one for each event and device. */
export function sheetId(event: string, device: string): string {
  return idInEvent(event, device);
}

/** One volunteer at one event on one day is one record, whoever ticks it. day: 'YYYY-MM-DD'. */
export function presenceId(event: string, volunteer: string, day: string): string {
  return `${event}.${volunteer}.${day}`;
}

/** The event that a sheet, tally or presence belongs to. */
export function eventOf(id: string): string {
  const dot = id.indexOf('.');
  return dot < 0 ? id : id.slice(0, dot);
}
