/** What a flight needs, what it leaves to the next one, and how it ends. */
import type { Role } from '../domain/roles.ts';
import type { Farewell, Rights, SyncReply, SyncRequest } from '../sync/exchange.ts';
import { firstPace, type Pace } from './pace.ts';
import type { Seal } from './store/seal.ts';
import type { Store } from './store/store.ts';
import type { Transport } from './transport.ts';

export interface FlightPowers {
  readonly store: Store;
  readonly seal: Seal;
  readonly transport: Transport;
  /** What the person may do, as the office last said. */
  readonly role: Role;
  readonly authorised?: boolean;
  /** Keeps what each answer says of it; role and authorised then say so, too. */
  readonly keepRights?: (rights: Rights) => Promise<void>;
  /** Takes contacts from the phone whose person reads none any more. */
  readonly forgetSealed?: () => Promise<void>;
  /** The proof of the contacts' lock, while it is open. */
  readonly lock?: () => SyncRequest['lock'];
  /** Hears what the office said, once it is taken in. */
  readonly heard?: (reply: SyncReply) => void;
  /** The app's version, for the office's list of devices. */
  readonly version?: string;
  /** The phone's clock, epoch ms. */
  readonly now: () => number;
  /** What was lost with a copy that the browser threw away, for the office to know. */
  readonly lost?: { toTell(): { readonly unsent: number; readonly at: number } | undefined; markTold(): void };
}

/** What one flight leaves to the next. */
export interface Course {
  pace: Pace;
  /** The office said that there is nothing more to fetch. Until then small uploads go ahead of pages, by themselves. */
  isCaughtUp: boolean;
  /** The last upload that went ahead left nothing unsent: now a page, also while someone goes on counting. */
  isPageDue: boolean;
  /** How often in a row a bundle failed that can't be made smaller. */
  stuck: number;
  /** So many parts at the head of what is unsent are left out for now: something on the way swallows them, and others wait behind. */
  passOver: number;
  /** Parts that came while there was more; 0 when there is not. */
  downloaded: number;
  /** The office shut this device out: how many changes were sent since it said so. */
  parting?: { readonly how: Farewell; readonly sent: number };
  /** The last difference between the copies that was gone into, and when by this phone's clock. */
  differed?: { readonly seen: string; readonly at: number };
}

/** One flight, as the one who started it sees it. */
export interface Flight {
  readonly course: Course;
  /** Aborted when the flight was given up: whatever it still hears comes to nothing. */
  readonly signal: AbortSignal;
  /** Something moved: the flight does not hang. */
  readonly moved: () => void;
  readonly leaving: () => void;
  readonly answered: (reply: SyncReply) => void;
  /** Whether the two copies hold the same, but for what is unsent. */
  readonly agreed: (isSame: boolean) => void;
}

/** code: of the catalogue. parting: the office has all, and wants nothing of it to stay here. */
export type Landing =
  | { readonly ok: true; readonly parting?: NonNullable<Course['parting']> }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

/** It hung, and was given up. */
export const stalled = { ok: false, code: 'stalled' } as const;

export function newCourse(): Course {
  return { pace: firstPace, isCaughtUp: false, isPageDue: false, stuck: 0, passOver: 0, downloaded: 0 };
}
