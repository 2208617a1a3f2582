/**
 * A client written from docs/protocol.md alone, with nothing of the product's code: what it needs and the document does not
 * say is a fault of the document. It keeps apart what the office is known to have and what waits, as section 6 wants it.
 */

import {
  bucketOf,
  type Cell,
  type Cells,
  type Change,
  classes,
  digest,
  type FieldClass,
  join,
  joinInto,
  keyOf,
  type Part,
  partsOf,
  type Value,
} from './copy.ts';

type SentPart = Omit<Part, 'cells'> & { readonly cells: Readonly<Record<string, Cell>> };
type Answer =
  | 'accepted'
  | { readonly held: string }
  | { readonly refused: string; readonly fields?: readonly string[] };

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

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

function newId(ms: number): string {
  const time = Array.from({ length: 10 }, (_, at) => letters[Math.floor(ms / 32 ** (9 - at)) % 32]);
  const dice = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => letters[byte % 32]);
  return [...time, ...dice].join('');
}

/** Of what the role may not write only the named fields are refused. */
const takenOf = (answer: Exclude<Answer, 'accepted'>, field: string) =>
  'refused' in answer && answer.refused === 'not-allowed' && answer.fields?.includes(field) === false;

const pick = (change: Change, wanted: (field: string) => boolean): Change => ({
  ...change,
  fields: Object.fromEntries(Object.entries(change.fields).filter(([field]) => wanted(field))),
});

const received = (part: SentPart): Part => ({ ...part, cells: new Map(Object.entries(part.cells)) });

export interface Powers {
  readonly url: string;
  readonly now: () => number;
  /** The line; a test cuts it. */
  readonly fetch?: typeof fetch;
}

/** What the office did not take in, for a person to see. */
export interface SetAside {
  readonly change: Change;
  readonly answer: Exclude<Answer, 'accepted'>;
}

