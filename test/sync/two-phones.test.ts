/**
 * Two phones and an office, acting at random: people write and choose, requests and answers get lost, arrive late or
 * twice. Whatever happened, once the line is quiet all have the same and nobody's words are gone.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../src/domain/scalar.ts';
import type { Cells } from '../../src/sync/cell.ts';
import { answerPart, changesOf, type Sending } from '../../src/sync/change.ts';
import { isUnsent, type Part, receiveCells, versionsOf, writePart } from '../../src/sync/part.ts';
import { isAsked } from '../../src/sync/versions.ts';
import { emptyOffice, type Office, take } from './office.ts';

interface Phone {
  readonly device: string;
  part: Part;
  cursor: number;
  /** How far this phone's clock is off, in ms. */
  readonly clockOff: number;
  /** Requests that are somewhere on the way: they may still arrive, again and again. */
  readonly onTheWay: (readonly Sending[])[];
}

interface World {
  readonly office: Office;
  readonly phones: readonly Phone[];
  now: number;
  readonly written: { field: string; value: Scalar }[];
  /** What was on the screen when somebody wrote the field anew. */
  readonly seen: Set<string>;
}

interface Reply {
  readonly sendings: readonly Sending[];
  readonly page: Cells | undefined;
  readonly seq: number;
}

const fields = ['title', 'place', 'startedAt'] as const;

type Act =
  | { readonly do: 'write'; readonly phone: number; readonly field: string; readonly value: Scalar | undefined }
  | { readonly do: 'choose'; readonly phone: number; readonly pick: number }
  | { readonly do: 'exchange' | 'loseAnswer' | 'loseRequest' | 'onlyRead' | 'lateRepeat'; readonly phone: number }
  | { readonly do: 'writeDuringExchange'; readonly phone: number; readonly field: string }
  | { readonly do: 'wait'; readonly ms: number };

const phone = fc.nat(1);
/** values: what people write; undefined makes a text of its own each time. */
function acts(values: fc.Arbitrary<Scalar | undefined>): fc.Arbitrary<readonly Act[]> {
  const field = fc.constantFrom(...fields);
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), phone, field, value: values }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), phone, pick: fc.nat(5) }) },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constantFrom('exchange' as const, 'loseAnswer', 'loseRequest', 'onlyRead', 'lateRepeat'),
          phone,
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('writeDuringExchange' as const), phone, field }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40 }) }) },
    ),
    { maxLength: 30 },
  );
}

function newWorld(clockOff: number): World {
  const phoneOf = (device: string, off: number): Phone => ({
    device,
    part: { kind: 'event', id: 'e1', cells: {} },
    cursor: 0,
    clockOff: off,
    onTheWay: [],
  });
  const phones = [phoneOf('anna', 0), phoneOf('borys', clockOff)];
  return { office: emptyOffice(), phones, now: 1000, written: [], seen: new Set() };
}

function write(world: World, at: Phone, field: string, value: Scalar): void {
  const shown = [
    at.part.cells[field]?.[0],
    ...versionsOf(at.part)
      .filter((v) => v.field === field)
      .map((v) => v.value),
  ];
  const before = at.part;
  at.part = writePart(at.part, { [field]: value }, world.now + at.clockOff, at.device);
  if (at.part === before) return;
  world.written.push({ field, value });
  for (const old of shown) if (old !== undefined) world.seen.add(JSON.stringify([field, old]));
}

/** The office's side of a request: takes the changes, answers with all that is new to this phone. */
function atOffice(world: World, at: Phone, sendings: readonly Sending[]): Reply {
  for (const { change } of sendings) take(world.office, change);
  const { cells, seq } = world.office;
  // Over the wire and back: nothing but JSON may be needed.
  return { sendings, page: seq > at.cursor ? (JSON.parse(JSON.stringify(cells)) as Cells) : undefined, seq };
}

function takeIn(world: World, at: Phone, { sendings, page, seq }: Reply): void {
  for (const sending of sendings) at.part = answerPart(at.part, sending, 'accepted', world.now);
  if (page !== undefined) at.part = receiveCells(at.part, page, world.now);
  at.cursor = seq;
}

