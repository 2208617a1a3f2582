/**
 * The one table of rights (src/domain/roles.ts) held against what the endpoint does: every role × kind × field × direction, over
 * HTTP. What the table itself says is pinned at the end, by hand.
 */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classes, classOf, type FieldClass, fieldNames, ruleOf } from '../../src/domain/kinds.ts';
import { classesOf, mayWrite, type Role, roles } from '../../src/domain/roles.ts';
import type { Scalar } from '../../src/domain/scalar.ts';
import { bucketOf } from '../../src/sync/bucket.ts';
import type { Answer } from '../../src/sync/change.ts';
import type { SyncReply, WirePart } from '../../src/sync/exchange.ts';
import { type OfficeServer, type Phone, startOffice } from './office-server.ts';

/** One of them fits each field: a field that none fits fails the test, and gets a value here. */
const words = 'tekst e1 2026-03-14 10:00 running weather live total part single active inside opinion phone'.split(' ');
const candidates: readonly Scalar[] = [...words, true, 7, 2024, 100];

interface Field {
  readonly kind: string;
  readonly field: string;
  readonly value: Scalar;
  readonly class: FieldClass;
}

const fields: readonly Field[] = Object.entries(fieldNames).flatMap(([kind, names]) =>
  // One that this version does not know travels with the strictest class of its kind.
  [...names.map((name) => name.replace('*', 'x')), 'fromLater'].map((field) => {
    const check = ruleOf(kind, field)?.check ?? v.string();
    const value = candidates.find((one) => v.is(check, one));
    if (value === undefined) throw new Error(`No value for ${field} of ${kind}`);
    return { kind, field, value, class: classOf(kind, field) };
  }),
);
const kinds = Object.keys(fieldNames);
const allOf = (kind: string) => fields.filter((one) => one.kind === kind);
const fieldsOf = (some: readonly Field[]) => Object.fromEntries(some.map(({ field, value }) => [field, value]));
const baseOf = (some: readonly Field[]) => Object.fromEntries(some.map(({ field }) => [field, null]));
const shared = (kind: string) => ({ kind, id: `shared-${kind}` });

interface Seen {
  /** What the page brings of the shared records, which the clerk wrote. */
  readonly page: ReadonlySet<string>;
  /** What comparing brings: a probe for each class. */
  readonly compared: ReadonlySet<string>;
  /** What comes back beside the role's own bundle. */
  readonly beside: ReadonlySet<string>;
  readonly digests: readonly string[];
  /** The answer to a change of one field alone, and to one of all fields of the kind. */
  readonly alone: ReadonlyMap<string, Answer>;
  readonly together: ReadonlyMap<string, Answer>;
  /** What of these writes the clerk finds. */
  readonly found: ReadonlySet<string>;
}

const namesIn = (parts: readonly WirePart[]) =>
  new Set(parts.flatMap(({ kind, id, cells }) => Object.keys(cells).map((field) => `${id} ${kind} ${field}`)));

async function look(phone: Phone, clerk: Phone, who: string): Promise<Seen> {
  const first = await phone.sync();
  const compared: WirePart[] = [];
  for (const kind of kinds) {
    for (const one of classes) {
      const bucket = bucketOf(kind, shared(kind).id);
      const ask = { class: one, bucket, after: '', upTo: null, sums: {} };
      compared.push(...((await phone.sync([], { compare: ask })).compared?.parts ?? []));
    }
  }
  const own = fields.map((one, n) => ({
    kind: one.kind,
    id: `${who}-${n}`,
    stamp: [10, 'p'],
    fields: fieldsOf([one]),
    base: baseOf([one]),
  }));
  const whole = kinds.map((kind) => {
    const some = allOf(kind);
    return { kind, id: `${who}-all`, stamp: [10, 'p'], fields: fieldsOf(some), base: baseOf(some) };
  });
  const alone = (await phone.sync(own)).answers as readonly Answer[];
  const together = (await phone.sync(whole)).answers as readonly Answer[];
  // A bundle that changes what is there already: its author is told what became of it, in the classes that are his.
  const touch = kinds.map((kind) => ({
    ...shared(kind),
    stamp: [20 + seen.size, 'p'],
    fields: fieldsOf(allOf(kind)),
    base: {},
  }));
  const beside: SyncReply = await phone.sync(touch, { cursors: first.cursors });
  return {
    page: namesIn(first.parts),
    compared: namesIn(compared),
    beside: namesIn(beside.parts),
    digests: Object.keys(first.digests ?? {}),
    alone: new Map(fields.map(({ kind, field }, n) => [`${kind} ${field}`, alone[n] ?? 'accepted'])),
    together: new Map(kinds.map((kind, n) => [kind, together[n] ?? 'accepted'])),
    found: namesIn((await clerk.sync()).parts),
  };
}