export class IndependentClient {
  /** What the office is known to have, by `<class>/<kind>/<id>`. */
  readonly known = new Map<string, Part>();
  readonly waiting: Change[] = [];
  readonly setAside: SetAside[] = [];
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
    this.member = reply.session.member;
    this.device = reply.session.device;
  }

  /** What the person sees: what the office has, with what waits on top. */
  copy(): Map<string, Part> {
    const parts = new Map(this.known);
    for (const change of this.waiting) for (const part of partsOf(change)) joinInto(parts, part);
    return parts;
  }

  cellsOf(kind: string, id: string, waiting: readonly Change[] = this.waiting): Cells {
    const made = waiting.filter((change) => change.kind === kind && change.id === id).flatMap(partsOf);
    const known = classes.map((each) => this.known.get(`${each}/${kind}/${id}`)?.cells ?? new Map<string, Cell>());
    return [...known, ...made.map(({ cells }) => cells)].reduce(join);
  }

  write(kind: string, id: string, fields: Readonly<Record<string, Value>>): void {
    const [seen, known] = [this.cellsOf(kind, id), this.cellsOf(kind, id, [])];
    const names = Object.keys(fields);
    const replaced = names.map((name) => (seen.get(name)?.[1] ?? 0) + 1);
    const ms = Math.max(this.#powers.now() + this.#aheadBy, ...replaced);
    const baseOf = (cell: Cell | undefined) => (cell === undefined ? null : ([cell[1], cell[2]] as const));
    const base = Object.fromEntries(names.map((name) => [name, baseOf(known.get(name))]));
    this.waiting.push({ kind, id, stamp: [ms, this.device], fields, base });
  }

  newEvent(title: string, date: string): string {
    const id = newId(this.#powers.now());
    this.write('event', id, { title, date, state: 'running' });
    return id;
  }

  count(event: string, group: string, amount: number): string {
    const id = `${event}.${newId(this.#powers.now())}`;
    const at = this.#powers.now();
    const sheet = `${event}.${this.device}`;
    this.write('tally', id, { sheet, measure: 'people', group, amount, exact: true, at });
    return id;
  }

  strikeOut(tally: string): void {
    this.write('tally', tally, { void: true });
  }

  /** How many of each group were counted at an event. */
  sums(event: string): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { kind, id, cells } of this.copy().values()) {
      const [group, amount] = [cells.get('group')?.[0], cells.get('amount')?.[0]];
      if (kind !== 'tally' || !id.startsWith(`${event}.`) || cells.get('void')?.[0] === true) continue;
      if (typeof group === 'string' && typeof amount === 'number') sums[group] = (sums[group] ?? 0) + amount;
    }
    return sums;
  }

  /** The beaten values of a field that wait for a choice. */
  otherVersions(kind: string, id: string, field: string): ReadonlyMap<string, Value> {
    const beaten = [...this.cellsOf(kind, id)].filter(
      ([name, [value]]) => name.startsWith(`${field}~`) && value !== null,
    );
    return new Map(beaten.map(([name, [value]]) => [name, value]));
  }

  choose(kind: string, id: string, field: string, value: Value): void {
    const others = [...this.otherVersions(kind, id, field).keys()].map((name) => [name, null]);
    this.write(kind, id, { [field]: value, ...Object.fromEntries(others) });
  }

  /** One trip: changes up, their answers and a page down. */
  async exchange(more: object = {}, changes: readonly Change[] = this.waiting.slice(0, this.#atOnce)): Promise<Reply> {
    const deviceTime = this.#powers.now();
    const left = this.waiting.length - changes.length;
    const body = { protocol: 1, deviceTime, scope: { classes }, cursors: this.#cursors, changes, left, ...more };
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
      const isRefused = (field: string) => answer !== 'accepted' && !takenOf(answer, field);
      const [taken, refused] = [pick(change, (field) => !isRefused(field)), pick(change, isRefused)];
      for (const part of partsOf(taken)) joinInto(this.known, part);
      if (answer !== 'accepted') this.setAside.push({ change: refused, answer });
    }
    for (const part of reply.parts) joinInto(this.known, received(part));
    this.#cursors = reply.cursors;
    return reply;
  }

  /** Exchanges until nothing waits and nothing is left to read; the classes in which the two copies then differ. */
  async exchangeAll(): Promise<FieldClass[]> {
    const reply = await this.exchange();
    if (reply.more || this.waiting.length > 0) return this.exchangeAll();
    const { digests = {} } = reply;
    const mine = (one: FieldClass) => digest([...this.known.values()].filter((part) => part.class === one));
    return classes.filter((one) => digests[one] !== undefined && digests[one] !== mine(one));
  }

  /** Exchanges and, where the copies differ, compares and repairs; false when they differ still. */
  async settle(rounds = 3): Promise<boolean> {
    const differing = await this.exchangeAll();
    if (differing.length === 0 || rounds === 0) return differing.length === 0;
    for (const one of differing) await this.#heal(one);
    return this.settle(rounds - 1);
  }

  #digestsBy(one: FieldClass, nameOf: (part: Part) => string, bucket?: string): [name: string, digest: string][] {
    const mine = [...this.known.values()].filter((part) => part.class === one);
    const within = Map.groupBy(bucket === undefined ? mine : mine.filter((part) => bucketOf(part) === bucket), nameOf);
    return [...within]
      .map(([name, parts]): [string, string] => [name, digest(parts)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Which names differ in the office, and what it has of those records when a bucket is named; at most 5,000 in one trip. */
  async compare(one: FieldClass, bucket?: string): Promise<{ differing: string[]; parts: Part[] }> {
    const nameOf = bucket === undefined ? bucketOf : ({ kind, id }: Part) => `${kind}/${id}`;
    const mine = this.#digestsBy(one, nameOf, bucket);
    const found: { differing: string[]; parts: Part[] } = { differing: [], parts: [] };
    for (let from = 0, after = ''; from === 0 || from < mine.length; from += 5000) {
      const page = mine.slice(from, from + 5000);
      const upTo = from + 5000 < mine.length ? (page.at(-1)?.[0] ?? null) : null;
      const ask = {
        class: one,
        after,
        upTo,
        sums: Object.fromEntries(page),
        ...(bucket === undefined ? {} : { bucket }),
      };
      const { compared } = await this.exchange({ compare: ask }, []);
      found.differing.push(...(compared?.differing ?? []));
      found.parts.push(...(compared?.parts ?? []).map(received));
      after = upTo ?? '';
    }
    return found;
  }

  async #heal(one: FieldClass): Promise<void> {
    for (const bucket of (await this.compare(one)).differing) {
      let left = 0;
      do {
        const { differing, parts } = await this.compare(one, bucket);
        for (const theirs of parts) this.#repair(theirs);
        // Only as many come as fit a page: what is done differs no more, so ask again for the others.
        left = parts.length === 0 ? 0 : differing.length - parts.length;
      } while (left > 0);
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
