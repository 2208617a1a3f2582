import type { report as polish } from '../pl/report.ts';
import type { Translated } from '../words.ts';

export const report: Translated<typeof polish> = {
  'report.title': 'Lost phone: text for the report',
  'report.about':
    'The text is made from what the office knows. It holds no data, only kinds and counts. Check it with the data protection officer (IOD).',
  'report.title.now': 'What is on the device',
  'report.about.now':
    'This is what can be on it at most, by what the office knows. Kinds and counts only, no contents.',
  'report.heading.now': 'On the device: {device}',
  'report.copy': 'Copy the text',
  'report.copied': 'Text copied.',
  'report.copyFailed': 'The browser did not allow copying. Select the text and copy it.',
  'report.print': 'Print',
  'report.gone': 'The office knows no such device.',

  'report.heading': 'Lost phone: {device}',
  'report.office': 'Office: {office}',
  'report.made': 'As of {when}',
  'report.person': 'Person: {person}, {role}',
  'report.enrolled': 'Connected to the office: {when}',
  'report.contact': 'Last contact with the office: {when}',
  'report.contact.never': 'It never called the office, so it was sent no data.',

  'report.state': 'What the office did',
  'report.state.lost': 'Shut out as lost: {when}. Since then it is sent nothing.',
  'report.state.retired': 'Disconnected: {when}. Since then it is sent nothing.',
  'report.state.open': 'It has not been shut out yet. Do so: “Phone lost”.',
  'report.state.paused': 'It is paused but not shut out. Do so: “Phone lost”.',
  'report.state.cleared': 'The phone confirmed that it dropped its keys and data: {when}.',
  'report.state.notCleared':
    'It has not confirmed yet that its data is gone. It drops it at its next contact with the office.',

  'report.held': 'What can have been on it at most',
  'report.held.personal': 'Data about people (kind, count, fields):',
  'report.held.open': 'Data without names (kind, count, fields):',
  'report.held.line': '{kind}: {count} ({fields})',
  'report.held.none': 'The office sent it no data about people.',
  'report.held.people': 'People concerned: {count} at most.',
  'report.held.notes': 'Somebody may have put personal data into notes and names: check it at the office.',
  'report.held.unsent': {
    one: 'The phone may also have held {count} unsent entry. The office does not know what is in it.',
    other: 'The phone may also have held {count} unsent entries. The office does not know what is in them.',
  },
  'report.held.owner': 'It also holds the name of the person whose phone it is, and of the office.',

  'report.lock': 'How it was locked',
  'report.lock.pin':
    'Contacts are encrypted and the key lies under a PIN of six or more digits. After ten wrong tries the phone drops the key.',
  'report.lock.passphrase':
    'Contacts are encrypted and the key lies under a passphrase. After ten wrong tries the phone drops the key.',
  'report.lock.unknown': 'The phone did not say how it locked the contacts. Assume that they were not locked.',
  'report.lock.none': 'There were no contacts on it.',
  'report.lock.team':
    'The short names of volunteers and their attendance are not under the PIN of Teren. Only the phone’s screen lock protects them.',
  'report.lock.lease':
    'Without contact with the office the key of the contacts expires: {when}. Teren drops it when it is open.',
  'report.lock.leaseOver': 'The key of the contacts expired: {when}. Teren drops it when it is open.',

  'report.law': 'What the law says (GDPR, art. 33 and 34)',
  'report.law.hours':
    'The controller reports the breach to the President of UODO within 72 hours of becoming aware of it.',
  'report.law.until': 'If that was when the phone was shut out, the 72 hours end: {when}.',
  'report.law.unlikely':
    'No report is owed where a risk to people is unlikely. Encryption and a screen lock may speak for that. The controller decides after talking to the IOD.',
  'report.law.people': 'Where the risk is high, the people have to be told as well.',
  'report.law.register': 'A breach is entered into the register also when it is not reported.',

  'report.fill': 'To be filled in',
  'report.fill.when': 'When, where and how the phone was lost:',
  'report.fill.known': 'When the breach was noticed:',
  'report.fill.screen': 'Whether the phone had a screen lock:',
  'report.fill.effects': 'Possible consequences for people and what was done to avoid them:',
  'report.fill.officer': 'Data protection officer (name, contact):',
};
