/** Sheets that compete ("62 albo 60"): what may stand, and how a person's answer is written. */
import { sheetWrite } from './event.ts';
import type { SheetCovers } from './kinds.ts';
import type { Entry, Write } from './scalar.ts';
import { claimsOf, type Sums, type Total, totalsOf } from './total.ts';

type Sheets = ReadonlyMap<string, Entry>;

/** One way to answer the question. `one`: a single sheet has it all; `parts`: the parts together; `all`: every sheet is a part. */
export interface SheetAnswer {
  readonly stands: 'one' | 'parts' | 'all';
  /** The sheets that would stand. */
  readonly sheets: readonly string[];
  /** What the event would come to. */
  readonly totals: readonly Total[];
  /** What each sheet would say of itself. */
  readonly covers: ReadonlyMap<string, SheetCovers>;
}

/** The sheets of an event on which anything was counted. */
export function countedSheets(sums: Sums): readonly string[] {
  return [...new Set(Object.keys(sums).map((key) => key.split(' ', 1)[0] ?? ''))];
}

/** Whether counts compete and a person has to choose. */
export function isAsked(totals: readonly Total[]): boolean {
  return totals.some(({ either }) => either !== undefined);
}

/** The answers that a person may give; none where nothing competes. */
export function answersOf(sums: Sums, sheets: Sheets): readonly SheetAnswer[] {
  if (!isAsked(totalsOf(sums, sheets))) return [];
  const { parts, wholes } = claimsOf(countedSheets(sums), sheets);
  const all = [...wholes, ...parts];
  const answer = (stands: SheetAnswer['stands'], standing: readonly string[], as: SheetCovers): SheetAnswer => {
    const covers = new Map(all.map((sheet) => [sheet, standing.includes(sheet) ? as : 'inside'] as const));
    return { stands, sheets: standing, covers, totals: totalsOf(sums, withCovers(sheets, covers)) };
  };
  return [
    ...wholes.map((sheet) => answer('one', [sheet], 'whole')),
    ...(parts.length > 0 ? [answer(parts.length === 1 ? 'one' : 'parts', parts, 'part')] : []),
    answer('all', all, 'part'),
  ];
}

/** Makes the sheets say what they cover; null takes back what one said. */
export function coversWrites(covers: ReadonlyMap<string, SheetCovers | null>): readonly Write[] {
  return [...covers].map(([id, value]) => ({ kind: 'sheet', id, fields: { covers: value } }));
}

/** What these sheets say now, to be written again by an undo. */
export function coversNow(ids: Iterable<string>, sheets: Sheets): ReadonlyMap<string, SheetCovers | null> {
  return new Map([...ids].map((id) => [id, coversOf(sheets.get(id)) ?? null]));
}

/** What a sheet says of itself; nothing: a part. */
export function coversOf(sheet: Entry | undefined): SheetCovers | undefined {
  const covers = sheet?.fields['covers'];
  return covers === 'part' || covers === 'whole' || covers === 'inside' ? covers : undefined;
}

/**
 * What the owner of a sheet calls it: a gate, a room, an hour. '' takes the name back. label: how the device is called; it
 * comes along, since the sheet may not be there before the first tap.
 */
export function sheetNameWrite(event: string, device: string, label: string, name: string): Write {
  const { fields, ...sheet } = sheetWrite(event, device, label);
  return { ...sheet, fields: { ...fields, name: name.trim() || null } };
}

function withCovers(sheets: Sheets, covers: ReadonlyMap<string, SheetCovers>): Sheets {
  const changed = new Map(sheets);
  for (const [id, value] of covers) changed.set(id, { id, fields: { ...sheets.get(id)?.fields, covers: value } });
  return changed;
}
