/** Words for when people and rights change on a phone: shut out, back by a code, another person, other rights. */
import type { seat as polish } from '../pl/seat.ts';
import type { Translated } from '../words.ts';

export const seat: Translated<typeof polish> = {
  'gone.title': 'The office has disconnected this phone',
  'gone.lost': 'The phone was reported lost.',
  'gone.retired': 'This phone is no longer used for work at the office.',
  'gone.sent': {
    one: 'The phone still sent {count} change to the office.',
    other: 'The phone still sent {count} changes to the office.',
  },
  'gone.nothingSent': 'Nothing was waiting to be sent: the office has all entries.',
  'gone.aside': 'They lie apart at the office until somebody has looked at them.',
  'gone.data': 'The data of this office are gone from the phone: the plan, the entries and the contacts.',
  'gone.back': 'To work here again, ask the office for a new code.',
  'gone.read': 'I understand',

  'who.title': 'Who is working on this phone now?',
  'who.text': 'Each person sees only their own entries and contacts.',
  'who.open': 'Unlock: {person}',
  'who.notOpened': 'It was not unlocked. You can come in with a code from the office.',
  'who.code': 'Come in with a code',
  'who.code.text': 'For somebody new and for somebody who returns. A clerk at the office gives the code.',

  'change.title': 'Change person',
  'change.now': 'Working here now: {person}',
  'change.locked': 'Stays on the phone, locked. The PIN or passphrase of this person opens it.',
  'change.left':
    'There is no PIN or passphrase here, so the data leave the phone as soon as the office has all entries. Coming back takes a new code from the office.',
  'change.unsent': {
    one: '{count} entry waits to be sent. It goes to the office, and the next person does not see it.',
    other: '{count} entries wait to be sent. They go to the office, and the next person does not see them.',
  },
  'change.go': 'Finish and hand the phone over',

  'enrol.title': 'Connect to the office again',
  'enrol.text':
    'Type the new code from the office here. The same person returns to their entries, and nothing is lost.',
  'enrol.unsent': {
    one: '{count} entry waits on the phone. It goes to the office right after connecting.',
    other: '{count} entries wait on the phone. They go to the office right after connecting.',
  },
  'enrol.go': 'Type the code from the office',

  'rights.changed': 'The office has changed your rights: {role}',
  'rights.unauthorised': 'The authorisation to handle personal data is not in force now.',
  'rights.less': 'What this person no longer sees leaves the phone; unsent entries go to the office first.',
  'rights.more': 'The phone is fetching the rest from the office.',
  'rights.reload': 'Load anew',
  'rights.read': 'I understand',
};
