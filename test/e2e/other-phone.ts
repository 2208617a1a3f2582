/** Another person's phone, as the office sees it: enrols with a code and sends changes over HTTP, without a screen. */
import type { Page } from 'playwright-core';
import type { WirePart } from '../../src/sync/exchange.ts';
import { memberHeader, protocolVersion } from '../../src/sync/protocol.ts';

export interface OtherPhone {
  readonly device: string;
  /** Sends changes with their stamps at `ms`; base: what the author had seen is nothing. Returns the office's answers. */
  send(changes: readonly OtherChange[]): Promise<readonly unknown[]>;
  /** What the office has of a record's open fields: their values. */
  read(kind: string, id: string): Promise<Readonly<Record<string, unknown>>>;
  /** Reads all that a coordinator may, with a PIN on the contacts. */
  readAll(): Promise<void>;
}

export interface OtherChange {
  readonly kind: string;
  readonly id: string;
  readonly ms: number;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

interface Session {
  readonly member: string;
  readonly device: string;
}

/**
 * code: what a clerk's page shows for another device, with or without blanks. desk: a clerk's browser that lets the device in; without
 * it somebody has to confirm it before it can do anything.
 */
export async function enrolOther(url: string, code: string, deviceName: string, desk?: Page): Promise<OtherPhone> {
  let cookie = '';
  let member = '';
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Teren-Nonce': `n-${path.length}`,
        Origin: url,
        ...(cookie === '' ? {} : { Cookie: cookie, 'Teren-Member': member }),
      },
      body: JSON.stringify(body),
    });
    cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie;
    const reply = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${JSON.stringify(reply)}`);
    return reply;
  };
  const session = (await post('/api/enrol', { code, deviceName }))['session'] as Session;
  member = session.member;
  if (desk !== undefined) await confirmFrom(desk, url, session.device);
  const sync = (changes: readonly unknown[], classes: readonly string[], more: object = {}) =>
    post('/api/sync', {
      protocol: protocolVersion,
      deviceTime: Date.now(),
      scope: { classes },
      cursors: {},
      changes,
      left: 0,
      ...more,
    });
  return {
    device: session.device,
    async send(changes) {
      const wire = changes.map(({ kind, id, ms, fields }) => ({
        kind,
        id,
        stamp: [ms, session.device],
        fields,
        base: Object.fromEntries(Object.keys(fields).map((name) => [name, null])),
      }));
      return (await sync(wire, []))['answers'] as readonly unknown[];
    },
    async readAll() {
      const lock = { kind: 'pin', proof: 'p'.repeat(43) };
      await sync([], ['open', 'team', 'contact'], { lock, version: '0.1.0', pageBytes: 2_000_000 });
    },
    async read(kind, id) {
      const parts = (await sync([], ['open']))['parts'] as readonly WirePart[];
      const part = parts.find((each) => each.kind === kind && each.id === id);
      return Object.fromEntries(Object.entries(part?.cells ?? {}).map(([name, cell]) => [name, cell[0]]));
    },
  };
}

/** The clerk's browser lets a device in, as its page does: the request goes out of the page, with the page's own cookie. */
async function confirmFrom(desk: Page, url: string, device: string): Promise<void> {
  const cookies = await desk.context().cookies(`${url}/api/devices`);
  const members = cookies.flatMap(({ name }) => (name.startsWith('teren_') ? [name.slice('teren_'.length)] : []));
  const statuses = await Promise.all(
    members.map((member) =>
      desk.evaluate(
        async ([header, value, body]) => {
          const headers = { 'Content-Type': 'application/json', [header]: value };
          return (await fetch('/api/devices/act', { method: 'POST', headers, body })).status;
        },
        [memberHeader, member, JSON.stringify({ device, act: 'confirm' })] as const,
      ),
    ),
  );
  if (!statuses.includes(200)) throw new Error(`Nobody in this browser can confirm a device: ${statuses.join()}`);
}
