/** The session lives in one cookie for each office, which no script can read and no other site can send. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { officeHeader } from '../../sync/protocol.ts';
import type { Access, Entry } from '../access.ts';
import type { Identity } from '../storage/access-records.ts';

const officePattern = /^[0-9a-z]{26}$/;
/** As long as browsers keep one at most; enrolment is for good until the office revokes it. */
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
  setCookie(c, cookieName(identity.office), token, {
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
