/** Short words for stories about a few phones and an office, on the simulator's clock and network. */
import { sheetWrite, tallyWrite } from '../../src/domain/event.ts';
import { sheetId } from '../../src/domain/id.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Fields, Scalar, Write } from '../../src/domain/scalar.ts';
import { peopleMeasure } from '../../src/domain/total.ts';
import { versionsOf } from '../../src/sync/part.ts';
import { calm } from './calm.ts';
import { copyOf } from './copies.ts';
import { fair } from './network.ts';
import type { Phone } from './phone.ts';
import { World } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly phones: readonly Phone[];
  /** The event and the volunteer that every world begins with. */
  readonly event: string;
  readonly volunteer: string;
  /** Saves on the phone, and waits until the screen says so. */
  save(phone: Phone, ...writes: readonly Write[]): Promise<void>;
  tap(phone: Phone, amounts: readonly number[]): Promise<readonly string[]>;
  /** No signal, and signal again. */
  offline(...phones: readonly Phone[]): void;
  online(...phones: readonly Phone[]): void;
  /** Lets everything drain and checks every promise of `checks.ts`. */
  quiet(): Promise<void>;
  /** What a phone has in a field, and the other versions that it asks about. */
  value(phone: Phone, kind: string, id: string, field: string): Scalar | undefined;
  versions(phone: Phone, kind: string, id: string): readonly Scalar[];
  /** The people counted at the event, as the phone shows them. */
  people(phone: Phone): Promise<number>;
  /** The office's fields of a record. */
  office(kind: string, id: string): Promise<Fields>;
}

export async function withScene(roles: readonly Role[], play: (scene: Scene) => Promise<void>): Promise<void> {
  const world = await World.begin({ seed: 1, roles, backend: 'memory', live: false });
  try {
    await play(sceneOf(world));
  } finally {
    await world.end();
  }
}

function sceneOf(world: World): Scene {
  const seen = (phone: Phone) => {
    if (phone.app === undefined) throw new Error(`${phone.name} is closed`);
    return phone.app.seen;
  };
  const first = (kind: string) => seen(world.phones[0] as Phone).all(kind)[0]?.id ?? '';
  const event = first('event');
  const save: Scene['save'] = async (phone, ...writes) => {
    const saving = world.write(phone, writes);
    await world.time.run();
    await saving;
  };
  return {
    world,
    phones: world.phones,
    event,
    volunteer: first('volunteer'),
    save,
    async tap(phone, amounts) {
      const { device, deviceName } = phone.session;
      const sheet = sheetId(event, device);
      if (seen(phone).cell('sheet', sheet, 'event') === undefined)
        await save(phone, sheetWrite(event, device, deviceName));
      const taps = amounts.map((amount) =>
        tallyWrite({ event, id: phone.newId(), sheet, measure: peopleMeasure, group: '', amount, atMs: phone.now() }),
      );
      for (const tap of taps) void world.write(phone, [tap]);
      await world.time.run();
      return taps.map(({ id }) => id);
    },
    offline(...phones) {
      for (const phone of phones) phone.line.weather = { ...fair, down: true };
    },
    online(...phones) {
      for (const phone of phones) phone.line.weather = fair;
    },
    quiet: () => calm(world),
    value: (phone, kind, id, field) => seen(phone).value(kind, id, field),
    versions: (phone, kind, id) =>
      seen(phone)
        .all(kind)
        .filter((part) => part.id === id)
        .flatMap((part) => versionsOf(part).map(({ value }) => value)),
    async people(phone) {
      const copy = await copyOf(world, phone);
      const tallies = [...(copy?.open.values() ?? [])].filter(
        (part) => part.kind === 'tally' && part.id.startsWith(event),
      );
      const counted = tallies.filter(({ cells }) => cells['void']?.[0] !== true);
      return counted.reduce((sum, { cells }) => sum + Number(cells['amount']?.[0]), 0);
    },
    async office(kind, id) {
      const { parts } = await world.office.content(world.clerk.office);
      const cells = parts
        .filter((part) => part.kind === kind && part.id === id)
        .flatMap((part) => Object.entries(part.cells));
      return Object.fromEntries(cells.map(([field, cell]) => [field, cell[0]]));
    },
  };
}