let office: OfficeServer;
let clerk: Phone;
const seen = new Map<string, Seen>();
const whos = roles.flatMap((role) => [
  { who: role, role, authorised: true },
  { who: `${role}-unauthorised`, role, authorised: false },
]);
beforeAll(async () => {
  office = await startOffice({ backend: 'memory' });
  clerk = await office.open();
  await clerk.sync(
    kinds.map((kind) => ({ ...shared(kind), stamp: [5, 'a'], fields: fieldsOf(allOf(kind)), base: {} })),
  );
  for (const { who, role, authorised } of whos) {
    const more = authorised ? {} : { authorisedTo: '2020-01-01' };
    const phone = await office.enrol(clerk, '', '', await office.addMember(clerk, role, who, more));
    seen.set(who, await look(phone, clerk, who));
  }
});
afterAll(() => office.close());
const of = (who: string) => seen.get(who) as Seen;

describe.each(whos)('$who', ({ who, role, authorised }) => {
  const readable = classesOf(role, authorised);

  it.each(fields)('reads $field of $kind if its class is hers, and else never', ({ kind, field, class: one }) => {
    const name = `shared-${kind} ${kind} ${field}`;
    const isHers = readable.includes(one);
    expect([of(who).page.has(name), of(who).compared.has(name)]).toEqual([isHers, isHers]);
    // What her bundle did not change is not told; what it may not read, neither.
    expect(of(who).beside.has(name)).toBe(isHers && mayWriteAny(role, kind, one));
  });

  it.each(fields)('writes $field of $kind if the table says so, and else it alone is refused', ({ kind, field }) => {
    const may = mayWrite(role, kind, field);
    const n = fields.findIndex((one) => one.kind === kind && one.field === field);
    const refused = { refused: 'not-allowed', fields: [field] };
    expect(of(who).alone.get(`${kind} ${field}`)).toEqual(may ? 'accepted' : refused);
    expect(of(who).found.has(`${who}-${n} ${kind} ${field}`)).toBe(may);
    expect(of(who).found.has(`${who}-all ${kind} ${field}`)).toBe(may);
  });

  it.each(kinds)('hears of %s which fields were refused, all of them and no other', (kind) => {
    const forbidden = allOf(kind).flatMap(({ field }) => (mayWrite(role, kind, field) ? [] : [field]));
    const expected = forbidden.length === 0 ? 'accepted' : { refused: 'not-allowed', fields: forbidden };
    expect(of(who).together.get(kind)).toEqual(expected);
  });

  it('gets fingerprints of her classes only', () => {
    expect(of(who).digests.toSorted()).toEqual([...readable].toSorted());
  });
});

/** Whether a bundle with all fields changes anything of this class. */
function mayWriteAny(role: Role, kind: string, one: FieldClass): boolean {
  return allOf(kind).some((each) => each.class === one && mayWrite(role, kind, each.field));
}

it('only a clerk removes a record for good, and only a volunteer’s', async () => {
  const organizer = await office.enrol(clerk, 'coordinator');
  const remove = (kind: string, id: string) => ({ kind, id, stamp: [30, 'p'], fields: { erased: true }, base: {} });
  for (const kind of kinds) {
    const refused = { refused: 'not-allowed', fields: ['erased'] };
    expect((await organizer.sync([remove(kind, `x-${kind}`)])).answers).toEqual([refused]);
    expect((await clerk.sync([remove(kind, `x-${kind}`)])).answers).toEqual([
      kind === 'volunteer' ? 'accepted' : refused,
    ]);
  }
});

describe('the table itself', () => {
  it('says who reads what', () => {
    expect(Object.fromEntries(roles.map((role) => [role, classesOf(role)]))).toEqual({
      viewer: ['open'],
      organizer: ['open', 'team'],
      coordinator: ['open', 'team', 'contact'],
      clerk: ['open', 'team', 'contact', 'office'],
    });
    for (const role of roles) expect(classesOf(role, false)).toEqual(['open']);
  });

  it('says who writes what', () => {
    const kindsOf = (role: Role) =>
      kinds.filter((kind) => allOf(kind).some(({ field }) => mayWrite(role, kind, field)));
    const events = ['partner', 'group', 'measure', 'event', 'sheet', 'tally', 'volunteer', 'presence', 'voice'];
    expect(Object.fromEntries(roles.map((role) => [role, kindsOf(role)]))).toEqual({
      viewer: [],
      organizer: events,
      coordinator: events,
      clerk: kinds,
    });
    const notForOrganizers = fields.filter(
      ({ kind, field }) => events.includes(kind) && !mayWrite('organizer', kind, field),
    );
    expect(notForOrganizers.map(({ kind, field }) => `${kind} ${field}`)).toEqual([
      'volunteer birthYear',
      'volunteer fromLater',
    ]);
  });
});
