/**
 * A client written from docs/protocol.md alone, with nothing of the product's code: what it needs and the document does not
 * say is a fault of the document. It keeps apart what the office is known to have and what waits, as section 6 wants it.
 */

type Value = string | number | boolean | null;
type Cell = readonly [value: Value, ms: number, device: string];
type Cells = ReadonlyMap<string, Cell>;
type FieldClass = 'open' | 'team' | 'contact' | 'office';

interface Change {
  readonly kind: string;
  readonly id: string;
  readonly stamp: readonly [ms: number, device: string];
  readonly fields: Readonly<Record<string, Value>>;
  /** Without it the change is a repair. */
  readonly base?: Readonly<Record<string, Change['stamp'] | null>>;
}

/** One class of one record. */
interface Part {
  readonly kind: string;
  readonly id: string;
  readonly class: FieldClass;
  readonly cells: Cells;
}

const classes: readonly FieldClass[] = ['open', 'team', 'contact', 'office'];
/** The rows of the table that are not open. */
const volunteerTeam = ['label', 'status', 'minor', 'tag', 'mergedInto', 'noticeOn', 'noticeVersion'];
const volunteerContact = ['given', 'family', 'phone', 'email', 'note'];

function classOf(kind: string, field: string): FieldClass {
  if (kind === 'presence' || kind === 'voice') return 'team';
  if (kind !== 'volunteer') return 'open';
  const family = field.split(/[~/]/, 1)[0] ?? field;
  return volunteerTeam.includes(family) ? 'team' : volunteerContact.includes(family) ? 'contact' : 'office';
}

const utf8 = new TextEncoder();
/** The bytes of a value's JSON, one letter for each, so that text order is theirs. */
const bytesOf = (value: Value) => String.fromCharCode(...utf8.encode(JSON.stringify(value)));

function greater(a: Cell, b: Cell): Cell {
  if (a[1] !== b[1]) return a[1] > b[1] ? a : b;
  if (a[2] !== b[2]) return a[2] > b[2] ? a : b;
  return bytesOf(a[0]) >= bytesOf(b[0]) ? a : b;
}

function join(one: Cells, other: Cells): Cells {
  const joined = new Map(one);
  for (const [field, cell] of other) joined.set(field, greater(cell, joined.get(field) ?? cell));
  const erased = joined.get('erased');
  return erased === undefined ? joined : new Map([['erased', erased]]);
}

export function hash(text: string): bigint {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x9e3779b1);
    low = Math.imul(low ^ text.charCodeAt(at), 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

export function digest(parts: Iterable<Omit<Part, 'class'>>): string {
  let sum = 0n;
  for (const { kind, id, cells } of parts) {
    for (const [field, [, ms, device]] of cells) sum += hash(`${kind}/${id} ${field} ${ms} ${device}`);
  }
  return (sum % 2n ** 64n).toString(16).padStart(16, '0');
}

export function bucketOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  if (['event', 'sheet', 'tally', 'presence', 'voice'].includes(kind)) return `event/${id.split('.', 1)[0]}`;
  let fnv = 0x811c9dc5;
  for (const byte of utf8.encode(id)) fnv = Math.imul(fnv ^ byte, 0x01000193);
  return `${kind}/${(fnv >>> 0) % 64}`;
}

const keyOf = (part: Omit<Part, 'cells'>) => `${part.class}/${part.kind}/${part.id}`;
const joinInto = (parts: Map<string, Part>, part: Part) =>
  parts.set(keyOf(part), { ...part, cells: join(parts.get(keyOf(part))?.cells ?? new Map(), part.cells) });

/** A change as the parts that it would make. */
function partsOf({ kind, id, stamp, fields }: Change): Part[] {
  return classes
    .map((one): Part => {
      const isErased = (field: string) => field === 'erased' && kind === 'volunteer' && one !== 'open';
      const names = Object.keys(fields).filter((field) => isErased(field) || classOf(kind, field) === one);
      return { kind, id, class: one, cells: new Map(names.map((name) => [name, [fields[name] ?? null, ...stamp]])) };
    })
    .filter((part) => part.cells.size > 0);
}

type SentPart = Omit<Part, 'cells'> & { readonly cells: Readonly<Record<string, Cell>> };
type Answer = 'accepted' | { held: string } | { refused: string; fields?: readonly string[] };

/** Enrolling answers with a session, the exchange with the rest. */
interface Reply {
  readonly teren?: number;
  readonly nonce?: string;
  readonly problem?: { readonly code: string; readonly retryAfterMs?: number };
  readonly session: { readonly member: string; readonly device: string };
  readonly officeTime: number;
  readonly answers: readonly Answer[];
  readonly parts: readonly SentPart[];
  readonly cursors: Readonly<Partial<Record<FieldClass, number>>>;
  readonly more: boolean;
  readonly digests?: Readonly<Partial<Record<FieldClass, string>>>;
  readonly compared?: { readonly differing: readonly string[]; readonly parts: readonly SentPart[] };
}

