/** The product's own store, syncer and transport, put together as `src/client/open-office.ts` does it, without screens. */
import { gzipWith } from '../../src/client/gzip.ts';
import { Database } from '../../src/client/store/database.ts';
import { sealTo } from '../../src/client/store/envelope.ts';
import { applyReply } from '../../src/client/store/exchange.ts';
import type { Mail } from '../../src/client/store/letters.ts';
import { setUp, unlock } from '../../src/client/store/opening.ts';
import { Pages } from '../../src/client/store/pages.ts';
import { mergeViews } from '../../src/client/store/record.ts';
import { Registry } from '../../src/client/store/registry.ts';
import { Store } from '../../src/client/store/store.ts';
import { type Stretch, Vault } from '../../src/client/store/vault.ts';
import { type LiveView, Views } from '../../src/client/store/views.ts';
import { createSyncer, type Syncer } from '../../src/client/syncer.ts';
import { createTransport, type Transport } from '../../src/client/transport.ts';
import { peopleOf } from '../../src/client/ui/club/people.ts';
import { tallyWrite } from '../../src/domain/event.ts';
import { sheetId } from '../../src/domain/id.ts';
import type { WirePart } from '../../src/sync/exchange.ts';
import { protocolVersion, type Session, sessionReplySchema } from '../../src/sync/protocol.ts';
import type { BareTally } from '../shapes.ts';
import type { Subject } from './subject.ts';

const powers = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  nonce: () => crypto.randomUUID(),
  timeout: (ms: number) => AbortSignal.timeout(ms),
  gzip: gzipWith(CompressionStream),
};

/** A phone that never speaks to an office: taps need none. */
const alone: Session = {
  office: '01jd5r8k2n4x6z0t3v7w9y1bqe',
  officeName: 'Centrum',
  example: false,
  member: '01jd5r8k2n4x6z0t3v7w9y1bqd',
  memberName: 'Jan',
  role: 'coordinator',
  device: '01jd5r8k2n4x6z0t3v7w9y1bqf',
  deviceName: 'Telefon',
  publicUrl: null,
  state: 'active',
  authorised: true,
  leaseDays: 14,
  officeKey: '',
};

export async function openTeren(invitation?: string): Promise<Subject> {
  const session = await enter(invitation);
  const database = new Database(`teren-${session.member}`);
  const vault = await unlocked(database, session.member);
  const pages = new Pages(database, vault);
  const channel = new BroadcastChannel(`teren-${session.member}`);
  const tabs = {
    post: () => channel.postMessage('changed'),
    listen: (heard: () => void) => channel.addEventListener('message', heard),
  };
  const store = new Store({
    database,
    pages,
    mail: mailOf(session, vault),
    device: session.device,
    now: Date.now,
    tabs,
  });
  await store.open();
  const views = new Views(store);
  const watched = watch(createTransport(powers, session.member));
  const syncer = createSyncer({
    store,
    seal: vault,
    lock: () => vault.lock,
    transport: watched.transport,
    role: session.role,
    now: Date.now,
    random: Math.random,
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    alone: (work) => navigator.locks.request(`teren-sync-${session.member}`, work),
  });
  const write = async (tallies: readonly BareTally[]): Promise<void> => {
    const result = await store.write(tallies.map((tally) => writeOf(tally, session.device)));
    if (!result.ok) throw new Error(`The store refused a tap: ${result.code}`);
  };
  return {
    tap: (tally) => write([tally]),
    fill: (tallies, atOffice) => (atOffice ? receive(store, vault, session, tallies) : write(tallies)),
    countTallies: () => database.records.where('key').startsWith('tally/').count(),
    async countPeople() {
      const events = [...(await loaded(views.sums())).values()];
      return events.flatMap((sums) => Object.values(sums)).reduce((sum, { exact }) => sum + exact, 0);
    },
    async push() {
      await exchange(syncer);
      return watched.answeredAt();
    },
    async pull() {
      let firstAt: number | undefined;
      const stop = store.watch(() => {
        firstAt ??= performance.now();
      });
      await exchange(syncer);
      stop();
      if (firstAt === undefined) throw new Error('Nothing came');
      return firstAt;
    },
    async countContacts() {
      const contacts = await store.sealing(() => pages.partsOf('volunteer'));
      return contacts.filter(({ cells }) => cells['phone'] !== undefined).length;
    },
    async firstNames(count) {
      const [volunteers, contacts] = await Promise.all([loaded(views.records('volunteer')), loaded(views.contacts())]);
      const merged = new Map([...volunteers].map(([id, record]) => [id, mergeViews(record, contacts.get(id))]));
      return peopleOf(merged, 'pl')
        .slice(0, count)
        .map(({ name }) => name);
    },
    async openContacts() {
      vault.close();
      await unlock(vault, pin);
      const begun = performance.now();
      const found = await loaded(new Views(store).contacts());
      if (found.size === 0) throw new Error('Nobody is in the vault');
      return performance.now() - begun;
    },
    async phoneOf(id) {
      const contacts = await store.sealing(() => pages.partsOf('volunteer'));
      return contacts.find((part) => part.id === id)?.cells['phone']?.[0]?.toString();
    },
  };
}

