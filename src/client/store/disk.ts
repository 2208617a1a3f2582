/** What a failing disk is called. Dexie wraps the browser's errors; the innermost name tells. */

export type DiskCode = 'disk-full' | 'disk-lost';

export function diskCodeOf(error: unknown): DiskCode {
  for (let inner = error; inner instanceof Error || inner instanceof DOMException; inner = innerOf(inner)) {
    if (inner.name === 'QuotaExceededError') return 'disk-full';
  }
  return 'disk-lost';
}

function innerOf(error: object): unknown {
  return 'inner' in error && error.inner !== error ? error.inner : undefined;
}
