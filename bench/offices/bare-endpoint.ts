/**
 * The least that an endpoint can be: node:http and SQLite with a full sync at each commit. No rights, no join, no
 * history. Runs as a process of its own, as the real one does; prints its port when it listens.
 */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { BareTally, Contact } from '../shapes.ts';

if (import.meta.main) serve(process.argv[2] ?? ':memory:');

export interface BarePage {
  readonly contacts: readonly Contact[];
  readonly seq: number;
}

function serve(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`
    create table tallies (id text primary key, body text not null) strict;
    create table contacts (id text primary key, seq integer not null unique, body text not null) strict;
  `);
  const putTally = database.prepare('insert or replace into tallies values (?, ?)');
  const putContact = database.prepare('insert or replace into contacts values (?, ?, ?)');
  const readContacts = database.prepare<[number], { seq: number; body: string }>(
    'select seq, body from contacts where seq > ? order by seq',
  );
  const takeTallies = database.transaction((tallies: readonly BareTally[]) => {
    for (const tally of tallies) putTally.run(tally.id, JSON.stringify(tally));
  });
  let seq = 0;
  const takeContacts = database.transaction((contacts: readonly Contact[]) => {
    for (const contact of contacts) putContact.run(contact.id, ++seq, JSON.stringify(contact));
  });

  const answer: (...exchange: Parameters<RequestListener>) => Promise<void> = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bare');
    response.setHeader('Content-Type', 'application/json');
    if (request.method === 'POST') {
      const rows: unknown = JSON.parse(await textOf(request));
      if (pathname === '/tallies') takeTallies(rows as readonly BareTally[]);
      else takeContacts(rows as readonly Contact[]);
      response.end('{}');
    } else if (pathname === '/tallies') {
      response.end(JSON.stringify(database.prepare('select count(*) as count from tallies').get()));
    } else {
      const rows = readContacts.all(Number(searchParams.get('after') ?? 0));
      const page = `{"contacts":[${rows.map(({ body }) => body).join(',')}],"seq":${rows.at(-1)?.seq ?? searchParams.get('after')}}`;
      if (!searchParams.has('packed')) response.end(page);
      else response.setHeader('Content-Encoding', 'gzip').end(gzipSync(page));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1', () => {
    const bound = server.address();
    console.log(typeof bound === 'object' ? bound?.port : bound);
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
