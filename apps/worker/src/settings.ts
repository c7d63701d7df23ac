import { availableParallelism } from 'node:os';

/** What the worker is told by its environment. */
export type Settings = {
  /** Role `gauge_app`: the queue's tables on PostgreSQL, bulk jobs and reports inside a tenant. */ databaseUrl: string;
  /** Role `gauge_release`: the jobs' own work across tenants. */ releaseDatabaseUrl: string;
  /** The queue on Redis instead of PostgreSQL. */ redisUrl: string | undefined;
  /** Where `GET /health` answers on 127.0.0.1; undefined: nowhere. */ port: number | undefined;
  /** Without it mails stay in the table, where the demo's mailbox shows them. */ smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** The address that links in mails begin with. */ publicUrl: string;
  /** How many threads may build a release at once. */ releaseThreads: number;
};

/** @throws Error naming what is missing or wrong */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set; see docs/operations.md`);
    return value;
  };
  return {
    databaseUrl: required('DATABASE_URL'),
    releaseDatabaseUrl: required('RELEASE_DATABASE_URL'),
    redisUrl: env.REDIS_URL || undefined,
    port: env.WORKER_PORT ? Number(env.WORKER_PORT) : undefined,
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || undefined,
    publicUrl: (env.PUBLIC_URL || 'http://localhost:4400').replace(/\/$/, ''),
    releaseThreads: threadsOf(env.RELEASE_THREADS),
  };
}

/** All cores but one, which is left to those who wait for a page. */
function threadsOf(given: string | undefined): number {
  if (!given) return Math.max(1, availableParallelism() - 1);
  const threads = Number(given);
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new Error(`RELEASE_THREADS is "${given}"; give a whole number from 1 to 64, see docs/operations.md`);
  return threads;
}

/** Milliseconds. The queue notices a killed worker after lock + stalled check, the reconciler a lost job after `silent`. */
export const timing = {
  lock: 5_000,
  stalledCheck: 2_000,
  relayPoll: 2_000,
  reconcile: 5_000,
  notices: 5_000,
  previews: 5_000,
  remind: 60_000,
  suggest: 60_000,
  /** A run without a sign of life for this long is rung for again. */ silent: 15_000,
  /** A mail still queued after this is rung for again. */ mailWaits: 60_000,
  /** What a release under way may take to end by itself when the worker stops; then it is handed back. */ finish: 10_000,
  /** From SIGTERM to the end of the process, whatever happens. */ exit: 24_000,
} as const;

export const SETTINGS = Symbol('settings');
export const DATABASE = Symbol('database of the role gauge_release');
export const TENANT_DATABASE = Symbol('database of the role gauge_app, bound to a tenant a transaction');
