/** An office and its phones, at one virtual moment: what happens to them comes in as operations. */
import { sheetWrite } from '../../src/domain/event.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Write } from '../../src/domain/scalar.ts';
import { defaultLimits } from '../../src/server/config.ts';
import type { Entry } from '../../src/server/entering.ts';
import type { Identity } from '../../src/server/storage/access-records.ts';
import type { Session } from '../../src/sync/protocol.ts';
import { doings } from './acts.ts';
import { type Backing, memoryBacking, sqliteBacking } from './backing.ts';
import type { Disk } from './disk.ts';
import { Ledger } from './ledger.ts';
import { Line, type NetworkCounts } from './network.ts';
import { Office } from './office.ts';
import { type Act, acts, type Operation, type Setting } from './operations.ts';
import { Phone, type Running } from './phone.ts';
import { type Dice, diceOf, mix } from './random.ts';
import type { Replaced } from './seen.ts';
import { Time } from './time.ts';

export class World {
  readonly time = new Time();
  readonly ledger = new Ledger();
  readonly phones: Phone[] = [];
  readonly counts: NetworkCounts = { requests: 0, lost: 0, twice: 0, cut: 0, stalled: 0, portal: 0 };
  /** What was done, by name. */
  readonly done = new Map<string, number>();
  /** What happened, in words; only kept when somebody will read it. */
  readonly story: string[] | undefined;
  readonly setting: Setting;
  readonly office: Office;
  clerk!: Identity;
  readonly #backing: Backing;

  private constructor(setting: Setting, backing: Backing, isTold: boolean) {
    this.setting = setting;
    this.#backing = backing;
    this.office = new Office(this.time, backing, diceOf(mix(setting.seed, 11)));
    this.story = isTold ? [] : undefined;
  }

  static async begin(setting: Setting, isTold = false): Promise<World> {
    const world = new World(setting, setting.backend === 'memory' ? memoryBacking() : await sqliteBacking(), isTold);
    world.time.begin();
    const { access } = world.office;
    const code = (await access.beginCode()) ?? '';
    const begin = { kind: 'empty', officeName: 'Centrum' } as const;
    const entry = await access.begin({ code, begin, memberName: 'Ola', deviceName: 'Komputer' }, undefined);
    if (!entry.ok) throw new Error('The office did not open');
    world.clerk = entry.value.identity;
    await world.addPhone(entry.value);
    for (const role of setting.roles.slice(1)) {
      const other = await world.enrol(role);
      if (other !== undefined) await world.addPhone(other);
    }
    void world.write(world.phones[0] as Phone, firstWrites(world));
    await world.time.pass(2_000);
    for (const phone of world.phones) phone.app?.syncer.now();
    await world.time.pass(2_000);
    return world;
  }

  async end(): Promise<void> {
    for (const phone of this.phones) phone.kill();
    await this.time.run();
    this.time.end();
    await this.#backing.close();
  }

  say(text: () => string): void {
    this.story?.push(`${(this.time.now / 1000).toFixed(3).padStart(12)}  ${text()}`);
  }

  /** Lets a newcomer in; nothing when the office can't just now. */
  async enrol(role: Role): Promise<Entry | undefined> {
    const { access } = this.office;
    try {
      const person = { name: 'Jan', role, authorisedFrom: null, authorisedTo: null };
      const put = await access.putMember(this.clerk, person);
      const code = put.ok ? await access.enrolCode(this.clerk, put.value.member.member) : put;
      if (!code.ok) return undefined;
      const entry = await access.enrol({ code: code.value.code, deviceName: 'Telefon' });
      if (!entry.ok) return undefined;
      const confirmed = await access.actOn(this.clerk, entry.value.identity.device, 'confirm', undefined);
      return confirmed.ok ? entry.value : undefined;
    } catch {
      return undefined; // The office crashed or was full; the person tries another time.
    }
  }

  async addPhone(entry: Entry): Promise<Phone> {
    const phone = this.#newPhone('', sessionOf(entry), cookieOf(entry), this.ledger.newCopy());
    await this.openPhone(phone);
    if (this.setting.live) this.#follow(phone);
    return phone;
  }

