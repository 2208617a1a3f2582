import type { PageFile } from './page-bundle.ts';

/** What each measurement is told. */
export interface Options {
  /** How often each subject is measured. */
  readonly rounds: number;
  /** The page that runs in the browser. */
  readonly files: readonly PageFile[];
}
