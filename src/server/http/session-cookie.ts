/** The session lives in one cookie for each person, which no script can read and no other site can send: two people may share a phone. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { memberHeader } from '../../sync/protocol.ts';
import type { Access } from '../access.ts';
import type { Entry } from '../entering.ts';
import type { Identity } from '../storage/access-records.ts';

const memberPattern = /^[0-9a-z]{26}$/;
/** As long as browsers keep one at most. Each exchange sets it anew: a device in use is never thrown out by the calendar. */
const maxAgeSeconds = 400 * 24 * 60 * 60;

/** Who sent this, as the cookie of the person named says. member: from the header; the live stream gives it in its query. */
export async function identify(
  c: Context,
  access: Access,
  member = c.req.header(memberHeader),
): Promise<Identity | undefined> {
  if (member === undefined || !memberPattern.test(member)) return undefined;
  const token = getCookie(c, cookieName(member));
  return token === undefined ? undefined : await access.identityOf(member, token);
}

/** origin: the page's own, already checked. */
export function keepSession(c: Context, { identity, token }: Entry, origin: string): void {
  setToken(c, identity.member, token, origin);
}

/** Sets the cookie that came with the request anew, for the person whose session it has proved to be. */
export function renewSession(c: Context, { member }: Identity, origin: string): void {
  const token = getCookie(c, cookieName(member));
  if (token !== undefined) setToken(c, member, token, origin);
}

/** Takes the cookie away from the browser. */
export function dropSession(c: Context, { member }: Identity, origin: string): void {
  setToken(c, member, '', origin, 0);
}

function setToken(c: Context, member: string, token: string, origin: string, maxAge = maxAgeSeconds): void {
  setCookie(c, cookieName(member), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api',
    secure: origin.startsWith('https:'),
    maxAge,
  });
}

function cookieName(member: string): string {
  return `teren_${member}`;
}
