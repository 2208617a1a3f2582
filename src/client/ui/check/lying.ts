/** What the office put aside, as its clerk sees it, and the writes that take a decision back. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { voidWrite } from '../../../domain/event.ts';
import { isKind } from '../../../domain/kinds.ts';
import type { Fields, Scalar, Write } from '../../../domain/scalar.ts';
import { useApp } from '../../app.ts';
import type { Lying } from '../../lying-aside.ts';

/** The readable part of what lies aside; nothing where it is no change at all. */
export interface LyingChange {
  readonly kind: string;
  readonly id: string;
  readonly fields: Fields;
}

export function changeIn({ change }: Lying): LyingChange | undefined {
  if (typeof change !== 'object' || change === null) return undefined;
  const { kind, id, fields } = change as Readonly<Record<string, unknown>>;
  if (typeof kind !== 'string' || typeof id !== 'string' || !isKind(kind)) return undefined;
  if (typeof fields !== 'object' || fields === null) return undefined;
  const scalars = Object.entries(fields).filter(
    (entry): entry is [string, Scalar] =>
      entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return { kind, id, fields: Object.fromEntries(scalars) };
}

/**
 * Puts back what stood before a change was taken in. before: the record as this copy had it; nothing: there was none, and
 * then a tally is struck out and the fields of anything else are emptied.
 */
export function backWrites({ kind, id, fields }: LyingChange, before: Fields | undefined): readonly Write[] {
  if (kind === 'tally' && before === undefined) return [voidWrite(id)];
  const names = Object.keys(fields).filter((name) => name !== 'erased' && !name.includes('~'));
  if (names.length === 0) return [];
  return [{ kind, id, fields: Object.fromEntries(names.map((name) => [name, before?.[name] ?? null])) }];
}

export interface LyingList {
  /** undefined: the office has not answered yet. */
  readonly rows: readonly Lying[] | undefined;
  /** Why it did not: a code of the catalogue. */
  readonly problem: string | undefined;
  load(): Promise<void>;
}

export function useLying(): LyingList {
  const { desk, session } = useApp();
  const [rows, setRows] = useState<readonly Lying[]>();
  const [problem, setProblem] = useState<string>();
  const isClerk = session.role === 'clerk';
  const load = useCallback(async () => {
    if (!isClerk) return;
    const answer = await desk.lyingAside();
    setProblem(answer.ok ? undefined : answer.code);
    if (answer.ok) setRows(answer.rows);
  }, [desk, isClerk]);
  useEffect(() => void load(), [load]);
  return { rows, problem, load };
}
