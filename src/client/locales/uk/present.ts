import type { present as polish } from '../pl/present.ts';
import type { Translated } from '../words.ts';

export const present: Translated<typeof polish> = {
  'present.expected': 'Позначити тих, хто мав прийти ({count})',
  'present.wholeClub': 'Позначити весь Клуб ({count})',
  'present.restOfClub': 'Позначити решту Клубу ({count})',
  'present.ticked': 'Позначено: {count}',
  'present.going': 'присутність заявлена',
  'present.place': 'Як рахувати волонтерів?',
  'present.place.beside': 'Окремо, поза кількістю присутніх',
  'present.place.inside': 'Разом із присутніми, їх уже пораховано',
  'present.place.beside.short': 'окремо, поза кількістю присутніх',
  'present.place.inside.short': 'у кількості присутніх',
  'present.beside': 'Волонтери: {count} – окремо, поза кількістю присутніх',
  'present.inside': 'у тому числі волонтери: {count}',

  'present.hours': 'Волонтерські години',
  'present.hours.count': 'Волонтерські години: {count}',
  'present.hours.hint': 'Стільки, скільки тривала подія. Змініть тим, хто прийшов пізніше або пішов раніше.',
  'present.hours.change': 'Змінити години',
  'present.hours.open': 'без указаного часу: {count}',
  'present.change': 'Змінити',
  'present.inHours': '{count} год',
  'present.inMinutes': '{count} хв',
  'present.asEvent': 'як подія',
  'present.asEventOf': '{name}: стільки, скільки подія',
  'present.longer': '{name}: на {minutes} хв довше',
  'present.shorter': '{name}: на {minutes} хв менше',
  'present.untilNow': 'дотепер',
  'present.untilNowOf': '{name}: від початку дотепер',

  'present.newcomer.save': 'Зберегти й позначити присутність',
  'present.newcomer.saved': 'Нова особа: {name}, позначено',
  'present.newcomer.untold': 'Нова особа: {name}, позначено, інформацію про обробку даних ще не надано',
  'present.toOffice': 'Прізвище й телефон потраплять до офісу. На цьому телефоні вони не залишаться.',
  'present.told': 'Інформацію про обробку даних надано',
  'present.notice': 'Інформація про обробку даних коротко',
  'present.notice.text':
    'Дані обробляє {office}, щоб вести Клуб волонтера й облік волонтерства. Їх бачать лише уповноважені особи. Дані можна переглянути, виправити й заперечити проти обробки; повний текст і контакт інспектора із захисту даних (IOD) надає офіс.',

  'present.together': 'Рахуємо разом',
  'present.together.text':
    'Відскануйте камерою другого телефона. Кожен телефон рахує на своїй картці, а числа додаються.',
  'present.together.qr': 'Код з адресою цієї події',
  'present.together.share': 'Надіслати адресу',
  'present.together.needs':
    'Другий телефон має бути під’єднаний до того самого офісу. Подія з’явиться на ньому, коли обидва телефони матимуть зв’язок.',
  'present.sheetName': 'Де або коли ви рахуєте',
  'present.sheetName.hint': 'Наприклад: вхід А або 10–12. Це побачать інші.',
  'present.elsewhere': 'з них на інших телефонах: {count}, станом\u00a0на\u00a0{when}',
  'present.elsewhere.unknown': 'з них на інших телефонах: {count}, стан\u00a0невідомий',
  'present.estimate': 'з них приблизно {count}',
  'present.estimate.short': 'приблизно: {count}',

  'present.sound': 'Звук під час підрахунку',
  'present.sound.tick': 'Короткий звук при кожному дотику',
};
