/** Changes that are not taken in are set aside before the phone hears of it: nothing that came is lost. */
import type { Answer } from '../sync/change.ts';
import { hashOf } from './secrets.ts';
import type { OfficeTx, QuarantinedChange } from './storage/storage.ts';

export interface Bound {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * How much of one device may lie aside. Held changes live only here once the phone forgets them; beyond their bound they
 * are refused, and stay in the phone's tray. Refused ones lie in that tray anyway, so that a device that has filled
 * even the second bound loses nothing by our keeping no more of them.
 */
export const heldBound: Bound = { rows: 1000, bytes: 1_000_000 };
const refusedBound: Bound = { rows: 10_000, bytes: 10_000_000 };
/** Of a lost phone everything is held, and it drops its data afterwards: a season's worth has room. */
export const revokedBound: Bound = { rows: 20_000, bytes: 20_000_000 };

/** Sets aside what was not accepted. Returns the answers, with 'held' turned to 'refused' where there is no more room. */
export async function setAside(
  copy: OfficeTx,
  device: string,
  raw: readonly unknown[],
  answers: readonly Answer[],
  nowMs: number,
): Promise<readonly Answer[]> {
  const texts = answers.map((answer, index) => (answer === 'accepted' ? '' : textOf(refusedPart(raw[index], answer))));
  const hashes = texts.map((text) => (text === '' ? '' : hashOf(text)));
  const asked = hashes.filter((hash) => hash !== '');
  if (asked.length === 0) return answers;

  const lying = await copy.readQuarantine(device, asked);
  const known = new Map(lying.known);
  const held = { ...lying.held };
  const refusedOnes = { ...lying.refused };
  const rows: QuarantinedChange[] = [];
  const said = answers.map((answer, index): Answer => {
    const text = texts[index] ?? '';
    const hash = hashes[index] ?? '';
    if (answer === 'accepted') return answer;
    const lies = known.get(hash);
    // Sent again, because the answer was lost: it hears what it heard before.
    if (lies !== undefined) return 'held' in answer && !lies ? { refused: answer.held } : answer;
    const bytes = Buffer.byteLength(text);
    let final = answer;
    if ('held' in answer && isFull(held, heldBound, bytes)) final = { refused: answer.held };
    const isHeld = 'held' in final;
    const room = isHeld ? held : refusedOnes;
    if (!isHeld && isFull(room, refusedBound, bytes)) return final;
    room.rows += 1;
    room.bytes += bytes;
    known.set(hash, isHeld);
    const code = 'held' in final ? final.held : final.refused;
    rows.push({ device, hash, code, held: isHeld, at: nowMs, raw: text });
    return final;
  });
  await copy.quarantine(rows);
  return said;
}

/** Sets aside all that a lost phone brings. False, and nothing is set aside, when there is no room for all of it. */
export async function setAsideRevoked(
  copy: OfficeTx,
  device: string,
  raw: readonly unknown[],
  nowMs: number,
): Promise<boolean> {
  const texts = raw.map(textOf);
  const byHash = new Map(texts.map((text) => [hashOf(text), text]));
  const { held, known } = await copy.readQuarantine(device, [...byHash.keys()]);
  const rows = [...byHash]
    .filter(([hash]) => !known.has(hash))
    .map(([hash, text]) => ({ device, hash, code: 'revoked', held: true, at: nowMs, raw: text }));
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row.raw), 0);
  const isTooMuch = held.rows + rows.length > revokedBound.rows || held.bytes + bytes > revokedBound.bytes;
  if (rows.length > 0 && isTooMuch) return false;
  await copy.quarantine(rows);
  return true;
}

function isFull(lying: Bound, bound: Bound, bytes: number): boolean {
  return lying.rows + 1 > bound.rows || lying.bytes + bytes > bound.bytes;
}

/** What its role may not write of a change; the rest of it was taken in. Of every other code the whole change. */
function refusedPart(raw: unknown, answer: Exclude<Answer, 'accepted'>): unknown {
  if (!('refused' in answer) || answer.refused !== 'not-allowed' || answer.fields === undefined) return raw;
  const { fields } = answer;
  // It was read as a change, or it would have another code.
  const change = raw as Record<string, Record<string, unknown>>;
  const only = (all: Record<string, unknown> | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => fields.includes(name)));
  return { ...change, fields: only(change['fields']), base: only(change['base']) };
}

/** The change's own JSON; where it is nested so deeply that it can be read but not written again, only that it was. */
function textOf(change: unknown): string {
  try {
    return JSON.stringify(change);
  } catch (error) {
    if (error instanceof RangeError) return '"nested too deeply"';
    throw error;
  }
}
