/** Ten thousand bundles of somebody who means harm: they change nothing that their sender may not, break nothing, and are written down. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Hostile, hostileBundles } from './hostile/bundles.ts';
import { contentOf, forbidden, readableBy, wholeOf } from './hostile/oracle.ts';
import { openTwoOffices, otherWord, type Reply, type TwoOffices, type World, worldOn } from './hostile/two-offices.ts';

const bundlesInAll = 10_000;
const bundlesInOne = 25;

let offices: TwoOffices;
beforeAll(async () => {
  offices = await openTwoOffices();
});

/** What one reply was told of: how many of its sender's acts were refused. */
interface Count {
  accepted: number;
  refused: number;
  held: number;
  problems: number;
}

async function throwOne(world: World, hostile: Hostile, count: Count, refusedOf: Map<string, number>): Promise<void> {
  const { sender, path, body, heard } = hostile;
  const isHome = sender.session.office === offices.home;
  const [own, foreign] = isHome ? [offices.home, offices.other] : [offices.other, offices.home];
  const before = await contentOf(world.storage, own);
  const foreignBefore = await wholeOf(world.storage, foreign);
  const reply = await world.post(path, body, sender.headers);

  expect(reply.status, reply.text).toBeLessThan(500);
  expect(await wholeOf(world.storage, foreign), 'the other office').toBe(foreignBefore);
  const after = await contentOf(world.storage, own);
  expect(forbidden(before.cells, after.cells, sender, heard)).toEqual([]);
  expect(after.people, 'people and devices').toBe(before.people);
  if (isHome) expect(reply.text).not.toContain(foreignOnly);
  expectReadable(hostile, reply);
  tally(hostile, reply, count, refusedOf);
}

/** The parts that only the other office has bear this stamp with its word; hostile bundles may say the word, never so. */
const foreignOnly = JSON.stringify([otherWord, Date.UTC(2026, 0, 1), 'desk']);

function expectReadable({ sender }: Hostile, { json, status }: Reply): void {
  if (status !== 200 || json.parts === undefined) return;
  const parts = [...json.parts, ...(json.compared?.parts ?? [])] as { class: string }[];
  const allowed = sender.standing === 'active' ? readableBy(sender) : [];
  expect(parts.filter((part) => !allowed.includes(part.class))).toEqual([]);
}

function tally({ sender }: Hostile, { json, status }: Reply, count: Count, refusedOf: Map<string, number>): void {
  const answers = (json.answers ?? []) as ('accepted' | { held?: string; refused?: string })[];
  const refused = answers.filter((one) => typeof one === 'object' && one.refused !== undefined).length;
  const harmless = ['not-confirmed', 'paused'].includes(json.problem?.code);
  const isProblem = status >= 400 && !harmless;
  count.accepted += answers.filter((one) => one === 'accepted').length;
  count.held += answers.filter((one) => typeof one === 'object' && one.held !== undefined).length;
  count.refused += refused;
  count.problems += isProblem ? 1 : 0;
  const device = sender.session.device;
  refusedOf.set(device, (refusedOf.get(device) ?? 0) + refused + (isProblem ? 1 : 0));
}

describe('hostile bundles', () => {
  it('change nothing that their sender may not, break nothing, and leave lines that count them', async () => {
    const count: Count = { accepted: 0, refused: 0, held: 0, problems: 0 };
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
    console.log(`hostile bundles: SEED=${seed}`);
    const bundle = hostileBundles(offices);
    await fc.assert(
      fc.asyncProperty(
        fc.array(bundle, { minLength: bundlesInOne, maxLength: bundlesInOne, size: 'max' }),
        async (bundles) => {
          const world = worldOn(offices.stored, offices.nowMs);
          const refusedOf = new Map<string, number>();
          for (const hostile of bundles) {
            await throwOne(world, hostile, count, refusedOf);
            if (hostile.again) await throwOne(world, hostile, count, refusedOf);
          }
          world.stop();
          expectWrittenDown(world.logged, refusedOf);
        },
      ),
      { numRuns: bundlesInAll / bundlesInOne, seed, endOnFailure: true },
    );
    console.log(`hostile bundles: ${JSON.stringify(count)}`);
    for (const [what, least] of Object.entries({ accepted: 2000, refused: 5000, held: 500, problems: 500 })) {
      expect(count[what as keyof Count], `${what}: the bundles are tried in earnest`).toBeGreaterThan(least);
    }
  }, 240_000);
});

function expectWrittenDown(logged: readonly string[], refusedOf: ReadonlyMap<string, number>): void {
  const lines = logged.map((line) => JSON.parse(line));
  expect(lines.filter(({ event }) => event === 'failed' || event === 'changes broke the join')).toEqual([]);
  const written = new Map<string, number>();
  for (const { event, device, refused } of lines) {
    if (event === 'refused') written.set(device, (written.get(device) ?? 0) + refused);
  }
  expect(written).toEqual(new Map([...refusedOf].filter(([, times]) => times > 0)));
  expect(logged.join('\n')).not.toMatch(/<script|onerror|drop table|Zdzis/);
}
