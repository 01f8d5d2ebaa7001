import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Guards } from './guards.js';

/** What somebody brings along to hold the database against. */
export interface Trust {
  /** Of the seal, and of former ones. */
  readonly certificates: readonly X509Certificate[];
  /** Public halves of the key that signs a session's lines, and of former ones. */
  readonly receiptKeys: readonly KeyObject[];
  /** What the migrations put around the tables. */
  readonly guards: Guards;
  /** With which the platform writes, and has written: the database knows them by these names. */
  readonly roles: readonly string[];
  /** Names of the migrations that the code has. */
  readonly migrations: readonly string[];
  /** Roots that somebody wrote down, by day. */
  readonly kept: ReadonlyMap<string, string>;
}
