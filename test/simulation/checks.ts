/** What must hold when all is quiet. A check says what is wrong by throwing a `Violation`. */

import { eventOf } from '../../src/domain/id.ts';
import { ruleOf, sealedClasses } from '../../src/domain/kinds.ts';
import { classesOf } from '../../src/domain/roles.ts';
import type { Fields } from '../../src/domain/scalar.ts';
import type { Sums } from '../../src/domain/total.ts';
import type { QuarantinedChange, StoredPart } from '../../src/server/storage/storage.ts';
import { type Cell, type Cells, stampOf } from '../../src/sync/cell.ts';
import { knownCells } from '../../src/sync/digest.ts';
import { isUnsent, type Part } from '../../src/sync/part.ts';
import { compareStamps } from '../../src/sync/stamp.ts';
import { versionName } from '../../src/sync/versions.ts';
import { copyOf, joinedParts, keyOf, type PhoneCopy } from './copies.ts';
import type { Owed } from './ledger.ts';
import type { Phone } from './phone.ts';
import { allTraces } from './traces.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** A kind that this version does not know: the office holds it, and only the phone that wrote it has it. */
export const unknownKind = 'weather';

/** After a copy was lost: what is nowhere any more is not asked for. Phones whose app does not run count as well. */
export async function excuseWhatIsGone(world: World): Promise<void> {
  for (const phone of world.phones.filter(({ app }) => app === undefined)) {
    await world.openPhone(phone);
  }
  const traces = await allTraces(world, true);
  const { taps, values } = world.ledger.excuse((...where) => traces.has(...where));
  world.count('taps lost with the only copy', taps);
  world.count('values lost with the only copy', values);
}

export async function checkAll(world: World): Promise<void> {
  const { parts, aside } = await world.office.content(world.clerk.office);
  checkTallies(world, parts);
  for (const phone of world.phones) {
    const copy = await copyOf(world, phone);
    if (copy === undefined) throw new Violation(`${phone.name} does not run`);
    checkCopy(phone, copy, parts);
    // What is held is sent once: a restored office may have lost it, and the phone alone has it.
    if (world.office.epoch() === 0) checkHeld(phone, copy, aside);
    checkSums(phone, copy, parts);
    if (copy.letters > 0) throw new Violation(`${phone.name} keeps ${copy.letters} letters of what the office has`);
  }
  await checkValues(world, parts);
  checkErased(world, parts);
}

/** At any moment: what a screen calls sent is in the office, or something later. (A restored one is asked at the next calm.) */
export async function checkClaims(world: World): Promise<void> {
  if (world.office.epoch() > 0) return;
  const { parts } = await world.office.content(world.clerk.office);
  const held = cellsByField(parts);
  for (const { name, app } of world.phones) {
    for (const part of app?.seen.parts() ?? []) {
      for (const [field, cell] of Object.entries(knownCells(part))) {
        const record = keyOf(part);
        const theirs = held.get(`${record} ${field}`) ?? held.get(`${record} erased`);
        if (
          theirs === undefined ||
          (compareStamps(stampOf(theirs), stampOf(cell)) < 0 && !held.has(`${record} erased`))
        ) {
          throw new Violation(`${name} calls ${field} of ${record} sent, and the office does not have it`);
        }
      }
    }
  }
}

/** No saved tap is missing or changed, none is there that nobody made, and none that was called not saved. */
function checkTallies({ ledger }: World, parts: readonly StoredPart[]): void {
  const held = new Map(parts.filter(({ kind }) => kind === 'tally').map((part) => [part.id, part.cells]));
  for (const [id, fields] of ledger.tallies) {
    const cells = held.get(id);
    if (cells === undefined) throw new Violation(`A saved tap is not in the office: ${id}`);
    checkTally(id, fields, cells);
  }
  for (const [id, cells] of held) {
    // The office was put back to before the tap, got the stroke alone, and the phone with the tap was wiped: nothing to count.
    if (!ledger.tallies.has(id) && cells['amount'] === undefined) continue;
    if (ledger.failed.has(id)) throw new Violation(`A tap that was called not saved is in the office: ${id}`);
    const fields = ledger.tallies.get(id) ?? ledger.maybe.get(id);
    if (fields === undefined) throw new Violation(`The office has a tap that nobody made: ${id}`);
    checkTally(id, fields, cells);
    const voids = ledger.voids.get(id);
    const isVoid = cells['void']?.[0];
    if (isVoid !== undefined && voids?.has(isVoid) !== true) throw new Violation(`Nobody struck out ${id} like this`);
  }
}

