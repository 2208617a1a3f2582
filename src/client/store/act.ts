/** What an act needs to get onto the disk, and what it leaves there. */
import type { Part } from '../../sync/part.ts';
import type { Database } from './database.ts';
import type { Mail } from './letters.ts';
import type { Pages } from './pages.ts';

export interface ActPowers {
  readonly database: Database;
  readonly pages: Pages;
  readonly mail: Mail;
  readonly device: string;
}

/** Who writes: the store. */
export interface Writer {
  readonly powers: ActPowers;
  /** The time for new stamps, epoch ms by the office's clock as far as it is known. */
  stampTime(): number;
}

/** One part that changed, before and after. sealed: of the classes contact and office. */
export interface PartChange {
  readonly key: string;
  readonly before: Part | undefined;
  readonly after: Part;
  readonly sealed: boolean;
}