export function newId(ms: number): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const time = Array.from({ length: 10 }, (_, at) => letters[Math.floor(ms / 32 ** (9 - at)) % 32]);
  const dice = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => letters[byte % 32]);
  return [...time, ...dice].join('');
}

/** Of what the role may not write only the named fields are refused. */
const isTaken = (answer: Answer, field: string) =>
  answer === 'accepted' || ('fields' in answer && !(answer.fields ?? []).includes(field));

const pick = (change: Change, wanted: (field: string) => boolean): Change => ({
  ...change,
  fields: Object.fromEntries(Object.entries(change.fields).filter(([field]) => wanted(field))),
});
const received = (part: SentPart): Part => ({ ...part, cells: new Map(Object.entries(part.cells)) });

export interface Powers {
  readonly url: string;
  readonly now: () => number;
  readonly fetch?: typeof fetch;
}

export class IndependentClient {
  /** What the office is known to have, by `<class>/<kind>/<id>`. */
  readonly known = new Map<string, Part>();
  readonly waiting: Change[] = [];
  /** What the office did not take in, for a person to see. */
  readonly setAside: { readonly change: Change; readonly answer: Exclude<Answer, 'accepted'> }[] = [];
  member = '';
  device = '';
  readonly #powers: Powers;
  #cookie = '';
  #cursors: Reply['cursors'] = {};
  #aheadBy = 0;
  #atOnce = 1000;

  constructor(powers: Powers) {
    this.#powers = powers;
  }

  async #post(path: string, body: object) {
    const nonce = newId(this.#powers.now());
    const session = this.member === '' ? {} : { Cookie: this.#cookie, 'Teren-Member': this.member };
    const response = await (this.#powers.fetch ?? fetch)(this.#powers.url + path, {
      method: 'POST',
      headers: { Origin: this.#powers.url, 'Teren-Nonce': nonce, ...session },
      body: JSON.stringify(body),
    });
    const reply = (await response.json().catch(() => ({}))) as Reply;
    if (reply.teren !== 1 || reply.nonce !== nonce) throw new Error('no network');
    if (reply.problem !== undefined) throw new Error(reply.problem.code);
    return { reply, cookie: response.headers.getSetCookie()[0]?.split(';', 1)[0] };
  }

  async enrol(code: string, deviceName: string): Promise<void> {
    const { reply, cookie } = await this.#post('/api/enrol', { code, deviceName });
    this.#cookie = cookie ?? '';
    ({ member: this.member, device: this.device } = reply.session);
  }

  /** What the person sees: what the office has, with what waits on top. */
  copy(): Map<string, Part> {
    const parts = new Map(this.known);
    for (const change of this.waiting) for (const part of partsOf(change)) joinInto(parts, part);
    return parts;
  }

  cellsOf(kind: string, id: string, copy = this.copy()): Cells {
    return classes.map((each): Cells => copy.get(`${each}/${kind}/${id}`)?.cells ?? new Map()).reduce(join);
  }

  write(kind: string, id: string, fields: Readonly<Record<string, Value>>): void {
    const [seen, known] = [this.cellsOf(kind, id), this.cellsOf(kind, id, this.known)];
    const names = Object.keys(fields);
    const replaced = names.map((name) => (seen.get(name)?.[1] ?? 0) + 1);
    const ms = Math.max(this.#powers.now() + this.#aheadBy, ...replaced);
    const baseOf = (cell: Cell | undefined) => (cell === undefined ? null : ([cell[1], cell[2]] as const));
    const base = Object.fromEntries(names.map((name) => [name, baseOf(known.get(name))]));
    this.waiting.push({ kind, id, stamp: [ms, this.device], fields, base });
  }

  count(event: string, group: string, amount: number): string {
    const at = this.#powers.now();
    const id = `${event}.${newId(at)}`;
    const sheet = `${event}.${this.device}`;
    this.write('tally', id, { sheet, measure: 'people', group, amount, exact: true, at });
    return id;
  }

  /** How many of each group were counted at an event. */
  sums(event: string): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { kind, id, cells } of this.copy().values()) {
      if (kind !== 'tally' || !id.startsWith(`${event}.`) || cells.get('void')?.[0] === true) continue;
      const group = String(cells.get('group')?.[0]);
      sums[group] = (sums[group] ?? 0) + Number(cells.get('amount')?.[0]);
    }
    return sums;
  }