function checkTally(id: string, fields: Fields, cells: Cells): void {
  for (const [name, value] of Object.entries(fields)) {
    if (cells[name]?.[0] !== value) throw new Violation(`The field ${name} of the tap ${id} is not what was tapped`);
  }
}

/** Field by field what the office has of the phone's classes; nothing waits to be sent. */
function checkCopy(phone: Phone, copy: PhoneCopy, parts: readonly StoredPart[]): void {
  const { role } = phone.session;
  const classes = classesOf(role);
  for (const part of [...copy.open.values(), ...copy.sealed.values()]) {
    // What lies in the office for a clerk (or for a later version) stands only here until then.
    if (isUnsent(part)) {
      throw new Violation(`${phone.name} still has marks on ${keyOf(part)}: ${JSON.stringify(part.marks)}`);
    }
  }
  compare(phone, joinedParts(parts, classes, false), known(copy.open));
  const keepsSealed = classes.some((one) => sealedClasses.includes(one));
  compare(phone, keepsSealed ? joinedParts(parts, classes, true) : new Map(), known(copy.sealed));
}

/** What the office is known to have of a copy. */
function known(copy: ReadonlyMap<string, Part>): ReadonlyMap<string, Cells> {
  const all = [...copy].map(([key, part]): [string, Cells] => [key, knownCells(part)]);
  return new Map(all.filter(([, cells]) => Object.keys(cells).length > 0));
}

function compare(
  { name, session }: Phone,
  office: ReadonlyMap<string, Cells>,
  phone: ReadonlyMap<string, Cells>,
): void {
  const who = `${name} (${session.role})`;
  for (const [key, theirs] of office) {
    const mine = phone.get(key);
    if (mine === undefined) throw new Violation(`${who} lacks ${key}`);
    for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const [here, there] = [JSON.stringify(mine[field]), JSON.stringify(theirs[field])];
      if (here !== there) throw new Violation(`${who} has ${here} in ${field} of ${key}, the office has ${there}`);
    }
  }
  for (const key of phone.keys()) {
    if (!office.has(key)) throw new Violation(`${who} has ${key}, the office does not`);
  }
}

/** What the phone calls held lies in the office. */
function checkHeld({ name }: Phone, copy: PhoneCopy, aside: readonly QuarantinedChange[]): void {
  for (const part of copy.open.values()) {
    if (part.kind !== unknownKind) continue;
    const isHeld = aside.some(({ held, raw }) => held && raw.includes(part.id));
    if (!isHeld) throw new Violation(`${name} calls ${keyOf(part)} held, and it does not lie in the office`);
  }
}

/** The sums that the phone shows are those of the office's tallies, added up once more in another way. */
function checkSums({ name }: Phone, copy: PhoneCopy, parts: readonly StoredPart[]): void {
  const expected = new Map<string, number[]>();
  for (const { kind, id, cells } of parts) {
    if (kind !== 'tally' || cells['void']?.[0] === true || cells['amount'] === undefined) continue;
    const key = `${eventOf(id)}: ${cells['sheet']?.[0]} ${cells['measure']?.[0]} ${cells['group']?.[0] ?? ''}`;
    const [exact = 0, estimated = 0, count = 0] = expected.get(key) ?? [];
    const amount = Number(cells['amount'][0]);
    const isExact = cells['exact']?.[0] !== false;
    expected.set(key, [exact + (isExact ? amount : 0), estimated + (isExact ? 0 : amount), count + 1]);
  }
  const shown = new Map<string, number[]>();
  for (const [event, sums] of copy.sums) {
    for (const [key, { exact, estimated, tallies }] of Object.entries(sums satisfies Sums)) {
      if (tallies !== 0) shown.set(`${event}: ${key}`, [exact, estimated, tallies]);
    }
  }
  for (const key of new Set([...expected.keys(), ...shown.keys()])) {
    const [mine, theirs] = [JSON.stringify(shown.get(key)), JSON.stringify(expected.get(key))];
    if (mine !== theirs) throw new Violation(`${name} shows ${mine} for ${key}, the office's taps make ${theirs}`);
  }
}

