/**
 * Acts of counting on their way to the disk, laid over what the copy already shows. Once the copy has one, laying it over
 * changes nothing, so that no tap is seen twice whichever comes first: the copy's word or the end of the write. Pure.
 */
import type { Entry, Fields, Scalar } from '../../../domain/scalar.ts';
import { changeSums, type Sums } from '../../../domain/total.ts';

/** What a write in flight sets on a tally: all of a new one, or `void` of an old one. */
export interface Flight {
  readonly tally: string;
  readonly fields: Fields;
}

/** A tally as the counter lists it. */
export interface Act extends Entry {
  readonly unsent: boolean;
  readonly sentAt?: number;
  /** Not on the disk yet. */
  readonly inFlight?: true;
}

/** acts: the latest tallies, newest first. */
export function layOver(
  sums: Sums,
  acts: readonly Act[],
  flights: readonly Flight[],
): { readonly sums: Sums; readonly acts: readonly Act[] } {
  if (flights.length === 0) return { sums, acts };
  const byId = new Map(acts.map((act) => [act.id, act]));
  let laid = sums;
  for (const { tally, fields } of flights) {
    const held = byId.get(tally);
    if (held !== undefined && isOn(held, fields)) continue; // On the disk; the end of its write only follows.
    const next: Record<string, Scalar> = { ...held?.fields, ...fields };
    laid = changeSums(laid, held?.fields, next);
    byId.set(tally, { id: tally, fields: next, unsent: true, inFlight: true });
  }
  return { sums: laid, acts: [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)) };
}

function isOn(held: Act, fields: Fields): boolean {
  return held.inFlight === undefined && Object.entries(fields).every(([name, value]) => held.fields[name] === value);
}
