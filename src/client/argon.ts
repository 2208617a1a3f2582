/** Argon2id in a worker of its own, and how much of it this phone bears. */
import type { Done, Task } from './argon-worker.ts';
import type { Effort, Stretch } from './store/vault.ts';

/** A phone has as much for a moment; OWASP's minimum is 46 MiB (ASVS 5.0, appendix C). */
const memoryKiB = 64 * 1024;
/** A PIN should take so long on the phone on which it is typed, ms: long for a guesser, short for a thumb. */
const aimMs = 800;
const mostPasses = 12;

/** newWorker: starts `argon-worker.ts`. */
export function stretchWith(newWorker: () => Worker): Stretch {
  let tasks = 0;
  return (secret, salt, effort) => {
    const worker = newWorker();
    const task: Task = { n: ++tasks, secret, salt, ...effort };
    return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Done>) => {
        if ('key' in data) resolve(data.key);
        else reject(new Error(data.failed));
      });
      worker.addEventListener('error', () => reject(new Error('The worker did not start')));
      worker.postMessage(task);
    }).finally(() => worker.terminate()); // Its memory goes with it.
  };
}

/** How many passes this phone does in the time aimed at. nowMs: a fine clock. */
export async function measureEffort(stretch: Stretch, nowMs: () => number): Promise<Effort> {
  const salt = new Uint8Array(16);
  await stretch('warm', salt, { memoryKiB: 1024, passes: 1 });
  const begun = nowMs();
  await stretch('measure', salt, { memoryKiB, passes: 1 });
  const onePassMs = Math.max(1, nowMs() - begun);
  return { memoryKiB, passes: Math.min(mostPasses, Math.max(1, Math.round(aimMs / onePassMs))) };
}
