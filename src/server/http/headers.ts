/** What every response forbids the browser. */
import type { Context, MiddlewareHandler } from 'hono';

/**
 * Only our own files, no inline script or style, no frame around us, no form to anywhere (forms are read by our script).
 * 'wasm-unsafe-eval' lets WebAssembly be compiled, which the Argon2 of the contacts' lock needs; it allows no eval of text. A worker
 * has the policy of its own file's response, so it stands for all of them.
 * Trusted Types: no text becomes code. `default` is the only policy, made by src/client/trusted-types.ts; it lets our own scripts'
 * addresses through and nothing else.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** A wakeful screen while counting, copying a link: nothing else of the device is ours to ask for. */
const used = ['screen-wake-lock', 'clipboard-write'];
const unused = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const permissionsPolicy = [...used.map((name) => `${name}=(self)`), ...unused.map((name) => `${name}=()`)].join(', ');

const twoYears = 'max-age=63072000; includeSubDomains';

/**
 * Sets the headers of every answer. publicUrl: the https address behind which a proxy may stand.
 *
 * No answer bears Clear-Site-Data, not even that of /api/leave: it empties the whole browser for our address, and in the same browser
 * there may be the copy of another person, with changes that the office does not have. The app drops what belongs to the one who leaves.
 */
export function secureHeaders(publicUrl: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', permissionsPolicy);
    if (cameByHttps(c, publicUrl)) c.header('Strict-Transport-Security', twoYears);
    if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store');
  };
}

/** By our own https, or by the proxy of the public address. Never for localhost: other things on that machine's ports speak plain http. */
function cameByHttps(c: Context, publicUrl: string | undefined): boolean {
  const asked = new URL(c.req.url);
  if (asked.hostname === 'localhost') return false;
  if (asked.protocol === 'https:') return true;
  return publicUrl?.startsWith('https:') === true && asked.host === new URL(publicUrl).host;
}
