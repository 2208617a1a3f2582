/**
 * What is being typed about a volunteer, until it is saved: only the fields that were touched, so that what comes from
 * the office meanwhile still shows in the others. It lives in memory alone: nothing personal lies unsealed on the disk.
 */
import { elementsOf } from '../../../domain/event.ts';
import { peselIn } from '../../../domain/private.ts';
import type { Fields, Scalar } from '../../../domain/scalar.ts';
import { digits, fold, labelOf } from '../../../domain/text.ts';
import { textIn } from './people.ts';

export type TextName = 'given' | 'family' | 'phone' | 'email' | 'note';
const contactNames: readonly TextName[] = ['given', 'family', 'phone', 'email', 'note'];

export interface Draft {
  /** The id that a new volunteer will have: the same for every press of the button, so that none is made twice. */
  readonly id: string;
  readonly texts: Readonly<Partial<Record<TextName, string>>>;
  readonly status?: string;
  readonly minor?: boolean;
  /** Tags put on (true) and taken off (false). */
  readonly tags: Readonly<Record<string, boolean>>;
  /** Typed into the field for a new tag and not added yet. */
  readonly newTag: string;
}

export function emptyDraft(id: string): Draft {
  return { id, texts: {}, tags: {}, newTag: '' };
}

export function isTouched({ texts, status, minor, tags, newTag }: Draft): boolean {
  return (
    Object.keys(texts).length + Object.keys(tags).length > 0 ||
    status !== undefined ||
    minor !== undefined ||
    newTag !== ''
  );
}

/** A text as the form shows it: what was typed, else what is recorded. */
export function shownText(draft: Draft, fields: Fields, name: TextName): string {
  return draft.texts[name] ?? textIn(fields, name);
}

export function shownTags(draft: Draft, fields: Fields): readonly string[] {
  const all = new Set([...elementsOf(fields, 'tag'), ...Object.keys(draft.tags)]);
  return [...all].filter((tag) => draft.tags[tag] ?? true).sort((a, b) => a.localeCompare(b, 'pl'));
}

/** Puts on the tag that was typed; one that is there already, however it is written, stays as it is. */
export function addTag(draft: Draft, fields: Fields): Draft {
  // "/" and "~" part the names of fields.
  const tag = draft.newTag
    .replace(/[~/\s]+/g, ' ')
    .trim()
    .slice(0, 60);
  if (tag === '') return { ...draft, newTag: '' };
  const isThere = shownTags(draft, fields).some((each) => fold(each) === fold(tag));
  return { ...draft, newTag: '', tags: isThere ? draft.tags : { ...draft.tags, [tag]: true } };
}

export type DraftProblem = 'name' | 'phoneShort' | 'phoneLong' | 'phoneText' | 'email' | 'pesel';

/** What is to be put right before saving, by field. Only what was touched is judged: old entries stay as they are. */
export function problemsOf(draft: Draft, fields: Fields): Readonly<Partial<Record<TextName, DraftProblem>>> {
  const { phone, email, note, given, family } = draft.texts;
  const isNamed = textIn(fields, 'label') !== '' && given === undefined && family === undefined;
  const names = `${shownText(draft, fields, 'given')}${shownText(draft, fields, 'family')}`;
  const found: Partial<Record<TextName, DraftProblem | undefined>> = {
    given: isNamed || names.trim() !== '' ? undefined : 'name',
    phone: phoneProblem(phone?.trim() ?? ''),
    email: email === undefined || /^$|^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : 'email',
    note: peselIn(note ?? '') === undefined ? undefined : 'pesel',
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

function phoneProblem(phone: string): DraftProblem | undefined {
  if (phone === '') return undefined;
  if (/[^\d\s()+./-]/.test(phone)) return 'phoneText';
  const count = digits(phone).length;
  return count < 9 ? 'phoneShort' : count > 15 ? 'phoneLong' : undefined;
}

/** The fields that saving writes: those that differ from what is recorded, and the label that follows from the name. */
export function changedFields(draft: Draft, fields: Fields, isNew: boolean): Fields {
  const changed: Record<string, Scalar> = {};
  for (const name of contactNames) {
    const typed = draft.texts[name]?.trim();
    if (typed !== undefined && typed !== textIn(fields, name)) changed[name] = typed === '' ? null : typed;
  }
  if ('given' in changed || 'family' in changed) {
    const label = labelOf(shownText(draft, fields, 'given'), shownText(draft, fields, 'family'));
    if (label !== fields['label']) changed['label'] = label;
  }
  const status = draft.status ?? (isNew ? 'active' : undefined);
  if (status !== undefined && status !== fields['status']) changed['status'] = status;
  if (draft.minor !== undefined && draft.minor !== (fields['minor'] === true)) changed['minor'] = draft.minor;
  const had = elementsOf(fields, 'tag');
  for (const [tag, isOn] of Object.entries(draft.tags)) {
    if (isOn !== had.includes(tag)) changed[`tag/${tag}`] = isOn ? true : null;
  }
  return changed;
}

const drafts = new Map<string, Draft>();

/** Drafts outlive their page, so that looking something up elsewhere costs nothing. key: office and volunteer. */
export function keptDraft(key: string): Draft | undefined {
  return drafts.get(key);
}

export function keepDraft(key: string, draft: Draft | undefined): void {
  if (draft === undefined || !isTouched(draft)) drafts.delete(key);
  else drafts.set(key, draft);
}
