/** What people said at an event, on the phone, in a letter: opinions, needs, leaders noticed. Never who said it. */
import { idInEvent } from './id.ts';
import { type VoiceChannel, type VoiceSort, voiceChannels, voiceSorts } from './kinds.ts';
import type { Entry, Fields, Write } from './scalar.ts';
import { aliasOf } from './text.ts';

/** One voice is a sentence or two; a longer one is a story, and stories have names in them. */
export const maxVoiceLength = 200;

export interface Said {
  /** A new id, made for this voice. */
  readonly id: string;
  /** The event at which it was heard; absent: at none. */
  readonly event?: string;
  /** 'YYYY-MM-DD'. */
  readonly day: string;
  readonly sort: VoiceSort;
  /** '' : of nothing in particular. */
  readonly theme: string;
  readonly channel: VoiceChannel;
  readonly text: string;
}

export function voiceWrite({ id, event, day, sort, theme, channel, text }: Said): Write {
  const fields: Fields = {
    ...(event === undefined ? {} : { event }),
    day,
    sort,
    channel,
    text,
    ...(theme === '' ? {} : { theme }),
  };
  return { kind: 'voice', id: event === undefined ? id : idInEvent(event, id), fields };
}

/** Undo: the voice stays, struck out. */
export function voiceVoidWrite(id: string, isVoid = true): Write {
  return { kind: 'voice', id, fields: { void: isVoid } };
}

/** On which day something was heard at an event: today while it lasts, else its first day. */
export function voiceDay(event: Fields, today: string): string {
  const { date, dateTo } = event;
  if (typeof date !== 'string') return today;
  const last = typeof dateTo === 'string' ? dateTo : date;
  return date <= today && today <= last ? today : date;
}

export function isStruck(voice: Fields): boolean {
  return voice['void'] === true;
}

/** By day and then by when they were written down, also those struck out. */
export function latestFirst<T extends Entry>(voices: Iterable<T>): readonly T[] {
  return [...voices]
    .filter(({ fields }) => typeof fields['text'] === 'string')
    .sort((a, b) => (whenOf(a) < whenOf(b) ? 1 : -1));
}

/** A theme under one key, however it was typed. */
export interface Theme {
  readonly key: string;
  /** As it was typed last. */
  readonly name: string;
  readonly count: number;
}

export interface Voices {
  /** Those of the year that are not struck out, the latest first. */
  readonly all: readonly Entry[];
  readonly bySort: Readonly<Record<VoiceSort, number>>;
  readonly byChannel: Readonly<Record<VoiceChannel, number>>;
  /** The most frequent first. Voices without a theme are in none. */
  readonly themes: readonly Theme[];
}

/** What was heard in a year. */
export function voicesOf(voices: Iterable<Entry>, year: number): Voices {
  const all = standing(voices).filter(({ fields }) => voiceYear(fields) === year);
  const count = <T extends string>(values: readonly T[], field: string) =>
    Object.fromEntries(
      values.map((value) => [value, all.filter(({ fields }) => fields[field] === value).length]),
    ) as Record<T, number>;
  return {
    all,
    bySort: count(voiceSorts, 'sort'),
    byChannel: count(voiceChannels, 'channel'),
    themes: themesOf(all).toSorted((a, b) => b.count - a.count),
  };
}

/** The years in which anything was heard, the latest first. */
export function voiceYears(voices: Iterable<Entry>): readonly number[] {
  return [...new Set(standing(voices).map(({ fields }) => voiceYear(fields)))].filter((year) => year > 0);
}

/** The themes that were used last, for one tap instead of typing. */
export function recentThemes(voices: Iterable<Entry>, limit: number): readonly string[] {
  return themesOf(standing(voices))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** The key of a voice's theme; '' where it has none. */
export function themeKey(fields: Fields): string {
  return typeof fields['theme'] === 'string' ? aliasOf(fields['theme']) : '';
}

/** In the order in which they were used last. */
function themesOf(latestFirst: readonly Entry[]): readonly Theme[] {
  const themes = new Map<string, Theme>();
  for (const { fields } of latestFirst) {
    const key = themeKey(fields);
    if (key === '') continue;
    const { name, count } = themes.get(key) ?? { name: String(fields['theme']).trim(), count: 0 };
    themes.set(key, { key, name, count: count + 1 });
  }
  return [...themes.values()];
}

function standing(voices: Iterable<Entry>): readonly Entry[] {
  return latestFirst(voices).filter(({ fields }) => !isStruck(fields));
}

/** A voice's own id begins with its time; that of its event, before it, does not tell when it was heard. */
function whenOf({ id, fields }: Entry): string {
  return `${String(fields['day'] ?? '')} ${id.slice(id.lastIndexOf('.') + 1)}`;
}

/** In which year it was heard. NaN for one without a day. */
export function voiceYear(fields: Fields): number {
  return Number(String(fields['day'] ?? 'undated').slice(0, 4));
}
