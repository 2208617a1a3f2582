import type { trouble as polish } from '../pl/trouble.ts';
import type { Translated } from '../words.ts';

export const trouble: Translated<typeof polish> = {
  'trouble.no-disk': 'This browser does not keep anything',
  'trouble.no-disk.text':
    'Teren cannot count here, because nothing would be left after the window is closed. This happens in a private window, or where storing data of pages is turned off.',
  'trouble.no-disk.next':
    "Open Teren in an ordinary window. If that does not help, allow storing data of pages in the browser's settings.",
  'trouble.disk-silent': 'The browser has not opened the data yet',
  'trouble.disk-silent.text':
    'Teren is waiting and will open by itself when the browser answers. What was saved is still on the phone.',
  'trouble.disk-silent.next':
    'If it takes long, close other tabs with Teren and load this page again. Then restart the phone.',
  'trouble.disk-broken': 'The data on the phone could not be read',
  'trouble.disk-broken.text': 'The browser does not read what Teren saved on it. Teren has removed nothing.',
  'trouble.disk-broken.next':
    'Restart the phone and open Teren. Do not clear the browser data: that would remove entries that the office does not have.',
  'trouble.disk-newer': 'Another tab runs a newer version of Teren',
  'trouble.disk-newer.text': 'This tab no longer saves. Earlier entries are safe on the phone.',
  'trouble.disk-newer.next': 'Load this page again.',
  'trouble.insecure': 'Teren works only at an https address',
  'trouble.insecure.text':
    'At this address the browser lets nobody encrypt contact details or work without the internet, so Teren does not count here.',
  'trouble.insecure.next':
    'Ask the office for the address that begins with “https”. The code from the office is still valid.',
  'trouble.unknown': 'Teren did not start',
  'trouble.unknown.text': 'What was saved is still on the phone.',
  'trouble.unknown.next': 'Load this page again. If that does not help, show this screen at the office.',
  'trouble.reload': 'Load again',
  'trouble.unsent': {
    one: 'There is {count} entry on the phone that the office does not have, the last from: {when}.',
    other: 'There are {count} entries on the phone that the office does not have, the last from: {when}.',
  },

  'rescue.save': 'Save what can be read to a file',
  'rescue.saved': 'Unsent entries in the file: {count}. Show it at the office.',
  'rescue.none': 'No unsent entry could be read.',

  'lost.title': 'The browser removed the data of Teren from this phone',
  'lost.text': {
    one: 'There was {count} unsent entry on the phone, last {when}.',
    other: 'There were {count} unsent entries on the phone, last {when}.',
  },
  'lost.next':
    'The office does not have these entries. If you remember them, enter them again. The phone fetches the rest from the office.',
  'lost.read': 'I understand',

  'keep.title': 'These entries are on this phone only',
  'keep.text': 'The browser may delete them. Connect to the internet or install Teren.',

  'clock.title': 'The phone’s clock differs from the office’s by {difference}',
  'clock.text':
    'Entries count and nothing is lost, but their dates and times may be wrong. Check the date and time on the phone.',
  'clock.minutes': { one: '{count} minute', other: '{count} minutes' },
  'clock.hours': { one: '{count} hour', other: '{count} hours' },
  'clock.days': { one: '{count} day', other: '{count} days' },
  'clock.years': { one: '{count} year', other: '{count} years' },
};