  /** One trip: changes up, their answers and a page down. */
  async exchange(more: object = {}, changes: readonly Change[] = this.waiting.slice(0, this.#atOnce)): Promise<Reply> {
    const deviceTime = this.#powers.now();
    const own = { changes, left: this.waiting.length - changes.length, cursors: this.#cursors };
    const body = { protocol: 1, deviceTime, scope: { classes }, ...own, ...more };
    const { reply } = await this.#post('/api/sync', body).catch((reason: unknown) => {
      if (!(reason instanceof Error && reason.message === 'too-large') || changes.length < 2) throw reason;
      this.#atOnce = Math.ceil(changes.length / 2);
      return { reply: undefined };
    });
    if (reply === undefined) return this.exchange(more);
    this.#aheadBy = reply.officeTime - deviceTime;
    for (const change of this.waiting.splice(0, changes.length)) {
      const answer = reply.answers[changes.indexOf(change)];
      if (answer === undefined) continue;
      for (const part of partsOf(pick(change, (field) => isTaken(answer, field)))) joinInto(this.known, part);
      if (answer === 'accepted') continue;
      this.setAside.push({ change: pick(change, (field) => !isTaken(answer, field)), answer });
    }
    for (const part of reply.parts) joinInto(this.known, received(part));
    this.#cursors = reply.cursors;
    return reply;
  }

  /** Exchanges until nothing waits and nothing is left to read; the classes in which the two copies then differ. */
  async exchangeAll(): Promise<FieldClass[]> {
    const reply = await this.exchange();
    if (reply.more || this.waiting.length > 0) return this.exchangeAll();
    const mine = (one: FieldClass) => digest([...this.known.values()].filter((part) => part.class === one));
    return classes.filter((one) => reply.digests?.[one] !== undefined && reply.digests[one] !== mine(one));
  }

  /** Exchanges and, where the copies differ, compares and repairs; false when they differ still. */
  async settle(rounds = 3): Promise<boolean> {
    const differing = await this.exchangeAll();
    if (differing.length === 0 || rounds === 0) return differing.length === 0;
    for (const one of differing) await this.#heal(one);
    return this.settle(rounds - 1);
  }

  /** Which names differ in the office, and what it has of those records when a bucket is named; at most 5,000 in one trip. */
  async compare(one: FieldClass, bucket?: string): Promise<{ differing: string[]; parts: Part[] }> {
    const nameOf = bucket === undefined ? bucketOf : ({ kind, id }: Part) => `${kind}/${id}`;
    const isMine = (part: Part) => part.class === one && (bucket === undefined || bucketOf(part) === bucket);
    const mine = [...Map.groupBy([...this.known.values()].filter(isMine), nameOf)]
      .map(([name, parts]): [string, string] => [name, digest(parts)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const found: { differing: string[]; parts: Part[] } = { differing: [], parts: [] };
    for (let from = 0, after = ''; from === 0 || from < mine.length; from += 5000) {
      const page = mine.slice(from, from + 5000);
      const upTo = from + 5000 < mine.length ? (page.at(-1)?.[0] ?? null) : null;
      const ask = { class: one, after, upTo, sums: Object.fromEntries(page), ...(bucket !== undefined && { bucket }) };
      const { compared } = await this.exchange({ compare: ask }, []);
      found.differing.push(...(compared?.differing ?? []));
      found.parts.push(...(compared?.parts ?? []).map(received));
      after = upTo ?? '';
    }
    return found;
  }

  async #heal(one: FieldClass): Promise<void> {
    for (const bucket of (await this.compare(one)).differing) {
      // Only as many come as fit a page: what is done differs no more, so ask again for the others.
      for (let isMore = true; isMore; ) {
        const { differing, parts } = await this.compare(one, bucket);
        for (const theirs of parts) this.#repair(theirs);
        isMore = parts.length > 0 && differing.length > parts.length;
      }
    }
  }

  #repair(theirs: Part): void {
    const joined = join(this.known.get(keyOf(theirs))?.cells ?? new Map<string, Cell>(), theirs.cells);
    // What the office lacks waits from here on: only its answer says whether the office has it.
    if (theirs.cells.size === 0) this.known.delete(keyOf(theirs));
    else this.known.set(keyOf(theirs), theirs);
    const lacking = [...joined].filter(([field, cell]) => theirs.cells.get(field)?.join() !== cell.join());
    for (const made of Map.groupBy(lacking, ([, [, ms, device]]) => `${ms} ${device}`).values()) {
      const [, ms, device] = made[0]?.[1] ?? [null, 0, ''];
      const fields = Object.fromEntries(made.map(([field, [value]]) => [field, value]));
      this.waiting.push({ kind: theirs.kind, id: theirs.id, stamp: [ms, device], fields });
    }
  }
}
