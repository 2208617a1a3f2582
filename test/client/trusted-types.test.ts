import { expect, it } from 'vitest';
import { allowOnlyOwnScripts, checkScript } from '../../src/client/trusted-types.ts';

const origin = 'https://teren.example';

it('takes the addresses of our own scripts, whole or short', () => {
  for (const own of ['/sw.js', `${origin}/sw.js`, `${origin}/assets/app-C2_x.js`, '/assets/argon2.worker-1a.js']) {
    expect(checkScript(own, origin)).toBe(own);
  }
});

it('takes nothing that could be somebody else’s, or content', () => {
  const foreign = [
    'https://evil.example/sw.js',
    'http://teren.example/sw.js',
    '//evil.example/assets/app.js',
    'data:text/javascript,alert(1)',
    `blob:${origin}/3f0c`,
    'javascript:alert(1)',
    '/api/sync',
    '/api/live?member=1',
    '/assets/../api/sync',
    '/assets/a/b.js',
    '/assets/picture.svg',
    '/sw.js/x',
    '',
  ];
  for (const address of foreign) expect(() => checkScript(address, origin)).toThrow(TypeError);
});

it('makes one policy, named default, that makes no markup and no script text', () => {
  const made: unknown[] = [];
  const trustedTypes = { createPolicy: (name: string, rules: object) => made.push([name, Object.keys(rules)]) };
  allowOnlyOwnScripts({ trustedTypes }, origin);
  expect(made).toEqual([['default', ['createScriptURL']]]);
  allowOnlyOwnScripts({}, origin); // A browser without Trusted Types.
});
