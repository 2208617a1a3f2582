/**
 * Words of the screens. `t('today.title')` says them in the chosen language; keys and {names} are checked by the compiler
 * against the Polish catalogue. The first screen's Polish words are always there, the rest and the other languages are fetched.
 */
import { useEffect, useState } from 'preact/hooks';
import { type Locale, locales } from '../../domain/locale.ts';
import type { Catalogue } from './pl/catalogue.ts';
import { firstWords } from './pl/first.ts';
import { fill, type Given, type ParamsOf, type PluralForms, type Translated } from './words.ts';

export type TextKey = { [K in keyof Catalogue]: Catalogue[K] extends string ? K : never }[keyof Catalogue];
export type PluralKey = Exclude<keyof Catalogue, TextKey>;

const storageKey = 'teren.locale';
const loaders: Readonly<Record<Locale, () => Promise<Translated<Catalogue>>>> = {
  pl: async () => (await import('./pl/catalogue.ts')).pl,
  en: async () => (await import('./en/catalogue.ts')).en,
  uk: async () => (await import('./uk/catalogue.ts')).uk,
};

let current: { locale: Locale; words: Translated<Catalogue>; rules: Intl.PluralRules } = {
  locale: 'pl',
  // The rest of the words is there before any page that needs them: see loadAllWords.
  words: firstWords as Translated<Catalogue>,
  rules: new Intl.PluralRules('pl'),
};
const watchers = new Set<() => void>();

/** The language of the screens now. */
export function locale(): Locale {
  return current.locale;
}

/** A text: `t('plan.month', { month })`. */
export function t<K extends TextKey>(key: K, ...given: Given<ParamsOf<Catalogue[K]>>): string {
  const text = current.words[key] as string;
  const params = given[0];
  return params === undefined ? text : fill(text, params);
}

/** A text that depends on a count, which also stands for {count}: `plural('sync.unsent', 3)`. */
export function plural<K extends PluralKey>(key: K, count: number, ...given: Given<ParamsOf<Catalogue[K]>>): string {
  const forms = current.words[key] as PluralForms;
  return fill(forms[current.rules.select(count) as keyof PluralForms] ?? forms.other, { ...given[0], count });
}

/**
 * Speaks another language from now on, and remembers it on this phone. False when its words could not be fetched: then
 * the old one stays.
 */
export async function setLocale(next: Locale): Promise<boolean> {
  const words = await loaders[next]().catch((error: unknown) => {
    console.warn('The words of a language did not load', next, error instanceof Error ? error.name : '');
    return undefined;
  });
  if (words === undefined) return false;
  current = { locale: next, words, rules: new Intl.PluralRules(next) };
  document.documentElement.lang = next;
  localStorage.setItem(storageKey, next);
  for (const watcher of watchers) watcher();
  return true;
}

/** For pages whose words are not among the first screen's: resolves when all words of the language are there. */
export async function loadAllWords(): Promise<void> {
  const asked = current.locale;
  const words = await loaders[asked]();
  if (current.locale === asked) current = { ...current, words };
}

/** Before the first screen: the language that was chosen last on this phone. */
export async function restoreLocale(): Promise<void> {
  const stored = locales.find((each) => each === localStorage.getItem(storageKey));
  if (stored !== undefined && stored !== current.locale) await setLocale(stored);
}

/** The language, and a new drawing of the component when it changes. */
export function useLocale(): Locale {
  const [shown, show] = useState(current.locale);
  useEffect(() => {
    const watcher = () => show(current.locale);
    watchers.add(watcher);
    watcher();
    return () => void watchers.delete(watcher);
  }, []);
  return shown;
}
