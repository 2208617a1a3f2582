import type { lock as polish } from '../pl/lock.ts';
import type { Translated } from '../words.ts';

export const lock: Translated<typeof polish> = {
  'lock.settings': 'Contacts on this phone',
  'lock.title': 'Contacts are locked',
  'lock.title.none': 'There are no contacts on this phone',
  'lock.unset':
    'Set a PIN, and names and numbers will be here without the internet, too, encrypted. Counting and the plan work without a PIN.',
  'lock.isOpen': 'Contacts are open.',
  'lock.open': 'Open contacts',
  'lock.close': 'Lock contacts',
  'lock.setUp': 'Set a PIN',
  'lock.change': 'Change the PIN',
  'lock.after': 'Lock when idle for',
  'lock.minutes': { one: '{count} minute', other: '{count} minutes' },
  'lock.kind': 'What locks the contacts?',
  'lock.kind.pin': 'PIN',
  'lock.kind.pin.hint': 'at least 6 digits',
  'lock.kind.passphrase': 'Passphrase',
  'lock.kind.passphrase.hint': 'at least 10 characters, best a few words',
  'lock.field.pin': 'PIN',
  'lock.field.passphrase': 'Passphrase',
  'lock.now.pin': 'Present PIN',
  'lock.now.passphrase': 'Present passphrase',
  'lock.new.pin': 'New PIN',
  'lock.new.passphrase': 'New passphrase',
  'lock.repeat': 'The same once more',
  'lock.short.pin': 'A PIN needs at least 6 digits.',
  'lock.short.passphrase': 'A passphrase needs at least 10 characters.',
  'lock.problem.notDigits': 'A PIN has digits only.',
  'lock.problem.easy': 'That is too easy to guess. Choose something less regular.',
  'lock.problem.other': 'This is not the same as above.',
  'lock.screenLock': 'This device locks its screen (PIN, password, pattern or fingerprint)',
  'lock.screenLock.missing': 'First turn on the screen lock in its settings, then tick this.',
  'lock.honest':
    'A short PIN does not protect contacts from somebody who copies the phone’s memory and has time to guess. A passphrase of a few words does.',
  'lock.working': 'One moment…',
  'lock.wrong': 'It does not fit. Tries left: {left}.',
  'lock.fewLeft': 'After the last one the contacts leave this phone. Saved entries stay.',
  'lock.failed': 'The phone could not do it. Close other apps and try again.',
  'lock.dropped':
    'Too many wrong tries: the contacts were removed from this phone. Unsent data still go to the office. Set a new PIN, then ask the office to allow it.',
  'lock.leasedOut': {
    one: 'The office did not answer for {count} day, so the contacts left this phone. They come back with the next connection.',
    other:
      'The office did not answer for {count} days, so the contacts left this phone. They come back with the next connection.',
  },
  'lock.lockedOut': 'The office does not know this PIN',
  'lock.lockedOut.text':
    'So it sends no contacts to this phone. Ask a clerk: People and phones, then “Allow a new PIN”.',
  'lock.contactClosed': 'Name, phone and e-mail are locked.',
  'lock.trayClosed': 'Open the contacts to see what it was.',
};
