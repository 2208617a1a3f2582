/** Where two people differed about a record: what they wrote, and how a choice and its undo are written. Pure. */
import type { Scalar, Write } from '../../../domain/scalar.ts';
import { labelOf } from '../../../domain/text.ts';
import type { RecordView } from '../use.ts';

export interface Choice {
  readonly value: Scalar;
  /** The devices that wrote it. */
  readonly devices: readonly string[];
  readonly stands: boolean;
}

/** One field that two people wrote. */
export interface Question {
  readonly field: string;
  /** What stands now, then what others wrote; each value once. */
  readonly choices: readonly Choice[];
}

/** The questions of a record. A volunteer's label follows from the name: beside it, it is not asked about. */
export function questionsOf(record: RecordView): readonly Question[] {
  const fields = [...new Set(record.versions.map(({ field }) => field))];
  const isNameAsked = fields.includes('given') || fields.includes('family');
  return fields
    .filter((field) => record.kind !== 'volunteer' || field !== 'label' || !isNameAsked)
    .map((field) => ({ field, choices: choicesOf(record, field) }));
}

function choicesOf(record: RecordView, field: string): readonly Choice[] {
  const standing = record.fields[field] ?? null;
  const author = record.authors?.[field];
  const written = record.versions.filter((version) => version.field === field);
  const devicesOf = (value: Scalar) => [
    ...(value === standing && author !== undefined ? [author] : []),
    ...written.filter((version) => version.value === value).map(({ stamp }) => stamp[1]),
  ];
  return [...new Set([standing, ...written.map(({ value }) => value)])].map((value) => ({
    value,
    devices: [...new Set(devicesOf(value))],
    stands: value === standing,
  }));
}

/** Writes the chosen value anew, which settles the others; the undo puts back what stood, and asks again. */
export function choiceWrites(
  record: RecordView,
  field: string,
  value: Scalar,
): { readonly done: Write; readonly undo: Write } {
  const done: Record<string, Scalar> = { [field]: value };
  const undo: Record<string, Scalar> = { [field]: record.fields[field] ?? null };
  const settle = (each: string) => {
    for (const version of record.versions.filter(({ field: of }) => of === each)) {
      done[version.name] = null;
      undo[version.name] = version.value;
    }
  };
  settle(field);
  if (record.kind === 'volunteer' && (field === 'given' || field === 'family')) {
    const name = { given: record.fields['given'], family: record.fields['family'], [field]: value };
    done['label'] = labelOf(text(name.given), text(name.family));
    undo['label'] = record.fields['label'] ?? null;
    settle('label');
  }
  const write = (fields: Write['fields']): Write => ({ kind: record.kind, id: record.id, fields });
  return { done: write(done), undo: write(undo) };
}

function text(value: Scalar | undefined): string {
  return typeof value === 'string' ? value : '';
}
