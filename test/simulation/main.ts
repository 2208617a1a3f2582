/**
 * `npm run simulate -- --minutes 3 --seed 1 --actions 1000000 --jobs 2`: worlds of one seed after the other until the time is
 * over, so many acts of people are done, or a promise breaks. Then the failing list of operations is shrunk and printed.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isConnectionLost } from '../../src/client/store/disk.ts';
import { type Plan, planOf } from './operations.ts';
import { run } from './run.ts';
import { shrink } from './shrink.ts';
import { Summary, type WorldReport } from './summary.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    /** The first world's seed; the next worlds count up. By default a new one each time. */
    seed: { type: 'string' },
    /** Stops also when people have acted so often. */
    actions: { type: 'string', default: 'Infinity' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    /** Tells the story of the one world of this seed. */
    told: { type: 'boolean', default: false },
    /** For a process that another one started: which worlds are its own. */
    part: { type: 'string' },
  },
});

// An app that was killed in the middle of something hears that its database is gone, and nobody is there to catch it.
process.on('unhandledRejection', (error) => {
  if (!isConnectionLost(error)) throw error;
});

const seed = Number(values.seed ?? Math.floor(Date.now() / 1000) % 1_000_000_000);
const jobs = Number(values.jobs);
if (values.told) await tell(planOf(seed));
else if (values.part === undefined) process.exitCode = await lead();
else await work(Number(values.part));

/** Runs every `jobs`-th world and reports each, until it is told to stop. */
async function work(part: number): Promise<void> {
  let isStopped = false;
  Error.stackTraceLimit = 5; // The browser's errors that are part of the play cost less.
  process.on('message', () => {
    isStopped = true;
  });
  for (let world = seed + part; !isStopped; world += jobs) {
    const { setting, operations } = planOf(world);
    const outcome = await run({ setting, operations });
    const report: WorldReport = { ...outcome, seed: world, setting, done: [...outcome.done] };
    process.send?.(report);
    if (outcome.violation !== undefined) break;
  }
  if (process.connected) process.disconnect();
}

/** Starts the processes, adds up what they report, and says how it went. Returns the exit code. */
async function lead(): Promise<number> {
  const summary = new Summary(seed, performance.now());
  console.log(`Simulating from seed ${seed} with ${jobs} processes, at most ${values.minutes} minutes.`);
  let broken: WorldReport | undefined;
  const workers = Array.from({ length: jobs }, (_, part) =>
    fork(import.meta.filename, ['--seed', String(seed), '--jobs', String(jobs), '--part', String(part)]),
  );
  const stop = () => {
    // One that ended by itself meanwhile hears nothing, and need not.
    for (const worker of workers) if (worker.connected) worker.send('stop', () => undefined);
  };
  for (const worker of workers) {
    worker.on('message', (report: WorldReport) => {
      summary.add(report);
      if (report.violation !== undefined) broken ??= report;
      if (broken !== undefined || summary.acts >= Number(values.actions)) stop();
    });
  }
  const timer = setTimeout(stop, Number(values.minutes) * 60_000);
  const beat = setInterval(() => console.log(summary.line(performance.now())), 30_000);
  const ends = await Promise.all(workers.map((worker) => once(worker, 'exit')));
  clearTimeout(timer);
  clearInterval(beat);
  console.log(summary.text(performance.now()));
  if (broken?.violation !== undefined) {
    await explain(broken.seed, broken.violation);
    return 1;
  }
  const died = ends.find(([code]) => code !== 0);
  console.log(died === undefined ? 'No promise was broken.' : `A process died: ${died.join(' ')}.`);
  return died === undefined ? 0 : 1;
}

async function explain(world: number, violation: string): Promise<void> {
  console.log(`\nThe world of seed ${world} broke a promise:\n${violation}\n\nShrinking its operations …`);
  const plan = await shrink(planOf(world), violation, (left) => process.stderr.write(` ${left}`));
  console.log(`\n\nThe smallest that fails as well:\n${JSON.stringify(plan)}\n`);
  await tell(plan);
}

async function tell(plan: Plan): Promise<void> {
  const { story, violation } = await run(plan, true);
  console.log(story?.join('\n'));
  console.log(violation ?? 'No promise was broken.');
}
