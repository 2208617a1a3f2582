import { describe, expect, it } from 'vitest';
import { type Environment, readConfig } from '../../src/server/config.ts';

const read = (env: Environment) => readConfig(env, (file) => file.startsWith('/there/'));
const errorsOf = (env: Environment) => {
  const result = read(env);
  return result.ok ? [] : result.errors;
};

describe('the settings', () => {
  it('need not be set: then the endpoint serves this machine only', () => {
    const limits = { sessionIdleDays: 120, sessionDays: 400, leaseDays: 14 };
    const config = { port: 8787, host: '127.0.0.1', dataDir: './data', publicUrl: undefined, https: undefined, limits };
    expect(read({})).toEqual({ ok: true, config });
    expect(read({ PORT: '', HOST: ' ', PUBLIC_URL: '' })).toEqual({ ok: true, config });
  });

  it('with a certificate let other machines in', () => {
    const https = { HTTPS_CERT: '/there/cert.pem', HTTPS_KEY: '/there/key.pem' };
    expect(read(https)).toMatchObject({ config: { host: '0.0.0.0', https: { cert: '/there/cert.pem' } } });
    expect(read({ ...https, HOST: '192.168.1.2' })).toMatchObject({ config: { host: '192.168.1.2' } });
  });

  it.each([
    ['PORT', '80 80'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'teren.example.org'],
    ['PUBLIC_URL', 'http://teren.example.org'],
    ['PUBLIC_URL', 'https://teren.example.org/app'],
    ['PUBLIC_URL', 'https://me:secret@teren.example.org'],
    ['HTTPS_CERT', '/there/cert.pem'],
    ['HTTPS_KEY', '/there/key.pem'],
    ['SESSION_IDLE_DAYS', '0'],
    ['SESSION_DAYS', 'a year'],
    ['LEASE_DAYS', '1.5'],
  ])('say what to do when %s is %s, without repeating it', (name, value) => {
    const errors = errorsOf({ [name]: value });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(name);
    expect(errors[0]).not.toContain('secret');
  });

  it('say for how long sessions and the lease of contacts last', () => {
    expect(read({ SESSION_IDLE_DAYS: '30', SESSION_DAYS: '90', LEASE_DAYS: '7' })).toMatchObject({
      config: { limits: { sessionIdleDays: 30, sessionDays: 90, leaseDays: 7 } },
    });
  });

  it('name each file that can not be read', () => {
    const errors = errorsOf({ HTTPS_CERT: '/gone/cert.pem', HTTPS_KEY: '/gone/key.pem' });
    expect(errors.map((error) => error.split(' ')[0])).toEqual(['HTTPS_CERT', 'HTTPS_KEY']);
  });

  it('take an https address, or one of this machine', () => {
    expect(read({ PUBLIC_URL: 'https://teren.example.org/' })).toMatchObject({
      config: { publicUrl: 'https://teren.example.org' },
    });
    expect(read({ PUBLIC_URL: 'http://localhost:9000' })).toMatchObject({
      config: { publicUrl: 'http://localhost:9000' },
    });
  });
});
