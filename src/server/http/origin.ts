/** Which page may speak to us: only our own. A browser names the page's origin on every POST, and a page can't forge it. */
import type { Context } from 'hono';

/** The origin of the page that sent this, if it is one of ours; nothing for all others and where none is named. */
export function ownOriginOf(c: Context, publicUrl: string | undefined): string | undefined {
  const origin = c.req.header('Origin');
  if (origin === undefined) return undefined;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return origin;
  // The address that the request itself was sent to, by the protocol that we serve.
  return origin === new URL(c.req.url).origin ? origin : undefined;
}
