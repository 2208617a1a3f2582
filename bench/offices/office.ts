import type { Contact } from '../shapes.ts';

/** The other side of an exchange: an endpoint in a process of its own with an empty database on the disk. */
export interface Office {
  readonly port: number;
  /** What lets a new phone in: Teren's one-time code; the limit asks for none. */
  invite(): Promise<string>;
  /** Somebody else writes contacts, new ones or changed ones. Resolves when they are durable. */
  putContacts(contacts: readonly Contact[]): Promise<void>;
  /** How many tallies it has. */
  countTallies(): Promise<number>;
  stop(): Promise<void>;
}
