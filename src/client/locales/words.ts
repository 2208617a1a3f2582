/** The shapes of a catalogue of words. Polish is the type: another language that lacks a key does not compile. */

/** A text that depends on a count: CLDR's forms. Which of them a language has is checked by a test. */
export interface PluralForms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type Words = Readonly<Record<string, string | PluralForms>>;

/** The same keys in another language: a text for a text, plural forms for plural forms. */
export type Translated<T extends Words> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : PluralForms;
};

/** The names between braces: 'Wersja {from} z {to}' has 'from' | 'to'. */
type ParamsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsIn<Rest> : never;
export type ParamsOf<Text> = Text extends string
  ? ParamsIn<Text>
  : Exclude<{ [Form in keyof Text]: ParamsIn<Text[Form]> }[keyof Text], 'count'>;

/** What stands for the names: nothing to give where the text has none. */
export type Given<Names extends string> = [Names] extends [never]
  ? []
  : [params: Readonly<Record<Names, string | number>>];

/** Puts values in the place of {names}. A name without a value stays as it is, so that the slip shows. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
