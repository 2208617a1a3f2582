/** The session lives in one cookie for each office, which no script can read and no other site can send. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { officeHeader } from '../../sync/protocol.ts';
import type { Access, Entry } from '../access.ts';
import type { Identity } from '../storage/access-records.ts';

const officePattern = /^[0-9a-z]{26}$/;
/** As long as browsers keep one at most. Each exchange sets it anew: a device in use is never thrown out by the calendar. */
const maxAgeSeconds = 400 * 24 * 60 * 60;

/** Who sent this, as the cookie of the office named says. office: from the header; the live stream gives it in its query. */
export async function identify(
  c: Context,
  access: Access,
  office = c.req.header(officeHeader),
): Promise<Identity | undefined> {
  if (office === undefined || !officePattern.test(office)) return undefined;
  const token = getCookie(c, cookieName(office));
  return token === undefined ? undefined : await access.identityOf(office, token);
}

/** origin: the page's own, already checked. */
export function keepSession(c: Context, { identity, token }: Entry, origin: string): void {
  setToken(c, identity.office, token, origin);
}

/** Sets the cookie that came with the request anew, for an office whose session it has proved to be. */
export function renewSession(c: Context, { office }: Identity, origin: string): void {
  const token = getCookie(c, cookieName(office));
  if (token !== undefined) setToken(c, office, token, origin);
}

function setToken(c: Context, office: string, token: string, origin: string): void {
  setCookie(c, cookieName(office), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api',
    secure: origin.startsWith('https:'),
    maxAge: maxAgeSeconds,
  });
}

function cookieName(office: string): string {
  return `teren_${office}`;
}
