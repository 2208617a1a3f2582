/** Looks for canaries: texts that must lie nowhere on a locked phone. */
import { type Canary, type Form, needlesOf } from './forms.ts';
import { type How, piecesOf } from './pieces.ts';

export interface Finding {
  readonly canary: string;
  readonly form: Form;
  readonly file: string;
  readonly how: How;
}

export interface Search {
  readonly findings: readonly Finding[];
  /** Files that could not be read in their own way, and why. Must be empty for a search to count. */
  readonly unread: readonly string[];
  /** How many files there were. */
  readonly files: number;
}

/** Searches everything below the folder: raw bytes, and what LevelDB, SQLite, Snappy and gzip hide. */
export function searchFolder(folder: string, canaries: readonly Canary[]): Search {
  const needles = needlesOf(canaries);
  const findings: Finding[] = [];
  const unread: string[] = [];
  const files = new Set<string>();
  for (const { file, how, bytes } of piecesOf(folder, (file, why) => unread.push(`${file}: ${why}`))) {
    files.add(file);
    for (const { canary, form, bytes: needle } of needles) {
      if (bytes.includes(needle)) findings.push({ canary, form, file, how });
    }
  }
  return { findings, unread, files: files.size };
}

/** Searches one text, such as a log. */
export function searchText(file: string, text: string, canaries: readonly Canary[]): readonly Finding[] {
  const bytes = Buffer.from(text);
  return needlesOf(canaries).flatMap(({ canary, form, bytes: needle }) =>
    bytes.includes(needle) ? [{ canary, form, file, how: 'raw' as const }] : [],
  );
}

/** Which canaries were found at all, each once. */
export function namesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ canary }) => canary))].toSorted();
}
