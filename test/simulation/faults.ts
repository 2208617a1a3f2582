/** What befalls phones, office and the way between them. */

import { excuseWhatIsGone, unknownKind } from './checks.ts';
import { fair, type Weather } from './network.ts';
import type { Fault, Operation } from './operations.ts';
import type { Phone } from './phone.ts';
import type { Dice } from './random.ts';
import { officeTraces } from './traces.ts';
import { cookieOf, sessionOf, type World } from './world.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

type Befall = (world: World, phone: Phone, dice: Dice) => void | Promise<void>;

const befalls: Readonly<Record<Fault, Befall>> = {
  weather: (_world, phone, dice) => void (phone.line.weather = badWeather(dice)),
  partition: (world, phone, dice) => {
    phone.line.weather = { ...phone.line.weather, down: true };
    const ms = dice.int(dice.chance(0.8) ? 120_000 : 6 * hour);
    world.time.after(ms, () => void (phone.line.weather = { ...phone.line.weather, down: false }));
  },
  fair: (_world, phone) => void (phone.line.weather = fair),
  phoneClock: (_world, phone, dice) => {
    const far = dice.pick([0, 0, 60_000, hour, 30 * 24 * hour, 3 * year, 20 * year]);
    phone.skew = Math.floor((dice.next() * 2 - 1) * far);
  },
  officeClock: (world, _phone, dice) =>
    void (world.office.skew = Math.floor((dice.next() * 2 - 1) * dice.pick([0, hour, 5 * hour]))),
  crashPhone: async (world, phone, dice) => {
    phone.kill();
    world.time.after(dice.int(dice.chance(0.7) ? 2_000 : hour), () => phone.app ?? void phone.open());
  },
  crashOffice: (world, _phone, dice) =>
    world.office.crashSoon(dice.pick(['before commit', 'after commit']), dice.int(6)),
  fullPhone: (world, phone, dice) => {
    phone.disk.isFull = true;
    world.time.after(dice.int(120_000), () => void (phone.disk.isFull = false));
  },
  fullOffice: (world, _phone, dice) => {
    world.office.isFull = true;
    world.time.after(dice.int(120_000), () => void (world.office.isFull = false));
  },
  backup: async (world) => {
    await world.time.running(world.time.during(world.office.backup()));
  },
  restore: async (world, _phone, dice) => {
    await world.time.run();
    const had = await officeTraces(world);
    const isDone = await world.time.running(world.time.during(world.office.restore(dice.int(1000))));
    if (!isDone) return;
    const has = await officeTraces(world);
    world.ledger.wentBack((...what) => had.has(...what) && !has.has(...what));
    await excuseWhatIsGone(world);
  },
  wipe: async (world, phone, dice) => {
    await world.time.run();
    phone.kill();
    await world.time.run();
    phone.disk.wipe();
    phone.copy = world.ledger.newCopy();
    await excuseWhatIsGone(world);
    if (dice.chance(0.5)) {
      const entry = await world.enrol(phone.session.role);
      if (entry !== undefined) {
        phone.session = sessionOf(entry);
        phone.line.cookie = cookieOf(entry);
      }
    }
    void phone.open();
  },
  clone: async (world, phone) => {
    await world.time.run();
    const { app } = phone;
    if (app === undefined || world.phones.length >= 10) return;
    await world.addTwin(phone, await world.time.running(phone.disk.copy(app.database)));
  },
  enrol: async (world, _phone, dice) => {
    if (world.phones.length >= 10) return;
    const entry = await world.enrol(dice.pick(['organizer', 'coordinator', 'viewer', 'clerk']));
    if (entry !== undefined) await world.addPhone(entry);
  },
  unknownKind: async (world, phone) => {
    // A full or dying disk may refuse it; then there is nothing to hold.
    await world.time.running(phone.writeUnknown(unknownKind).catch(() => undefined));
  },
  newer: (world, phone, dice) => {
    phone.line.protocol = 2;
    world.time.after(dice.int(600_000), () => void (phone.line.protocol = undefined));
  },
};

function badWeather(dice: Dice): Weather {
  const some = (probability: number, most: number) => (dice.chance(probability) ? dice.next() * most : 0);
  return {
    down: false,
    slowestMs: dice.pick([50, 500, 3_000, 20_000, 60_000]),
    loseRequest: some(0.5, 0.6),
    loseReply: some(0.5, 0.6),
    twice: some(0.5, 0.6),
    cut: some(0.4, 0.5),
    stall: some(0.2, 0.3),
    portal: some(0.4, 0.7),
  };
}

export async function befall(world: World, operation: Operation, name: Fault, dice: Dice): Promise<void> {
  const phone = world.phoneOf(operation);
  world.say(() => `${name} befalls ${phone.name}`);
  await befalls[name](world, phone, dice);
}