function step(world: World, act: Act): void {
  world.now += 1;
  if (act.do === 'wait') {
    world.now += act.ms;
    return;
  }
  const at = world.phones[act.phone] as Phone;
  const own = `${at.device} ${world.written.length}`;
  switch (act.do) {
    case 'write':
      write(world, at, act.field, act.value === undefined ? own : act.value);
      return;
    case 'choose': {
      const versions = versionsOf(at.part);
      const version = versions[act.pick % Math.max(1, versions.length)];
      if (version !== undefined) write(world, at, version.field, version.value);
      return;
    }
    case 'exchange':
      takeIn(world, at, atOffice(world, at, changesOf(at.part)));
      return;
    case 'loseAnswer':
      at.onTheWay.push(changesOf(at.part));
      atOffice(world, at, changesOf(at.part));
      return;
    case 'loseRequest':
      at.onTheWay.push(changesOf(at.part));
      return;
    case 'onlyRead':
      takeIn(world, at, atOffice(world, at, []));
      return;
    case 'lateRepeat':
      atOffice(world, at, at.onTheWay.shift() ?? []);
      return;
    case 'writeDuringExchange': {
      const reply = atOffice(world, at, changesOf(at.part));
      write(world, at, act.field, own);
      takeIn(world, at, reply);
    }
  }
}

function play(clockOff: number, schedule: readonly Act[]): World {
  const world = newWorld(clockOff);
  for (const act of schedule) step(world, act);
  return world;
}

function untilQuiet(world: World): void {
  for (let round = 0; round < 4; round++) {
    for (const at of world.phones) takeIn(world, at, atOffice(world, at, changesOf(at.part)));
  }
}

function expectAgreement(world: World): void {
  const [anna, borys] = world.phones as [Phone, Phone];
  expect(anna.part.cells).toEqual(world.office.cells);
  expect(borys.part.cells).toEqual(world.office.cells);
  for (const at of world.phones) {
    expect(isUnsent(at.part)).toBe(false);
    expect(at.part.marks).toBeUndefined();
    expect(versionsOf(at.part)).toEqual(versionsOf({ ...at.part, cells: world.office.cells }));
  }
}

const clockOffs = fc.constantFrom(0, 0, -500, 500, 7);
const runs = { numRuns: 1500 };

describe('two phones and an office', () => {
  it('have the same once the line is quiet, with nothing unsent', () => {
    const values = fc.option(fc.constantFrom<Scalar>('sala', 'ogród', null), { nil: undefined });
    fc.assert(
      fc.property(clockOffs, acts(values), (off, schedule) => {
        const world = play(off, schedule);
        untilQuiet(world);
        expectAgreement(world);
      }),
      runs,
    );
  });

  it('lose no word: it stands, waits as the other version, or was on the screen of the one who replaced it', () => {
    fc.assert(
      fc.property(clockOffs, acts(fc.constant(undefined)), (off, schedule) => {
        const world = play(off, schedule);
        untilQuiet(world);
        const kept = new Set(world.seen);
        for (const [name, [value]] of Object.entries(world.office.cells)) {
          kept.add(JSON.stringify([name.split('~')[0], value]));
        }
        const lost = world.written.filter(
          ({ field, value }) => isAsked('event', field) && !kept.has(JSON.stringify([field, value])),
        );
        expect(lost).toEqual([]);
      }),
      runs,
    );
  });

  it('show a written value on the phone that wrote it until its person replaces it', () => {
    fc.assert(
      fc.property(clockOffs, acts(fc.constant(undefined)), (off, schedule) => {
        const world = newWorld(off);
        for (const act of schedule) {
          step(world, act);
          if (act.do !== 'write' || !isAsked('event', act.field)) continue;
          const at = world.phones[act.phone] as Phone;
          expect(at.part.cells[act.field]?.[0]).toBe(world.written.at(-1)?.value);
        }
      }),
    );
  });

  it('agree that nothing is open once one of them chose everywhere', () => {
    fc.assert(
      fc.property(clockOffs, acts(fc.constant(undefined)), phone, (off, schedule, chooser) => {
        const world = play(off, schedule);
        untilQuiet(world);
        const at = world.phones[chooser] as Phone;
        for (let open = versionsOf(at.part)[0]; open !== undefined; open = versionsOf(at.part)[0]) {
          write(world, at, open.field, open.value);
        }
        untilQuiet(world);
        expectAgreement(world);
        for (const each of world.phones) expect(versionsOf(each.part)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never ask about what the app itself sets', () => {
    fc.assert(
      fc.property(clockOffs, acts(fc.constant(undefined)), (off, schedule) => {
        const world = play(off, schedule);
        untilQuiet(world);
        expect(Object.keys(world.office.cells).filter((name) => name.startsWith('startedAt~'))).toEqual([]);
      }),
    );
  });
});
