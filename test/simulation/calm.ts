/** Lets the weather clear and everything drain, as it must by itself; then all must be well. */
import { checkAll } from './checks.ts';
import { fair } from './network.ts';
import type { Phone } from './phone.ts';
import { Violation } from './violation.ts';
import { cookieOf, sessionOf, type World } from './world.ts';

/** At first everybody is asked to send at once; then longer than the syncer ever waits between two tries. */
const shortMs = 5_000;
const longMs = 95_000;
const mostRounds = 40;

export async function calm(world: World): Promise<void> {
  const { office, time } = world;
  office.isFull = false;
  office.calm();
  for (const phone of world.phones) {
    phone.line.weather = fair;
    phone.line.protocol = undefined;
    phone.line.arriveNow();
    phone.disk.isFull = false;
  }
  let seq = -1;
  let quiet = 0;
  for (let round = 0; quiet < 2; round++) {
    if (round >= mostRounds) throw new Violation(`Not quiet after ${mostRounds} rounds: ${describe(world)}`);
    const requests = world.counts.requests;
    for (const phone of world.phones) {
      await letIn(world, phone);
      phone.app?.syncer.now();
    }
    await time.pass(round < 8 ? shortMs : longMs);
    const content = await office.content(world.clerk.office);
    const isQuiet = content.seq === seq && world.phones.every(isIdle) && world.counts.requests > requests;
    quiet = isQuiet ? quiet + 1 : 0;
    seq = content.seq;
  }
  await checkAll(world);
}

/** Opens an app that is closed, and enrols again where the office does not know the phone. Its copy stays. */
async function letIn(world: World, phone: Phone): Promise<void> {
  if (phone.app?.syncer.view.getState().phase === 'enrolAgain') {
    const entry = await world.enrol(phone.session.role);
    if (entry === undefined) throw new Violation('The office lets nobody in');
    phone.kill();
    await world.time.run();
    phone.session = sessionOf(entry);
    phone.line.cookie = cookieOf(entry);
  }
  if (phone.app !== undefined) return;
  await world.openPhone(phone);
}

function isIdle({ app }: Phone): boolean {
  const view = app?.syncer.view.getState();
  return (
    view?.phase === 'idle' && view.unsent === 0 && view.problem === undefined && (view.same === true || view.held > 0)
  );
}

function describe(world: World): string {
  return world.phones.map(({ name, app }) => `${name} ${JSON.stringify(app?.syncer.view.getState())}`).join('; ');
}
