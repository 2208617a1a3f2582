/** Ten thousand bundles of somebody who means harm: they change nothing that their sender may not, break nothing, and are written down. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openMemory } from '../../src/server/storage/memory.ts';
import { type Hostile, hostileBundles } from './hostile/bundles.ts';
import { contentOf, forbidden, readableBy, wholeOf } from './hostile/oracle.ts';
import { openTwoOffices, otherWord, type Reply, type TwoOffices, type World, worldOn } from './hostile/two-offices.ts';
import { startOffice } from './office-server.ts';

const bundlesInAll = 10_000;
const bundlesInOne = 25;

const bundlesByHttp = 400;

/** What was answered. */
interface Count {
  accepted: number;
  refused: number;
  held: number;
  problems: number;
  /** How many refusals each device heard. */
  of: Map<string, number>;
}

const newCount = (): Count => ({ accepted: 0, refused: 0, held: 0, problems: 0, of: new Map() });

/** Printed, and taken from the environment to repeat a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

async function throwOne(world: World, offices: TwoOffices, hostile: Hostile, count: Count): Promise<void> {
  const { sender, path, body, heard } = hostile;
  const isHome = sender.session.office === offices.home;
  const [own, foreign] = isHome ? [offices.home, offices.other] : [offices.other, offices.home];
  const before = await contentOf(world.storage, own);
  const foreignBefore = await wholeOf(world.storage, foreign);
  const reply = await world.post(path, body, sender.headers);

  expect(reply.status).toBeLessThan(500);
  expect(await wholeOf(world.storage, foreign), 'the other office').toBe(foreignBefore);
  const after = await contentOf(world.storage, own);
  expect(forbidden(before.cells, after.cells, sender, heard)).toEqual([]);
  expect(after.people, 'people and devices').toBe(before.people);
  expect(isHome && reply.text.includes(foreignOnly)).toBe(false);
  expectReadable(hostile, reply);
  tally(hostile, reply, count);
}

/** The parts that only the other office has bear this stamp with its word; hostile bundles may say the word, never so. */
const foreignOnly = JSON.stringify([otherWord, Date.UTC(2026, 0, 1), 'desk']);

function expectReadable({ sender }: Hostile, { json, status }: Reply): void {
  if (status !== 200 || json.parts === undefined) return;
  const parts = [...json.parts, ...(json.compared?.parts ?? [])] as { class: string }[];
  const allowed = sender.standing === 'active' ? readableBy(sender) : [];
  expect(parts.filter((part) => !allowed.includes(part.class))).toEqual([]);
}

function tally({ sender }: Hostile, { json, status }: Reply, count: Count): void {
  const answers = (json.answers ?? []) as ('accepted' | { held?: string; refused?: string })[];
  const refused = answers.filter((one) => typeof one === 'object' && one.refused !== undefined).length;
  const harmless = ['not-confirmed', 'paused'].includes(json.problem?.code);
  const isProblem = status >= 400 && !harmless;
  count.accepted += answers.filter((one) => one === 'accepted').length;
  count.held += answers.filter((one) => typeof one === 'object' && one.held !== undefined).length;
  count.refused += refused;
  count.problems += isProblem ? 1 : 0;
  const device = sender.session.device;
  count.of.set(device, (count.of.get(device) ?? 0) + refused + (isProblem ? 1 : 0));
}

it('row 60 · ten thousand hostile bundles change nothing that their sender may not, break nothing, and leave lines that count them', async () => {
  const beganAt = Date.UTC(2026, 2, 14, 10);
  const first = worldOn(openMemory(), beganAt);
  const offices = await openTwoOffices(first);
  first.stop();
  const count = newCount();
  console.log(`hostile bundles: SEED=${seed}`);
  const size = { minLength: bundlesInOne, maxLength: bundlesInOne, size: 'max' } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(hostileBundles(offices), size), async (bundles) => {
      const world = worldOn(first.storage, beganAt + 3_600_000);
      count.of.clear();
      for (const hostile of bundles) {
        await throwOne(world, offices, hostile, count);
        if (hostile.again) await throwOne(world, offices, hostile, count);
      }
      world.stop();
      expectWrittenDown(world.logged, count);
    }),
    { numRuns: bundlesInAll / bundlesInOne, seed, endOnFailure: true },
  );
  const { of: _, ...numbers } = count;
  console.log(`hostile bundles: ${JSON.stringify(numbers)}`);
  for (const [what, least] of Object.entries({ accepted: 2000, refused: 5000, held: 500, problems: 500 })) {
    expect(numbers[what as keyof typeof numbers], `${what}: they are tried in earnest`).toBeGreaterThan(least);
  }
}, 240_000);

it('row 60 · so do some hundreds over the wire, against the database', async () => {
  const office = await startOffice({ exampleWrites: () => [] });
  const world: World = {
    storage: office.storage,
    access: office.access,
    logged: office.logged,
    post: async (path, body, headers = {}) => {
      office.now += 1000;
      const answer = await office.ask(path, { method: 'POST', body, headers });
      return { ...answer, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
  };
  try {
    const offices = await openTwoOffices(world);
    const count = newCount();
    for (const hostile of fc.sample(hostileBundles(offices), { numRuns: bundlesByHttp, seed })) {
      await throwOne(world, offices, hostile, count);
    }
    office.now += 60_000;
    await office.ask('/api/nothing');
    expect(count.accepted).toBeGreaterThan(25);
    expectWrittenDown(office.logged, count);
  } finally {
    await office.close();
  }
}, 120_000);

function expectWrittenDown(logged: readonly string[], count: Count): void {
  const lines = logged.map((line) => JSON.parse(line));
  expect(lines.filter(({ event }) => event === 'failed' || event === 'changes broke the join')).toEqual([]);
  const written = new Map<string, number>();
  for (const { event, device, refused } of lines) {
    if (event === 'refused' && device !== 'stranger') written.set(device, (written.get(device) ?? 0) + refused);
  }
  expect(written).toEqual(new Map([...count.of].filter(([, times]) => times > 0)));
  expect(logged.join('\n')).not.toMatch(/<script|onerror|drop table|Zdzis/);
}
