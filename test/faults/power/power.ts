/** Power cuts, and disks that refuse, for processes that are started with `env` (shim.c says how). Linux only. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Power {
  /** What the process must be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Says that everything in the watched folder is on the disk as it lies there now. No process may be using it. */
  settle(): void;
  /** After the process was killed: leaves of each file only what was synced. */
  cut(): void;
  /** From now on each write fails with this errno (28: no space, 5: the disk is broken); undefined: it works again. */
  refuse(errno: number | undefined): void;
}

/** folder: the files to watch. ground: a folder for the copies. */
export function power(folder: string, ground: string): Power {
  const copies = join(ground, 'synced');
  const error = join(ground, 'error');
  mkdirSync(copies, { recursive: true });
  const copyOf = (file: string) => join(copies, String(statSync(file).ino));
  return {
    env: { LD_PRELOAD: compiled(ground), POWER_WATCH: folder, POWER_KEEP: copies, POWER_ERROR: error },
    settle() {
      for (const file of filesIn(folder)) copyFileSync(file, copyOf(file));
    },
    cut() {
      for (const file of filesIn(folder)) {
        if (existsSync(copyOf(file))) copyFileSync(copyOf(file), file);
        else truncateSync(file, 0);
      }
    },
    refuse(errno) {
      if (errno === undefined) rmSync(error, { force: true });
      else writeFileSync(error, String(errno));
    },
  };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function compiled(ground: string): string {
  if (process.platform !== 'linux') throw new Error('The simulated power cut needs Linux (LD_PRELOAD).');
  const library = join(ground, 'shim.so');
  if (existsSync(library)) return library;
  const source = join(import.meta.dirname, 'shim.c');
  const done = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source, '-ldl']);
  if (done.error) throw new Error('The simulated power cut needs a C compiler: apt-get install gcc libc6-dev.');
  if (done.status !== 0) throw new Error(`shim.c does not compile:\n${done.stderr.toString()}`);
  return library;
}
