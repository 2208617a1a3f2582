/** What somebody would send who means harm, and knows the exchange well. */
import fc from 'fast-check';
import { otherWord, type Sender, sealTo, type TwoOffices, targets } from './two-offices.ts';

/** One request. heard: its changes as the office would read them, letters opened, for the oracle. */
export interface Hostile {
  readonly sender: Sender;
  readonly path: string;
  readonly body: unknown;
  readonly heard: readonly unknown[];
  /** Sent a second time, as it is. */
  readonly again: boolean;
}

const script = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
const oddNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', '__defineGetter__'];
const oddNumbers = [1e308, -1e308, 2 ** 53, -(2 ** 53), 0.1, -0, 5e-324, 8.64e15 + 1, 4_133_980_800_000, -1];
const oddTexts = [
  script,
  '\ud800',
  '\udc00x',
  'a\u0000b',
  '\u202eabc',
  'x'.repeat(3000),
  "'; drop table parts; --",
  otherWord,
  '',
  '=1+1',
];

const kinds = [
  ...Object.keys(targets),
  'group',
  'measure',
  'partner',
  'sheet',
  'device',
  'member',
  'office',
  ...oddNames,
];
const ids = [...Object.values(targets), 'new1', 'new2', 'e1.', '../p1', 'a b', '', 'x'.repeat(300), ...oddNames];
const fields = [
  'title',
  'note',
  'label',
  'family',
  'phone',
  'birthYear',
  'amount',
  'void',
  'state',
  'tag/a',
  'goal/b',
  'erased',
  'office',
  'class',
  'seq',
  'role',
  'device',
  'member',
  'future',
  'note~1~desk',
  'label~99~x',
  'tag/__proto__',
  'tag/',
  '~',
  ...oddNames,
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...oddTexts, ...oddNumbers, true, false, null, 'running', 1970, 2026, 'Jan', '601', 'p1'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const notScalar = fc.constantFrom<unknown>([], {}, { $ne: null }, [['x', 1, 'd']], { toString: 'x' }, deepIn(200));
const value = fc.oneof({ weight: 8, arbitrary: scalar }, { weight: 1, arbitrary: notScalar });

/** JSON.parse makes a field of '__proto__'; an object literal would not. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, one] of entries)
    Object.defineProperty(made, name, { value: one, enumerable: true, writable: true, configurable: true });
  return made;
}

function deepIn(levels: number): unknown {
  let deep: unknown = 'deep';
  for (let i = 0; i < levels; i++) deep = i % 2 === 0 ? [deep] : { a: deep };
  return deep;
}

const someFields = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: fc.string() }),
      value,
    ),
    { maxLength: 6 },
  )
  .map(objectOf);

function changeBy(devices: readonly string[]): fc.Arbitrary<unknown> {
  const ms = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000_000_000 }),
    fc.constantFrom<unknown>(...oddNumbers, null, '5', [], 4_102_444_800_000),
  );
  const device = fc.constantFrom<unknown>(
    ...devices,
    'desk',
    'DESK',
    '',
    '../x',
    '__proto__',
    7,
    null,
    'x'.repeat(100),
  );
  const stamp = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.constantFrom<unknown>(...devices)),
    },
    { weight: 2, arbitrary: fc.tuple(ms, device) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>([], [1], [1, 'desk', 2], null, 5, { 0: 1, 1: 'desk' }) },
  );
  const base = fc.oneof(
    { weight: 6, arbitrary: fc.constant<unknown>({}) },
    { weight: 2, arbitrary: fc.constant<unknown>(undefined) },
    {
      weight: 2,
      arbitrary: fc
        .array(
          fc.tuple(
            fc.constantFrom(...fields),
            fc.constantFrom<unknown>([Date.UTC(2026, 0, 1), 'desk'], null, [1, 'x'], 5),
          ),
          { maxLength: 3 },
        )
        .map(objectOf),
    },
  );
  const more = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc
        .array(
          fc.tuple(
            fc.constantFrom('role', 'office', 'seq', 'class', 'by', 'held', 'cells', 'quiet', ...oddNames),
            value,
          ),
          { maxLength: 3 },
        )
        .map(objectOf),
    },
  );
  const whole = fc
    .record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom(...ids), fields: someFields, stamp, base, more })
    .map(({ more: extra, ...change }) => objectOf([...Object.entries(change), ...Object.entries(extra)]));
  // Most aim well: a real record, a real field, a stamp that is taken.
  const aimed = fc
    .record({
      target: fc.constantFrom(...Object.entries(targets)),
      fields: fc
        .array(fc.tuple(fc.constantFrom(...fields.slice(0, 19)), scalar), {
          minLength: 1,
          maxLength: 3,
        })
        .map(objectOf),
      stamp: fc.tuple(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.constantFrom(...devices)),
      base,
    })
    .map(({ target: [kind, id], ...change }) => ({ kind, id, ...change }));
  const junk = fc.constantFrom<unknown>(null, 5, 'text', [], {}, deepIn(400), {
    kind: {},
    id: [],
    fields: 'x',
    stamp: {},
  });
  return fc.oneof({ weight: 5, arbitrary: aimed }, { weight: 4, arbitrary: whole }, { weight: 1, arbitrary: junk });
}

const requestMore = fc
  .array(
    fc.constantFrom<readonly [string, unknown]>(
      ...(['role', 'office', 'member', 'device', 'seq', 'class', 'state', 'by', ...oddNames] as const).map(
        (name) => [name, 'clerk'] as const,
      ),
      ...oddNumbers.flatMap((n) => [
        ['deviceTime', n] as const,
        ['left', n] as const,
        ['protocol', n] as const,
        ['pageBytes', n] as const,
      ]),
      ...[
        ['protocol', 0],
        ['protocol', 2],
        ['protocol', 1e9],
        ['cursors', { open: 2 ** 53 }],
        ['cursors', { open: 9e15, __proto__: 1 }],
      ].map(([name, one]) => [name as string, one] as const),
      ['scope', { classes: ['office', 'contact', 'team', 'open', 'office'] }],
      ['scope', { classes: ['everything'] }],
      ['lock', { kind: 'pin', proof: 'A'.repeat(43) }],
      ['lock', { kind: 'pin', proof: '__proto__' }],
      ['compare', { class: 'office', after: '', upTo: null, sums: {} }],
      [
        'compare',
        { class: 'contact', bucket: 'v1', after: '', upTo: null, sums: objectOf([['__proto__', '0'.repeat(16)]]) },
      ],
      ['lost', { unsent: 2 ** 53, at: 1 }],
      ['version', script],
    ),
    { maxLength: 2 },
  )
  .map(objectOf);

export function hostileBundles({ senders, home, other }: TwoOffices): fc.Arbitrary<Hostile> {
  const devices = senders.map(({ session }) => session.device);
  const sender = fc.constantFrom(...senders);
  const changes = fc.array(
    fc.tuple(changeBy(devices), fc.constantFrom('plain', 'plain', 'plain', 'letter', 'foreign letter', 'garbage')),
    { maxLength: 8 },
  );
  const sync = fc.record({ sender, changes, more: requestMore, again: fc.boolean() }).map((drawn): Hostile => {
    const own = drawn.sender.session;
    const foreign = senders.find(({ session }) => session.office !== own.office)?.session ?? own;
    const sent = drawn.changes.map(([change, how]) => {
      const text = JSON.stringify(change);
      if (how === 'letter') return sealTo(own.officeKey, own.office, text);
      if (how === 'foreign letter') return sealTo(foreign.officeKey, foreign.office, text);
      return how === 'garbage' ? { letter: { key: 'BAAA', iv: 'AAAA', box: 'AAAA' }, ...(change as object) } : change;
    });
    const heard = drawn.changes.flatMap(([change, how]) => (how === 'plain' || how === 'letter' ? [change] : []));
    const request = objectOf([
      ...Object.entries({
        protocol: 1,
        deviceTime: 1,
        scope: { classes: ['open', 'team', 'contact', 'office'] },
        cursors: {},
        changes: sent,
        left: 0,
      }),
      ...Object.entries(drawn.more),
    ]);
    return { sender: drawn.sender, path: '/api/sync', body: request, heard, again: drawn.again };
  });
  const more = fc
    .array(
      fc.tuple(
        fc.constantFrom('role', 'office', 'state', 'member', 'by', ...oddNames),
        fc.constantFrom<unknown>('clerk', home, other, true),
      ),
      { maxLength: 3 },
    )
    .map(objectOf);
  // A clerk does these things by right at home: at other doors the clerk aims at the other office only.
  const foreignTo = (who: Sender, all: readonly Sender[]) =>
    who.role === 'clerk' && who.standing === 'active'
      ? all.filter(({ session }) => session.office !== who.session.office)
      : all;
  const doors = fc
    .record({ sender, door: fc.nat(6), target: fc.nat(1000), more, text: fc.constantFrom(...oddTexts) })
    .map((drawn): Hostile => {
      const aims = foreignTo(drawn.sender, senders);
      const aim = (aims[drawn.target % aims.length] ?? drawn.sender).session;
      const person = { name: drawn.text, role: 'clerk', authorisedFrom: null, authorisedTo: null };
      const acts = ['confirm', 'resume', 'retire', 'lost', 'newPin', 'rename'];
      const [path, body]: readonly [string, object] = (
        [
          ['/api/members', { ...person, member: aim.member }],
          ['/api/codes', { member: aim.member }],
          ['/api/devices/act', { device: aim.device, act: acts[drawn.target % acts.length], deviceName: drawn.text }],
          ['/api/devices/holdings', { device: aim.device }],
          ['/api/quarantine/settle', { device: aim.device, hash: drawn.text, take: true }],
          ['/api/enrol', { code: drawn.text, deviceName: drawn.text }],
          [
            '/api/offices',
            { code: drawn.text, begin: { kind: 'empty', officeName: drawn.text }, memberName: 'x', deviceName: 'x' },
          ],
        ] as const
      )[drawn.door] ?? ['/api/nothing', {}];
      const full = objectOf([
        ...Object.entries(body),
        ...Object.entries(drawn.more).filter(([name]) => !Object.hasOwn(body, name)),
      ]);
      return { sender: drawn.sender, path, body: full, heard: [], again: false };
    });
  return fc.oneof({ weight: 6, arbitrary: sync }, { weight: 1, arbitrary: doors });
}
