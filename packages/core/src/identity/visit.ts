import type { Database } from '@gauge/db';

/** Somebody at the door, not yet known: what signing in needs to know, and the database to look in. */
export type Visit = {
  database: Database;
  /** The network address, for counting tries. */
  address: string;
  userAgent: string;
  now: Date;
  /** The session id the browser showed, if any: it is given up when another is opened. */
  presented: string | null;
};
