/** The settings, read from the environment: each with a default, each error an instruction. Pure: files are asked through `canRead`. */
import type { Limits } from './limits.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The folder of the database and its backups. */
  readonly dataDir: string;
  /** The address under which phones reach the endpoint, without a path; undefined: only this machine does. */
  readonly publicUrl: string | undefined;
  readonly limits: Limits;
  /** Files of the certificate and its key; undefined: plain HTTP. */
  readonly https: { readonly cert: string; readonly key: string } | undefined;
}

/** A season, and some more than a year; contacts leave a phone that was not heard of for two weeks. */
export const defaultLimits: Limits = { sessionIdleDays: 120, sessionDays: 400, leaseDays: 14 };

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads PORT (8787; 0 takes a free one), HOST (127.0.0.1, with HTTPS_CERT 0.0.0.0), DATA_DIR (./data), PUBLIC_URL, HTTPS_CERT and
 * HTTPS_KEY, SESSION_IDLE_DAYS (120), SESSION_DAYS (400) and LEASE_DAYS (14). Without https only this machine is let in by default: a password-free page on a whole network is nobody's default.
 */
export function readConfig(env: Environment, canRead: (file: string) => boolean): ConfigResult {
  const errors: string[] = [];
  const setting = (name: string) => (env[name]?.trim() === '' ? undefined : env[name]?.trim());

  const portText = setting('PORT') ?? '8787';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : -1;
  if (port < 0 || port > 65_535) errors.push('PORT must be a whole number from 0 to 65535, for example PORT=8787.');

  const publicUrl = readPublicUrl(setting('PUBLIC_URL'));
  if (publicUrl === null) {
    errors.push(
      'PUBLIC_URL must be the https address under which phones reach this server, without a path, for example ' +
        'PUBLIC_URL=https://teren.example.org (http is allowed for localhost only: browsers install no app from plain http).',
    );
  }

  const cert = setting('HTTPS_CERT');
  const key = setting('HTTPS_KEY');
  if ((cert === undefined) !== (key === undefined)) {
    errors.push(
      'HTTPS_CERT and HTTPS_KEY go together: set both to the files of a certificate and its key, or neither.',
    );
  }
  for (const [name, file] of [['HTTPS_CERT', cert] as const, ['HTTPS_KEY', key] as const]) {
    if (file !== undefined && !canRead(file)) {
      errors.push(`${name} names a file that can't be read: check its path and that this user may read it.`);
    }
  }

  const days = (name: string, set: string | undefined, byDefault: number) => {
    const text = set ?? String(byDefault);
    const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (count < 1)
      errors.push(`${name} must be a whole number of days from 1 to 9999, for example ${name}=${byDefault}.`);
    return count;
  };
  const limits = {
    sessionIdleDays: days('SESSION_IDLE_DAYS', setting('SESSION_IDLE_DAYS'), defaultLimits.sessionIdleDays),
    sessionDays: days('SESSION_DAYS', setting('SESSION_DAYS'), defaultLimits.sessionDays),
    leaseDays: days('LEASE_DAYS', setting('LEASE_DAYS'), defaultLimits.leaseDays),
  };

  if (errors.length > 0) return { ok: false, errors };
  const https = cert === undefined || key === undefined ? undefined : { cert, key };
  const host = setting('HOST') ?? (https === undefined ? '127.0.0.1' : '0.0.0.0');
  const dataDir = setting('DATA_DIR') ?? './data';
  return { ok: true, config: { port, host, dataDir, publicUrl: publicUrl ?? undefined, https, limits } };
}

/** The address without a slash at its end; null: it is none that serves. */
function readPublicUrl(text: string | undefined): string | undefined | null {
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isLocal = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isPlain =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return (url.protocol === 'https:' || isLocal) && isPlain ? url.origin : null;
}
