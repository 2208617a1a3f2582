/**
 * M3, M4, M5: ten thousand contacts come to a phone for the first time, then ten of them change, then the browser is
 * started anew and shows the first names. Each subject has its office and, each round, a fresh profile.
 */
import { type Link, openLink, phoneLink, type Weight } from './link.ts';
import { openBareOffice } from './offices/bare-office.ts';
import type { Office } from './offices/office.ts';
import { openTerenOffice } from './offices/teren-office.ts';
import type { Options } from './options.ts';
import type { Name } from './page/subject.ts';
import { type Browser, freshProfile, openBrowser } from './phone.ts';
import { type Contact, changeSome, contactCount, makeContacts } from './shapes.ts';

/** What one phone of one subject went through. Times in ms, weights in bytes. */
export interface Round {
  readonly first: number;
  readonly pull: number;
  readonly pullWeight?: Weight;
  readonly firstDelta: number;
  readonly deltas: readonly number[];
  readonly deltaWeight?: Weight;
  readonly start?: number;
}
/** What each subject went through, round by round. */
export type Rounds = ReadonlyMap<Name, readonly Round[]>;

const deltasPerRound = 8;

export interface Plan {
  /** Through the phone's link instead of straight to the endpoint. */
  readonly shaped: boolean;
  readonly deltas: boolean;
  readonly start: boolean;
}

export interface Measured {
  readonly timed: Rounds;
  /** The first round, which is not among the timed ones: it goes through a line that counts bytes. */
  readonly weighed: Rounds;
}

export async function measureContacts(options: Options, plan: Plan): Promise<Measured> {
  const { rounds, files, peers } = options;
  const bare = await openBareOffice();
  const teren = await openTerenOffice();
  const subjects: readonly Name[] = ['limit', 'packed', 'teren', ...peers.filter((peer) => peer === 'rxdb')];
  const contacts = makeContacts();
  const timed = new Map<Name, Round[]>(subjects.map((name) => [name, []]));
  const weighed = new Map<Name, Round[]>(subjects.map((name) => [name, []]));
  let changes = 0;
  const changed = () => changeSome(contacts, changes++, Date.now());
  try {
    for (const office of [bare, teren]) await office.putContacts(contacts);
    for (let round = 0; round <= rounds; round++) {
      for (const name of round % 2 === 1 ? subjects.toReversed() : subjects) {
        const office = name === 'teren' ? teren : bare;
        const needsLink = round === 0 || plan.shaped;
        const link = needsLink ? await openLink(office.port, plan.shaped ? phoneLink : undefined) : undefined;
        const done = await oneRound(files, name, office, plan, changed, link);
        await link?.close();
        (round === 0 ? weighed : timed).get(name)?.push(done);
      }
    }
  } finally {
    await bare.stop();
    await teren.stop();
  }
  return { timed, weighed };
}

async function oneRound(
  files: Options['files'],
  name: Name,
  office: Office,
  plan: Plan,
  changed: () => readonly Contact[],
  link: Link | undefined,
): Promise<Round> {
  const profile = freshProfile();
  const origin = `http://localhost:${link?.port ?? office.port}`;
  let browser = await openBrowser(profile, files);
  try {
    const pulled = await pullAndFollow(browser, origin, name, office, plan, changed, link);
    if (!plan.start) return pulled;
    await browser.close();
    browser = await openBrowser(profile, files);
    const again = await browser.openPage(origin, `?names=${name}`);
    const { names: shown, ms } = await again.firstNames();
    if (shown.length !== 50) throw new Error(`${name} shows ${shown.length} names`);
    return { ...pulled, start: ms };
  } finally {
    await browser.close();
    profile.remove();
  }
}

async function pullAndFollow(
  browser: Browser,
  origin: string,
  name: Name,
  office: Office,
  plan: Plan,
  changed: () => readonly Contact[],
  link: Link | undefined,
): Promise<Round> {
  const phone = await browser.openPage(origin);
  await phone.open(name, await office.invite());
  link?.take();
  const { first, all } = await phone.pull();
  const pullWeight = link?.take();
  const count = await phone.countContacts();
  if (count !== contactCount) throw new Error(`${contactCount} contacts are at the office, ${name} has ${count}`);

  const deltas: number[] = [];
  let deltaWeight: Weight | undefined;
  for (let i = 0; plan.deltas && i <= deltasPerRound; i++) {
    const some = changed();
    await office.putContacts(some);
    link?.take();
    deltas.push((await phone.pull()).all);
    deltaWeight = link?.take();
    for (const { id, phone: number } of some) {
      if ((await phone.phoneOf(id)) !== number) throw new Error(`A change did not reach ${name}`);
    }
  }
  const [firstDelta = Number.NaN, ...later] = deltas;
  return {
    first,
    pull: all,
    firstDelta,
    deltas: later,
    ...(pullWeight && { pullWeight }),
    ...(deltaWeight && { deltaWeight }),
  };
}
