/**
 * M1: how long a tap takes until it is on the disk, on an empty phone and on full ones. Both subjects take turns in the
 * same browser, so that what disturbs the machine disturbs both.
 */
import { median, quantile } from './figures.ts';
import type { Options } from './options.ts';
import type { Name } from './page/subject.ts';
import { freshProfile, openBrowser, type Phone } from './phone.ts';
import type { Figure } from './report.ts';

/** Taps of each subject that are timed in each state of the phone; in turns of so many. */
const timedTaps = 200;
const turn = 20;
/** The browser compiles and opens files during the first ones; they are not timed. */
const firstTaps = 40;

type Times = Partial<Record<Name, number[]>>;

/** One after the other on one phone: how many tallies are added, and whether they wait to be sent. */
const states = [
  { key: 'empty', label: 'nothing there', add: 0, atOffice: true },
  { key: 'ten', label: '10,000 there', add: 10_000, atOffice: true },
  { key: 'hundred', label: '100,000 there', add: 90_000, atOffice: true },
] as const;
/** On a phone of its own: a long time without any network. */
const unsentStates = [
  { key: 'empty', label: 'nothing there', add: 0, atOffice: true },
  { key: 'unsent', label: '10,000 there, all unsent', add: 10_000, atOffice: false },
] as const;
type State = (typeof states)[number] | (typeof unsentStates)[number];
type Round = Partial<Record<State['key'], Times>>;

export async function benchTap(options: Options): Promise<readonly Figure[]> {
  const measured: Round[] = [];
  const unsent: Round[] = [];
  const subjects: readonly Name[] = ['limit', 'teren', ...options.peers];
  for (let round = 0; round < options.rounds; round++) {
    const order = round % 2 === 1 ? subjects.toReversed() : subjects;
    measured.push(await measureRound(options.files, states, order));
    unsent.push(await measureRound(options.files, unsentStates, order));
  }
  return [
    ...states.flatMap((state) => timesOf(measured, state, options.peers)),
    growthOf(measured, 'ten', '10,000 there ÷ empty', 1.1),
    growthOf(measured, 'hundred', '100,000 there ÷ empty', 1.2),
    ...timesOf(unsent, unsentStates[1], options.peers),
    growthOf(unsent, 'unsent', '10,000 unsent ÷ empty', 1.1),
  ];
}

async function measureRound(files: Options['files'], of: readonly State[], order: readonly Name[]): Promise<Round> {
  const profile = freshProfile();
  const browser = await openBrowser(profile, files);
  try {
    // Two addresses are two origins: each subject has files of its own on the disk.
    const phones = new Map<Name, Phone>();
    for (const name of order) phones.set(name, await browser.openPage(`http://${name}.localhost`));
    for (const [name, phone] of phones) await phone.open(name);
    const round: Round = {};
    for (const { key, add, atOffice } of of) {
      for (const phone of phones.values()) await phone.fill(add, atOffice);
      for (const phone of phones.values()) await phone.tap(firstTaps);
      round[key] = await takeTurns(phones);
    }
    const made = of.reduce((sum, { add }) => sum + add + firstTaps + timedTaps, 0);
    for (const [name, phone] of phones) {
      const count = await phone.countTallies();
      // A figure of taps that were not kept would be worth nothing.
      if (count !== made) throw new Error(`${made} tallies were made, ${name} has ${count}`);
    }
    return round;
  } finally {
    await browser.close();
    profile.remove();
  }
}

async function takeTurns(phones: ReadonlyMap<Name, Phone>): Promise<Times> {
  const times: Times = {};
  for (let done = 0; done < timedTaps; done += turn) {
    for (const [name, phone] of phones) {
      await phone.bringToFront();
      times[name] = [...(times[name] ?? []), ...(await phone.tap(turn))];
    }
  }
  return times;
}

function timesOf(rounds: readonly Round[], { key, label }: State, peers: Options['peers']): readonly Figure[] {
  const at = (name: Name, share: number) => rounds.map((round) => quantile(round[key]?.[name] ?? [], share));
  return (['p50', 'p95'] as const).map((which) => {
    const share = which === 'p50' ? 0.5 : 0.95;
    const others = Object.fromEntries(peers.map((peer) => [peer, at(peer, share)]));
    const values = { limit: at('limit', share), others, teren: at('teren', share) };
    return { label: `M1 tap to durable, ${which}, ${label}`, unit: 'ms', ...values, target: { ratio: 1.3 } };
  });
}

function growthOf(rounds: readonly Round[], key: State['key'], label: string, atMost: number): Figure {
  const growth = (name: Name) =>
    rounds.map((round) => median(round[key]?.[name] ?? []) / median(round.empty?.[name] ?? []));
  return {
    label: `M1 growth: p50 with ${label}`,
    unit: '×',
    limit: growth('limit'),
    teren: growth('teren'),
    target: { atMost },
  };
}
