/** The real endpoint in a process of its own, on a free port, with a data folder that outlives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type Endpoint = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** The one-time link that it printed when it first started, while there was no office. */
  readonly link: string | undefined;
  /** All that it wrote for a person and into its log. */
  readonly printed: () => string;
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>;
  /** Ends it with SIGKILL, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as a person does, with Ctrl+C. */
  stop(): Promise<void>;
};

const patienceMs = 20_000;

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** How a start differs from the usual one. */
export type Start = {
  /** Settings and variables beyond PORT and DATA_DIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** A module that runs in the process before the endpoint does. */
  readonly preload?: string;
};

/** Starts the endpoint and waits until it answers. */
export async function startEndpoint(dataDir: string, port: number, start: Start = {}): Promise<Endpoint> {
  const before = start.preload === undefined ? [] : ['--import', start.preload];
  const child = spawn(process.execPath, [...before, 'src/server/main.ts'], {
    env: { ...process.env, PUBLIC_URL: '', ...start.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = `http://localhost:${port}`;
  const begun = performance.now();
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - begun > patienceMs) {
      child.kill('SIGKILL');
      throw new Error(`The endpoint did not start:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  if (hasEnded(child)) throw new Error(`The endpoint ended at once:\n${printed}`);
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return;
    child.kill(signal);
    await ended;
  };
  return {
    url,
    link: /https?:\/\/\S+#s-\S+/.exec(printed)?.[0],
    printed: () => printed,
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false; // Not there yet.
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
