/** For how long things last. */

/** The settings of `config.ts`, in days. */
export interface Limits {
  /** A session that nobody uses ends after so many. */
  readonly sessionIdleDays: number;
  /** Every session ends after so many; whoever still uses it enrols anew. */
  readonly sessionDays: number;
  /** Without the office's answer contacts may lie on a phone for so many. */
  readonly leaseDays: number;
}

export const dayMs = 24 * 60 * 60_000;