/** No value that was called saved is gone without a trace; those that the app sets by itself may be replaced. */
async function checkValues(world: World, parts: readonly StoredPart[]): Promise<void> {
  const traces = await allTraces(world);
  const shown = cellsByField(parts);
  const hasTwins = (world.done.get('clone') ?? 0) > 0;
  for (const owed of world.ledger.owed()) {
    const { kind, id, field, value, stamp } = owed;
    if (world.ledger.erased.has(`${kind} ${id}`) || ruleOf(kind, field)?.quiet === true) continue;
    if (traces.has(kind, id, field, value)) {
      const isAlone = !traces.isAside(kind, id, field, value) && !traces.isShared(kind, id, field, value);
      if (isAlone) checkHeard(world, shown, owed);
      continue;
    }
    // A restored office knows no more that it had this: whoever writes the field later, also unseen, takes its place.
    if (world.ledger.wasForgotten(owed) && isBeaten(parts, owed)) continue;
    // Two phones with one name may make one stamp, when both follow a value from the future; then the greater text stands.
    if (hasTwins && stamp !== undefined && traces.hasStamp(kind, id, field, stamp)) continue;
    throw new Violation(
      `Gone without a trace: ${JSON.stringify(value)} (${stamp?.join(' ')}) in ${field} of ${kind} ${id}`,
    );
  }
}

/** A beaten value that nobody had seen is asked about: it is, or was, an other version of its field. */
function checkHeard(world: World, shown: ReadonlyMap<string, Cell>, owed: Owed): void {
  const { kind, id, field, value, stamp } = owed;
  const record = `${kind} ${id} `;
  const standing = shown.get(record + field);
  if (stamp === undefined || standing === undefined || world.office.epoch() > 0 || kind === 'tally') return;
  if (standing[0] === value || standing[2] === stamp[1] || shown.has(record + versionName(field, stamp))) return;
  if (compareStamps(stampOf(standing), stamp) < 0 || world.ledger.wasReplaced(owed)) return; // Refused; or seen.
  throw new Violation(`Nobody was asked about ${JSON.stringify(value)} (${stamp.join(' ')}) in ${field} of ${record}`);
}

function cellsByField(parts: readonly StoredPart[]): ReadonlyMap<string, Cell> {
  return new Map(
    parts.flatMap(({ kind, id, cells }) =>
      Object.entries(cells).map(([name, cell]) => [`${kind} ${id} ${name}`, cell]),
    ),
  );
}

function isBeaten(parts: readonly StoredPart[], { kind, id, field, stamp }: Owed): boolean {
  const found = parts.find((part) => part.kind === kind && part.id === id && Object.hasOwn(part.cells, field));
  const cell = found?.cells[field];
  return cell !== undefined && stamp !== undefined && compareStamps([cell[1], cell[2]], stamp) > 0;
}

/** What was removed is nowhere. */
function checkErased({ ledger }: World, parts: readonly StoredPart[]): void {
  for (const part of parts) {
    if (!ledger.erased.has(keyOf(part))) continue;
    const left = Object.keys(part.cells).filter((field) => field !== 'erased');
    if (left.length > 0 || part.cells['erased'] === undefined) {
      throw new Violation(`Removed, but still in the office: ${left.join(', ')} of ${keyOf(part)} (${part.class})`);
    }
  }
}
