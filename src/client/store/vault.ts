/**
 * The lock of a person's contacts on this phone. The key of the sealed pages lies under a key that is made from the person's
 * PIN or passphrase (Argon2id) and is nowhere else; while it is not open, nothing sealed can be read, and what is written goes
 * into letters (letters.ts). Ten wrong tries take the key away for good; the lease takes it away until the office answers again.
 */
import type { SyncRequest } from '../../sync/exchange.ts';
import type { Database, Effort, LockKind, LockRow } from './database.ts';
import type { Envelope } from './envelope.ts';
import type { Box, Seal } from './seal.ts';

/** Argon2id: 32 bytes. */
export type Stretch = (secret: string, salt: Uint8Array, effort: Effort) => Promise<Uint8Array<ArrayBuffer>>;

export interface VaultPowers {
  readonly database: Database;
  readonly crypto: Crypto;
  readonly stretch: Stretch;
  /** Whose copy it is: envelopes to oneself open in no other. */
  readonly member: string;
}

/** unset: no PIN yet. dropped: ten wrong tries; a new PIN needs the office. */
export type VaultState = 'unset' | 'locked' | 'open' | 'dropped';
export type Tried = { readonly ok: true } | { readonly ok: false; readonly left: number };

export const maxWrong = 10;

/** What a phone can't read now. Whoever meets it goes on without, and comes back when the vault is open. */
export class VaultLocked extends Error {}

/** What is at hand while it is open. */
export interface Opened {
  readonly pages: Seal;
  readonly own: CryptoKey;
  readonly proof: string;
}

export class Vault implements Seal {
  readonly powers: VaultPowers;
  #row: LockRow | undefined;
  #opened: Opened | undefined;

  constructor(powers: VaultPowers) {
    this.powers = powers;
  }

  /**
   * Reads how the lock stands. begun: told when this database is new, or was thrown away; a lock that is known from before goes
   * back into it, so that an open app goes on with the same key.
   */
  follow(begun: () => void): void {
    const { database } = this.powers;
    const look = async () => {
      const [mark, lock] = [await database.meta.get('begun'), await database.meta.get('lock')];
      if (mark === undefined) await database.meta.put({ key: 'begun', value: 1 });
      if (mark === undefined && this.#row !== undefined) await database.meta.put({ key: 'lock', value: this.#row });
      else this.#row = lock?.value as LockRow | undefined;
      return mark === undefined;
    };
    const ready = async () => {
      if (await database.transaction('rw', database.meta, look)) begun();
    };
    database.on('ready', ready, true);
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  get state(): VaultState {
    if (this.#opened !== undefined) return 'open';
    if (this.#row === undefined) return 'unset';
    return 'secret' in this.#row ? 'locked' : 'dropped';
  }

  /** Whether there is a key for pages here, open or not. */
  get holdsKey(): boolean {
    return this.#row !== undefined && 'secret' in this.#row && this.#row.key !== undefined;
  }

  /** How it is locked; undefined: it is not. */
  get kind(): LockKind | undefined {
    return this.#row !== undefined && 'secret' in this.#row ? this.#row.kind : undefined;
  }

  /** What the office wants to see before it sends contacts; only while open. */
  get lock(): SyncRequest['lock'] {
    const { kind } = this;
    return this.#opened === undefined || kind === undefined ? undefined : { kind, proof: this.#opened.proof };
  }

  /** What stands on the disk, as far as it is known; for those who open it (opening.ts). */
  get row(): LockRow | undefined {
    return this.#row;
  }

  async put(row: LockRow): Promise<void> {
    await this.powers.database.meta.put({ key: 'lock', value: row });
    this.#row = row;
  }

  /** By what the disk says: another tab counts, too. wrong: 0 gives all tries back. Returns what stands there now. */
  count(wrong: 'one more' | 0): Promise<number> {
    const { meta } = this.powers.database;
    return meta.db.transaction('rw', meta, async () => {
      const row = (await meta.get('lock'))?.value as LockRow | undefined;
      if (row === undefined || !('secret' in row)) return maxWrong + 1;
      this.#row = { ...row, wrong: wrong === 0 ? 0 : row.wrong + 1 };
      await meta.put({ key: 'lock', value: this.#row });
      return this.#row.wrong;
    });
  }

  /** From now on it is open. */
  enter(opened: Opened): void {
    this.#opened = opened;
  }

  close(): void {
    this.#opened = undefined;
  }

  /** The row that stands after a loss of the key. lease: the PIN stays, and opens onto nothing. Put by whoever drops the pages. */
  rowWithout(how: 'lease' | 'key'): LockRow {
    return rowWithout(this.#row, how);
  }

  /** The lock is as another one put it: after a drop, or in another tab. */
  async reread(): Promise<void> {
    this.#row = (await this.powers.database.meta.get('lock'))?.value as LockRow | undefined;
    if (this.#row === undefined || !('key' in this.#row)) this.close();
  }

  seal(label: string, value: unknown): Promise<Box> {
    return this.#opened === undefined ? Promise.reject(new VaultLocked()) : this.#opened.pages.seal(label, value);
  }

  open(label: string, box: Box): Promise<unknown> {
    return this.#opened === undefined ? Promise.reject(new VaultLocked()) : this.#opened.pages.open(label, box);
  }

  /** For this person to read when the vault is open; can be sealed while it is locked. Nothing where there is no lock. */
  async toSelf(value: unknown): Promise<Envelope | undefined> {
    const { crypto, member } = this.powers;
    const row = this.#row;
    if (row === undefined || !('own' in row)) return undefined;
    return (await import('./envelope.ts')).sealTo(crypto, row.own, infoOf(member), value);
  }

  async fromSelf(envelope: Envelope): Promise<unknown> {
    const { crypto, member } = this.powers;
    if (this.#opened === undefined) throw new VaultLocked();
    return (await import('./envelope.ts')).openEnvelope(crypto, this.#opened.own, infoOf(member), envelope);
  }
}

const infoOf = (member: string) => `teren own ${member}`;

function rowWithout(row: LockRow | undefined, how: 'lease' | 'key'): LockRow {
  if (how === 'key' || row === undefined || !('secret' in row)) return { dropped: true };
  const { key: _gone, ...rest } = row;
  return rest;
}

/** The vault of a copy that nobody has open: all that can be done with it is to take its key away. */
export async function closedVault(
  database: Database,
): Promise<Pick<Vault, 'close' | 'rowWithout' | 'reread' | 'holdsKey'>> {
  const row = (await database.meta.get('lock'))?.value as LockRow | undefined;
  return {
    holdsKey: row !== undefined && 'secret' in row && row.key !== undefined,
    close: () => undefined,
    rowWithout: (how) => rowWithout(row, how),
    reread: () => Promise.resolve(),
  };
}
