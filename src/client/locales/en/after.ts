import type { after as polish } from '../pl/after.ts';
import type { Translated } from '../words.ts';

export const after: Translated<typeof polish> = {
  'after.title': 'After the event',
  'after.hint': 'You can dictate: the microphone on the keyboard. No family names, nothing about health. Saves itself.',
  'after.date': 'Date of the event',
  'after.entered': 'Written down',
  'after.fromPaper': 'added from paper',
  'after.published': 'Published',
  'after.report': 'Short report',
  'after.report.text': 'Text for the website',
  'after.report.hint': 'Made of what was recorded. You can change it here before you share it.',
  'after.report.again': 'Make the text anew',
  'after.report.share': 'Share the report',
  'after.report.attended': { one: '{count} person took part', other: '{count} people took part' },
  'after.report.about': 'About {count} people took part',
  'after.report.thanks': 'We thank our partners: {partners}',
  'after.published.today': 'Mark as published today',
  'after.published.on': 'Published: {day}',
  'after.published.not': 'Not published',
  'after.published.takeBack': 'It was not published',

  'private.pesel': 'This looks like a PESEL number: {found}',
  'private.phone': 'This looks like a phone number: {found}',
  'private.names': 'This looks like a list of names: {found}',
  'private.why': 'Remove it from the text: the whole office reads it, and it may get into the report.',

  'event.dateTo': 'Last day',
  'event.dateTo.hint': 'Only when the event lasts several days.',
  'event.endsBefore': 'The last day is before the first.',
  'event.place.next': 'Place {number}',
  'event.whose': 'Whose event is it',
  'event.whose.ours': 'Ours',
  'event.whose.others': 'Somebody else’s, we take part',
  'event.host.of': 'Organizer: {name}',
  'event.host.unknown': 'Somebody else’s event, we take part',

  'partners.which': 'Name them',
  'partners.which.of': 'Which: {name}',

  'prepares.label': 'Prepares',
  'prepares.nothing': 'This is no preparation.',
  'prepares.choose': 'Choose what it prepares',
  'prepares.remove': 'It prepares nothing',
  'prepares.title': 'What it prepares',
  'prepares.search': 'Search for an event or activity',
  'prepares.count': { one: 'Preparation: {count} meeting', other: 'Preparation: {count} meetings' },
};
