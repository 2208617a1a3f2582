/**
 * What may become code. The office's header (src/server/http/headers.ts) forbids a page all text that would be run, also by `innerHTML`;
 * this is the one policy that it lets us make. It takes the addresses of our own scripts (the service worker, lazy parts, workers)
 * and, because it names no other maker, no markup and no script text at all.
 */

/** The part of the browser's Trusted Types that is used here. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

/** Only these, relative to the page's address: /sw.js and what the build put into /assets/. */
const ownScripts = /^\/(sw\.js|assets\/[\w.-]+\.js)$/;

/** Before anything asks for a worker. Browsers without Trusted Types go on without. */
export function allowOnlyOwnScripts(browser: object, origin: string): void {
  const { trustedTypes } = browser as { readonly trustedTypes?: Policies };
  trustedTypes?.createPolicy('default', { createScriptURL: (address) => checkScript(address, origin) });
}

/** The address as it came, if it is one of ours; throws for any other, which is how a policy refuses. */
export function checkScript(address: string, origin: string): string {
  const url = new URL(address, origin);
  if (url.origin !== origin || !ownScripts.test(url.pathname)) throw new TypeError('Not a script of this app');
  return address;
}
