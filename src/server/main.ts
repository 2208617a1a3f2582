/** The endpoint's start, and the only place that makes its clock, dice, storage, log and timers. */
import type { RequestListener } from 'node:http';
import { requireNode } from './node-version.ts';

requireNode(process.versions.node);

const { randomBytes } = await import('node:crypto');
const { accessSync, constants, mkdirSync, readFileSync } = await import('node:fs');
const { createServer } = await import('node:http');
const { createServer: createSecureServer } = await import('node:https');
const { dirname, join } = await import('node:path');
const { fileURLToPath } = await import('node:url');
const { getRequestListener } = await import('@hono/node-server');
const { pino } = await import('pino');
const { dayOf, defaultZone } = await import('../domain/day.ts');
const { exampleWrites } = await import('../domain/example/example.ts');
const { createAccess } = await import('./access.ts');
const { backUp, isBackupDue } = await import('./backup.ts');
const { readConfig } = await import('./config.ts');
const { createApp } = await import('./http/app.ts');
const { applyLedger, openLedger } = await import('./ledger.ts');
const { createLive } = await import('./live.ts');
const { openSqlite } = await import('./storage/sqlite.ts');
const { upkeep } = await import('./upkeep.ts');

const read = readConfig(process.env, canRead);
if (!read.ok) stopWith(...read.errors);
const { config } = read;

// Nobody else on this machine reads the office's data.
process.umask(0o077);
mkdirSync(config.dataDir, { recursive: true });
const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));
const now = () => Date.now();
const every = (ms: number, work: () => void) => {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
};
const storage = await openSqlite(join(config.dataDir, 'teren.sqlite'));
const ledger = openLedger(join(config.dataDir, 'teren.ids'));
// Before anybody is let in: the database may be an older copy that was put back.
const brought = await applyLedger(storage, ledger, now());
if (brought > 0) log.warn({ brought }, 'the database was older than its ledger');
const access = createAccess({ storage, now, dice: randomBytes, ledger, limits: config.limits, exampleWrites });
const stopping = new AbortController();
const app = createApp({
  access,
  storage,
  ledger,
  live: createLive(),
  log,
  now,
  every,
  stopping: stopping.signal,
  publicUrl: config.publicUrl,
  appFolder: join(dirname(fileURLToPath(import.meta.url)), '../../dist'),
});

const listener = getRequestListener(app.fetch);
const answerRequest: RequestListener = (request, response) => void listener(request, response);
const server =
  config.https === undefined
    ? createServer(answerRequest)
    : createSecureServer({ cert: readFileSync(config.https.cert), key: readFileSync(config.https.key) }, answerRequest);

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') stopWith(`Port ${config.port} is in use: stop what runs there, or set PORT.`);
  if (error.code === 'EACCES') stopWith(`Port ${config.port} is not allowed to this user: set PORT to 1024 or more.`);
  if (error.code === 'EADDRNOTAVAIL') stopWith(`This machine has no address ${config.host}: set HOST to one it has.`);
  throw error;
});
// Made before the first request can come, so that the link is there as soon as the endpoint answers.
const beginCode = await access.beginCode();
server.listen(config.port, config.host, greet);

let copying = Promise.resolve();
const copyIfDue = () => {
  copying = backUpIfDue();
};
const stopBackups = every(60 * 60_000, copyIfDue);
const stopUpkeep = every(24 * 60 * 60_000, () => void keepUp());
void keepUp();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
copyIfDue();

/** Prints the address; while there is no office, as the one-time link that makes a browser its first device. */
function greet(): void {
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  const address = config.publicUrl ?? `${config.https === undefined ? 'http' : 'https'}://localhost:${port}`;
  console.log(`Teren: ${address}${beginCode === undefined ? '' : `/start#s-${beginCode}`}`);
  log.info({ port, host: config.host, https: config.https !== undefined }, 'started');
}

async function backUpIfDue(): Promise<void> {
  const folder = join(config.dataDir, 'backups');
  const day = dayOf(now(), defaultZone);
  try {
    if (!(await isBackupDue(folder, day))) return;
    await backUp(folder, day, (file) => storage.copyTo(file));
    log.info({ day }, 'backed up');
  } catch (error) {
    // The office goes on without today's copy; the next hour tries again.
    log.error({ day, error: error instanceof Error ? error.message : 'unknown' }, 'backup failed');
  }
}

/** Reads all that is stored, while the office goes on. */
async function keepUp(): Promise<void> {
  try {
    const { mended, taken } = await upkeep(storage, now());
    log[mended + taken > 0 ? 'warn' : 'info']({ mended, taken }, 'read all that is stored');
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'upkeep failed');
  }
}

/** Lets running requests end, then leaves. */
async function stop(): Promise<void> {
  stopBackups();
  stopUpkeep();
  stopping.abort();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  });
  await copying;
  await storage.close();
  log.info({}, 'stopped');
}

function canRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function stopWith(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}
