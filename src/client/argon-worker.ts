/// <reference lib="webworker" />
/** Makes a key from a PIN, away from the screen: it takes the better part of a second and all the memory that it is given. */
import { argon2id } from 'hash-wasm';
import type { Effort } from './store/vault.ts';

export interface Task extends Effort {
  readonly n: number;
  readonly secret: string;
  readonly salt: Uint8Array;
}
export type Done = { readonly n: number } & ({ readonly key: Uint8Array<ArrayBuffer> } | { readonly failed: string });

self.addEventListener('message', ({ data }: MessageEvent<Task>) => void work(data));

async function work({ n, secret, salt, memoryKiB, passes }: Task): Promise<void> {
  try {
    const sizes = { parallelism: 1, memorySize: memoryKiB, iterations: passes, hashLength: 32 };
    const key = await argon2id({ password: secret, salt, ...sizes, outputType: 'binary' });
    self.postMessage({ n, key: new Uint8Array(key) } satisfies Done);
  } catch (error) {
    self.postMessage({ n, failed: error instanceof Error ? error.name : 'unknown' } satisfies Done);
  }
}