/** Enrols by the office's code; without one, the office that this browser was enrolled in. */
async function enter(invitation: string | undefined): Promise<Session> {
  const registry = new Registry();
  if (invitation === undefined) return (await registry.list())[0] ?? alone;
  const request = { code: invitation, deviceName: 'Telefon' };
  const answer = await createTransport(powers).post('/api/enrol', request, sessionReplySchema);
  if (!answer.ok) throw new Error(`Not enrolled: ${answer.code}`);
  const transport = createTransport(powers, answer.reply.session.member);
  for (;;) {
    const now = await transport.get('/api/session', sessionReplySchema);
    if (!now.ok) throw new Error(`Not let in: ${now.code}`);
    if (now.reply.session.state === 'active') {
      await registry.remember(now.reply.session, Date.now());
      return now.reply.session;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const pin = '314159';

/** The lock is on, and opened with a PIN; what Argon2 takes is not timed here: it is made to take so long. */
async function unlocked(database: Database, member: string): Promise<Vault> {
  const stretch: Stretch = async (secret, salt) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${secret} ${salt.join()}`)));
  const vault = new Vault({ database, crypto, stretch, member });
  vault.follow(() => undefined);
  await database.open();
  if (vault.state === 'unset') await setUp(vault, 'pin', pin, { memoryKiB: 8, passes: 1 });
  else await unlock(vault, pin);
  return vault;
}

function mailOf({ office, officeKey }: Session, vault: Vault): Mail {
  return {
    toOffice: (change) => sealTo(crypto, officeKey, `teren letter ${office}`, change),
    toSelf: (sending) => vault.toSelf(sending),
    fromSelf: (envelope) => vault.fromSelf(envelope),
  };
}

function writeOf({ id, eventId, group, delta, at }: BareTally, device: string) {
  const sheet = sheetId(eventId, device);
  return tallyWrite({
    event: eventId,
    id: id.slice(eventId.length + 1),
    sheet,
    measure: 'people',
    group,
    amount: delta,
    atMs: at,
  });
}

/** Tallies of another phone, as the office sends them. */
async function receive(store: Store, vault: Vault, session: Session, tallies: readonly BareTally[]): Promise<void> {
  const parts = tallies.map((tally): WirePart => {
    const { kind, id, fields } = writeOf(tally, tally.device);
    const cells = Object.entries(fields).map(([name, value]) => [name, [value, tally.at, tally.device]]);
    return { kind, id, class: 'open', cells: Object.fromEntries(cells) };
  });
  const reply = { protocol: protocolVersion, officeTime: Date.now(), answers: [], parts, cursors: {}, more: true };
  const rights = { role: session.role, authorised: true, leaseDays: 14 };
  await applyReply(store, vault, session.role, [], { teren: 1, nonce: '', rights, ...reply });
}

/** One flight of the syncer, from the asking to its end. */
function exchange(syncer: Syncer): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const stop = syncer.view.subscribe(({ phase, problem }) => {
      if (phase === 'sending') hasBegun = true;
      else if (hasBegun) {
        stop();
        if (phase === 'idle') resolve();
        else reject(new Error(`The exchange failed: ${problem}`));
      }
    });
    syncer.now();
  });
}

/** Notes when the last answer to a bundle with changes came. */
function watch(transport: Transport): { transport: Transport; answeredAt: () => number } {
  let answeredAt = Number.NaN;
  return {
    answeredAt: () => answeredAt,
    transport: {
      ...transport,
      async post(path, body, schema, trip) {
        const answer = await transport.post(path, body, schema, trip);
        if (((body as { changes?: readonly unknown[] }).changes ?? []).length > 0) answeredAt = performance.now();
        return answer;
      },
    },
  };
}

function loaded<T>(view: LiveView<T>): Promise<T> {
  return new Promise((resolve) => {
    const stop = view.watch(() => {
      const value = view.get();
      if (value === undefined) return;
      stop();
      resolve(value);
    });
  });
}
