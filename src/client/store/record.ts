/** A part as the screens see it: values without stamps, and what the record's state is. */
import type { Entry, Fields, Scalar } from '../../domain/scalar.ts';
import { isUnsent, type Part, versionsOf } from '../../sync/part.ts';
import type { OtherVersion } from '../../sync/versions.ts';

export interface RecordView extends Entry {
  readonly kind: string;
  /** Something of it is on this phone only. */
  readonly unsent: boolean;
  /** Office time in ms when the office was last known to have it. */
  readonly sentAt?: number;
  /** What others wrote into the same fields; a person has yet to choose. */
  readonly versions: readonly OtherVersion[];
  /** The devices that wrote what stands in the fields that have other versions. */
  readonly authors?: Readonly<Record<string, string>>;
}

const views = new WeakMap<Part, RecordView>();

/** The view of a part; the same object as long as the part is the same. */
export function viewOf(part: Part): RecordView {
  const known = views.get(part);
  if (known !== undefined) return known;
  const versions = versionsOf(part);
  const view: RecordView = {
    kind: part.kind,
    id: part.id,
    fields: fieldsOf(part),
    unsent: isUnsent(part),
    versions,
    ...(versions.length === 0 ? {} : { authors: authorsOf(part, versions) }),
    ...(part.sentAt === undefined ? {} : { sentAt: part.sentAt }),
  };
  views.set(part, view);
  return view;
}

function authorsOf({ cells }: Part, versions: readonly OtherVersion[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    versions.flatMap(({ field }) => (cells[field] === undefined ? [] : [[field, cells[field][2]]])),
  );
}

/** Both parts of a record as one. */
export function mergeViews(a: RecordView, b: RecordView | undefined): RecordView {
  if (b === undefined) return a;
  const sent = [a.sentAt, b.sentAt].filter((at) => at !== undefined);
  return {
    kind: a.kind,
    id: a.id,
    fields: { ...a.fields, ...b.fields },
    unsent: a.unsent || b.unsent,
    versions: [...a.versions, ...b.versions],
    authors: { ...a.authors, ...b.authors },
    ...(sent.length === 0 ? {} : { sentAt: Math.max(...sent) }),
  };
}

/** The values that stand, without other versions. */
export function fieldsOf(part: Part): Fields {
  const fields: Record<string, Scalar> = {};
  for (const [name, cell] of Object.entries(part.cells)) if (!name.includes('~')) fields[name] = cell[0];
  return fields;
}

/** The values that the office is known to have. */
export function knownFields(part: Part): Fields {
  if (part.marks === undefined) return fieldsOf(part);
  const fields: Record<string, Scalar> = {};
  for (const [name, cell] of Object.entries(part.cells)) {
    const mark = part.marks[name];
    const known = mark === undefined ? cell : mark.was;
    if (known !== undefined && !name.includes('~')) fields[name] = known[0];
  }
  return fields;
}

export function isErasedPart(part: Part): boolean {
  return Object.hasOwn(part.cells, 'erased');
}
