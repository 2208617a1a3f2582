/** In which bytes a text may lie on a disk. */

export interface Canary {
  readonly name: string;
  /** As it may have been rewritten on its way: a phone number with blanks, without, with the country. */
  readonly spellings: readonly string[];
}

export interface Needle {
  readonly canary: string;
  readonly form: Form;
  readonly bytes: Buffer;
}

export const forms = [
  'utf8',
  'latin1',
  'utf16le',
  'utf16be',
  'json',
  'percent',
  'base64-0',
  'base64-1',
  'base64-2',
] as const;
export type Form = (typeof forms)[number];

/** Everything to look for. Forms in which a text looks the same are one needle. */
export function needlesOf(canaries: readonly Canary[]): readonly Needle[] {
  return canaries.flatMap(({ name, spellings }) => {
    const needles = new Map<string, Needle>();
    for (const spelling of spellings) {
      for (const form of forms) {
        for (const bytes of bytesOf(spelling, form)) {
          // Less than six bytes stand by chance in any large file.
          if (bytes.length < 6) throw new Error(`A canary that is too short: ${name}`);
          const key = bytes.toString('latin1');
          if (!needles.has(key)) needles.set(key, { canary: name, form, bytes });
        }
      }
    }
    return [...needles.values()];
  });
}

const writers: Readonly<Record<Form, (text: string) => readonly Buffer[]>> = {
  utf8: (text) => [Buffer.from(text)],
  // Chromium keeps a text without higher letters as one byte each.
  latin1: (text) => ([...text].every((one) => one.charCodeAt(0) < 256) ? [Buffer.from(text, 'latin1')] : []),
  utf16le: (text) => [Buffer.from(text, 'utf16le')],
  // The keys of IndexedDB.
  utf16be: (text) => [Buffer.from(text, 'utf16le').swap16()],
  json: (text) => [Buffer.from(text.replaceAll(/[^\x20-\x7e]/g, escaped))],
  percent: (text) => [Buffer.from(encodeURIComponent(text))],
  'base64-0': (text) => inBase64(text, 0),
  'base64-1': (text) => inBase64(text, 1),
  'base64-2': (text) => inBase64(text, 2),
};

/** The bytes of a text in a form; none where it can't have it. */
export function bytesOf(text: string, form: Form): readonly Buffer[] {
  return writers[form](text);
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** With so many bytes before it: only the letters that depend on nothing but the text itself. In both alphabets. */
function inBase64(text: string, before: 0 | 1 | 2): readonly Buffer[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const begin = Math.ceil((before * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  const letters = bytes.toString('base64').slice(begin, end);
  return [Buffer.from(letters), Buffer.from(letters.replaceAll('+', '-').replaceAll('/', '_'))];
}
