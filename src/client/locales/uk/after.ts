import type { after as polish } from '../pl/after.ts';
import type { Translated } from '../words.ts';

export const after: Translated<typeof polish> = {
  'after.title': 'Після події',
  'after.hint': 'Можна надиктувати: мікрофон на клавіатурі. Без прізвищ і відомостей про здоров’я. Зберігається саме.',
  'after.date': 'Дата події',
  'after.entered': 'Записано',
  'after.fromPaper': 'доповнено з паперу',
  'after.published': 'Опубліковано',
  'after.report': 'Коротке повідомлення',
  'after.report.text': 'Текст для сайту',
  'after.report.hint': 'Складено з того, що записано. Можна виправити тут, перш ніж поділитися.',
  'after.report.again': 'Скласти текст заново',
  'after.report.share': 'Поділитися повідомленням',
  'after.report.attended': {
    one: 'Участь узяла {count} особа',
    few: 'Участь узяли {count} особи',
    many: 'Участь узяли {count} осіб',
    other: 'Участь узяли {count} особи',
  },
  'after.report.about': 'Участь узяли близько {count} осіб',
  'after.report.thanks': 'Дякуємо партнерам: {partners}',
  'after.published.today': 'Позначити як опубліковане сьогодні',
  'after.published.on': 'Опубліковано: {day}',
  'after.published.not': 'Не опубліковано',
  'after.published.takeBack': 'Усе-таки не опубліковано',

  'private.pesel': 'Це схоже на номер PESEL: {found}',
  'private.phone': 'Це схоже на номер телефону: {found}',
  'private.names': 'Це схоже на список прізвищ: {found}',
  'private.why': 'Видаліть це з тексту: його читає весь офіс, і він може потрапити до звіту.',

  'event.dateTo': 'Останній день',
  'event.dateTo.hint': 'Лише якщо подія триває кілька днів.',
  'event.endsBefore': 'Останній день раніше за перший.',
  'event.place.next': 'Місце {number}',
  'event.whose': 'Чия це подія',
  'event.whose.ours': 'Наша',
  'event.whose.others': 'Чужа, ми беремо в ній участь',
  'event.host.of': 'Організатор: {name}',
  'event.host.unknown': 'Чужа подія, ми беремо в ній участь',

  'partners.which': 'Вписати які',
  'partners.which.of': 'Які: {name}',

  'prepares.label': 'Готує',
  'prepares.nothing': 'Це не підготовка.',
  'prepares.choose': 'Виберіть, що готує',
  'prepares.remove': 'Це не підготовка',
  'prepares.title': 'Що готує',
  'prepares.search': 'Шукати подію або захід',
  'prepares.count': {
    one: 'Підготовка: {count} зустріч',
    few: 'Підготовка: {count} зустрічі',
    many: 'Підготовка: {count} зустрічей',
    other: 'Підготовка: {count} зустрічі',
  },
};
