import type { Peer } from './page/subject.ts';
import type { PageFile } from './page-bundle.ts';

/** What each measurement is told. */
export interface Options {
  /** How often each subject is measured. */
  readonly rounds: number;
  /** The page that runs in the browser. */
  readonly files: readonly PageFile[];
  /** Others that are measured beside. */
  readonly peers: readonly Peer[];
}