  /** The same phone a second time: its profile was copied while nothing was under way. */
  async addTwin(of: Phone, disk: Disk): Promise<void> {
    const copy = this.ledger.newCopy(of.copy);
    const twin = this.#newPhone(`, a copy of ${of.name}`, of.session, of.line.cookie, copy, disk);
    // No two clocks are the same to the millisecond.
    twin.skew = of.skew + 1 + twin.dice.int(1000);
    await this.openPhone(twin);
  }

  #newPhone(ofWhom: string, session: Session, cookie: string, copy: number, disk?: Disk): Phone {
    const { time, office, counts, phones, setting } = this;
    const number = phones.length;
    const dice = (kind: number) => diceOf(mix(setting.seed, kind + number));
    const line = new Line(time, office, dice(500), counts, `10.0.0.${number}`);
    line.cookie = cookie;
    const name = `phone ${number}${ofWhom}`;
    const replaced: Replaced = (...what) => this.ledger.replaced(...what);
    const phone = new Phone({ name, time, session, line, dice: dice(100), copy, disk, replaced });
    phones.push(phone);
    return phone;
  }

  /** Opens an app and lets it get ready. */
  async openPhone(phone: Phone): Promise<void> {
    await this.time.running(phone.open());
  }

  /** The office's live stream, as long as the line is up. */
  #follow(phone: Phone): void {
    this.office.live.follow(phone.session.office, phone.session.device, () => {
      if (!phone.line.weather.down) this.time.after(100, () => phone.app?.syncer.now());
    });
  }

  phoneOf(operation: Operation): Phone {
    return this.phones[operation.phone % this.phones.length] as Phone;
  }

  /** Does an act. Returns how many presses it took; none when the screen offered nothing. */
  act(name: Act, phone: Phone, dice: Dice): number {
    const { app } = phone;
    if (app === undefined) return 0;
    const lists = doings[name]({ phone, seen: app.seen, dice });
    for (const writes of lists) void this.write(phone, writes);
    if (lists.length > 0) this.say(() => `${phone.name} (${phone.session.role}) ${name}: ${JSON.stringify(lists)}`);
    return lists.length;
  }

  /** Presses. What the screen says of it goes into the ledger. */
  async write(phone: Phone, writes: readonly Write[]): Promise<void> {
    const { app, copy } = phone;
    if (app === undefined) return;
    this.ledger.attempt(writes);
    await this.#hear(phone, app, copy, writes);
  }

  async #hear({ name }: Phone, { store, seen }: Running, copy: number, writes: readonly Write[]): Promise<void> {
    const result = await store.write(writes);
    if (!result.ok) {
      this.ledger.notSaved(writes);
      this.say(() => `${name} could not save: ${result.code}`);
      return;
    }
    this.ledger.saved(copy, writes, ({ kind, id, fields }, field) => {
      const cell = seen.cell(kind, id, field);
      // What stood there already, by somebody else, is no new act.
      const isNew = cell !== undefined && cell[0] === fields[field] && cell[2] === store.powers.device;
      return isNew ? [cell[1], cell[2]] : undefined;
    });
  }

  count(name: string, by = 1): void {
    this.done.set(name, (this.done.get(name) ?? 0) + by);
  }
}

export function isAct(name: string): name is Act {
  return Object.hasOwn(acts, name);
}

export function sessionOf({ identity: { proofHash: _proof, ...identity } }: Entry): Session {
  return { ...identity, state: 'active', leaseDays: defaultLimits.leaseDays, officeKey: '', publicUrl: null };
}

export function cookieOf({ identity, token }: Entry): string {
  return `teren_${identity.member}=${token}`;
}

/** What every world begins with: two events, two rows of the plan, two volunteers. */
function firstWrites({ phones }: World): readonly Write[] {
  const phone = phones[0] as Phone;
  const { device, deviceName } = phone.session;
  const writes: Write[] = [];
  for (const title of ['Pisankowy desant', 'Wigilia']) {
    const event = phone.newId();
    writes.push({ kind: 'event', id: event, fields: { title, date: '2026-03-14', state: 'running' } });
    writes.push(sheetWrite(event, device, deviceName));
    writes.push({ kind: 'activity', id: phone.newId(), fields: { title, number: 1, 'group/children': true } });
    writes.push({ kind: 'volunteer', id: phone.newId(), fields: { label: `${title} K.`, given: title } });
  }
  return writes;
}
