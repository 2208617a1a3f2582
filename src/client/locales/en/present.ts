import type { present as polish } from '../pl/present.ts';
import type { Translated } from '../words.ts';

export const present: Translated<typeof polish> = {
  'present.expected': 'Tick those who were expected ({count})',
  'present.wholeClub': 'Tick the whole Club ({count})',
  'present.restOfClub': 'Tick the rest of the Club ({count})',
  'present.ticked': 'Ticked: {count}',
  'present.going': 'expected',
  'present.place': 'How are the volunteers counted?',
  'present.place.beside': 'Apart, beside the people present',
  'present.place.inside': 'With the people present, they are counted already',
  'present.place.beside.short': 'apart, beside the people present',
  'present.place.inside.short': 'in the number of people present',
  'present.beside': 'Volunteers: {count} – apart, beside the people present',
  'present.inside': 'volunteers among them: {count}',

  'present.hours': 'Volunteer hours',
  'present.hours.count': 'Volunteer hours: {count}',
  'present.hours.hint': 'As long as the event. Change it for those who came later or left earlier.',
  'present.hours.change': 'Change hours',
  'present.hours.open': 'time not known: {count}',
  'present.change': 'Change',
  'present.inHours': '{count} h',
  'present.inMinutes': '{count} min',
  'present.asEvent': 'as the event',
  'present.asEventOf': '{name}: as long as the event',
  'present.longer': '{name}: {minutes} min longer',
  'present.shorter': '{name}: {minutes} min shorter',
  'present.untilNow': 'until now',
  'present.untilNowOf': '{name}: from the beginning until now',

  'present.newcomer.save': 'Save and tick as present',
  'present.newcomer.saved': 'New person: {name}, ticked',
  'present.newcomer.untold': 'New person: {name}, ticked, privacy notice not given yet',
  'present.toOffice': 'The family name and the phone number go to the office. They do not stay on this phone.',
  'present.told': 'Privacy notice given',
  'present.notice': 'The notice in short',
  'present.notice.text':
    'The data are handled by {office} to run the Volunteer Club and account for volunteering. Only authorised people see them. One can see them, have them corrected and object; the office gives the full text and the contact of the data protection officer (IOD).',

  'present.together': 'Count together',
  'present.together.text':
    'Scan with the camera of the other phone. Each phone counts on its own sheet, and the counts add up.',
  'present.together.qr': 'Code with the address of this event',
  'present.together.share': 'Send the address',
  'present.together.needs':
    'The other phone has to be connected to the same office. The event appears on it once both phones have had a signal.',
  'present.sheetName': 'Where or when you count',
  'present.sheetName.hint': 'For example: gate A, or 10–12. The others will see it.',
  'present.elsewhere': 'of that on other phones: {count}, as\u00a0of\u00a0{when}',
  'present.elsewhere.unknown': 'of that on other phones: {count}, as of an unknown time',
  'present.estimate': 'of that estimated {count}',
  'present.estimate.short': 'estimated: {count}',

  'present.sound': 'Sound while counting',
  'present.sound.tick': 'A short sound at each tap',
};
