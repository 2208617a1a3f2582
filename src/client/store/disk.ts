/** What a failing disk is called. Dexie wraps the browser's errors; the names inside tell. */

export type DiskCode = 'disk-full' | 'disk-lost';

/**
 * Why the phone's copy can't be used now. 'no-disk': this browser stores nothing here (a private window, a block);
 * 'disk-silent': it does not answer; 'disk-broken': it answers that it can't read what it stored; 'disk-newer': another tab
 * runs a newer version of the app on it.
 */
export type DiskTrouble = 'no-disk' | 'disk-silent' | 'disk-broken' | 'disk-newer';

export function diskCodeOf(error: unknown): DiskCode {
  return namesIn(error).includes('QuotaExceededError') ? 'disk-full' : 'disk-lost';
}

/** Where a browser refuses before it has a database. Firefox names its private windows by the second. */
const refusals = ['SecurityError', 'InvalidStateError', 'MissingAPIError', 'MissingApiError'];

/** What an error at the opening of a database, or of any other storage, means. */
export function diskTroubleOf(error: unknown): DiskTrouble {
  return namesIn(error).some((name) => refusals.includes(name)) ? 'no-disk' : 'disk-broken';
}

/**
 * A connection that the browser dropped under us: phones do it in the background ("Connection to Indexed Database server
 * lost"), and the old handle stays useless. A new one may well work.
 */
const lostNames = [
  'UnknownError',
  'InvalidStateError',
  'TransactionInactiveError',
  'AbortError',
  'TimeoutError',
  'DatabaseClosedError',
];

export function isConnectionLost(error: unknown): boolean {
  const names = namesIn(error);
  return !names.includes('QuotaExceededError') && names.some((name) => lostNames.includes(name));
}

function namesIn(error: unknown): readonly string[] {
  const names: string[] = [];
  for (let inner = error; inner instanceof Error || inner instanceof DOMException; inner = innerOf(inner)) {
    names.push(inner.name);
  }
  return names;
}

function innerOf(error: object): unknown {
  return 'inner' in error && error.inner !== error ? error.inner : undefined;
}
