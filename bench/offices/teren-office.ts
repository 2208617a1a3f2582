/** Starts the product's endpoint, opens its office as a clerk and writes into it as the clerk's browser does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fields } from '../../src/domain/scalar.ts';
import type { Change } from '../../src/sync/change.ts';
import type { SyncReply } from '../../src/sync/exchange.ts';
import { memberHeader, protocolVersion, type Session } from '../../src/sync/protocol.ts';
import { freePort, startEndpoint } from '../../test/e2e/endpoint.ts';
import type { Contact } from '../shapes.ts';
import type { Office } from './office.ts';

/** Of one bundle: below the office's limits of changes and bytes. */
const bundled = 1000;

export async function openTerenOffice(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'teren-bench-office-'));
  const port = await freePort();
  const endpoint = await startEndpoint(folder, port);
  const clerk = await openAsClerk(endpoint.url, endpoint.link ?? '');
  const held = new Map<string, Contact>();
  const sync = async (changes: readonly Change[], cursors: object, classes: readonly string[]) =>
    (await clerk.post('/api/sync', {
      protocol: protocolVersion,
      deviceTime: Date.now(),
      scope: { classes },
      cursors,
      changes,
      left: 0,
    })) as unknown as SyncReply;

  return {
    port,
    async invite() {
      const jan = { name: 'Jan', role: 'coordinator', authorisedFrom: null, authorisedTo: null };
      const { member } = (await clerk.post('/api/members', jan)) as { member: { member: string } };
      const { code } = await clerk.post('/api/codes', { member: member.member });
      void confirmNext(clerk);
      return String(code);
    },
    async putContacts(contacts) {
      for (let from = 0; from < contacts.length; from += bundled) {
        const some = contacts
          .slice(from, from + bundled)
          .map((contact) => changeOf(contact, held.get(contact.id), clerk.session.device));
        const { answers } = await sync(some, {}, []);
        if (!answers.every((answer) => answer === 'accepted')) throw new Error('The office refused a contact');
      }
      for (const contact of contacts) held.set(contact.id, contact);
    },
    async countTallies() {
      let count = 0;
      for (let cursors: object = {}, more = true; more; ) {
        const reply = await sync([], cursors, ['open']);
        count += reply.parts.filter(({ kind }) => kind === 'tally').length;
        ({ cursors, more } = reply);
      }
      return count;
    },
    async stop() {
      await endpoint.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a person writes: all fields of a new contact, of a known one those that differ. */
function changeOf(contact: Contact, before: Contact | undefined, device: string): Change {
  const known = before === undefined ? {} : fieldsOf(before);
  const fields = Object.fromEntries(Object.entries(fieldsOf(contact)).filter(([name, value]) => known[name] !== value));
  const base = before === undefined ? null : ([before.updatedAt, device] as const);
  const bases = Object.fromEntries(Object.keys(fields).map((name) => [name, base]));
  return { kind: 'volunteer', id: contact.id, stamp: [contact.updatedAt, device], fields, base: bases };
}

function fieldsOf({ given, family, phone, email, tags, note }: Contact): Fields {
  const label = `${given} ${family.charAt(0)}.`;
  const tagged = Object.fromEntries(tags.map((tag) => [`tag/${tag}`, true]));
  return { label, status: 'active', ...tagged, given, family, phone, email, note };
}

/** Lets the next device in that comes by a code, as the person at the desk does. */
async function confirmNext(clerk: Clerk): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const { devices } = (await clerk.get('/api/devices')) as { devices: { device: string; state: string }[] };
    const waiting = devices.find(({ state }) => state === 'waiting');
    if (waiting !== undefined) {
      await clerk.post('/api/devices/act', { device: waiting.device, act: 'confirm' });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Clerk {
  readonly session: Session;
  get(path: string): Promise<Record<string, unknown>>;
  post(path: string, body: object): Promise<Record<string, unknown>>;
}

async function openAsClerk(url: string, link: string): Promise<Clerk> {
  const headers: Record<string, string> = { Origin: url, 'Content-Type': 'application/json' };
  const ask = async (path: string, body?: object) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { headers, ...sent });
    const reply = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(reply['problem'])}`);
    return { response, reply };
  };
  const { response, reply } = await ask('/api/offices', {
    code: link.split('#s-')[1],
    begin: { kind: 'empty', officeName: 'Centrum' },
    memberName: 'Ola',
    deviceName: 'Komputer w biurze',
  });
  const session = reply['session'] as Session;
  headers['Cookie'] = response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
  headers[memberHeader] = session.member;
  return {
    session,
    get: async (path) => (await ask(path)).reply,
    post: async (path, body) => (await ask(path, body)).reply,
  };
}
