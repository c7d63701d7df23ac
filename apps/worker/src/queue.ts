import { Logger } from '@nestjs/common';
import { jobs } from '@gauge/contracts';
import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Settings } from './settings.js';

export type Backend = { name: 'PostgreSQL' | 'Redis'; connection: ConnectionOptions; close(): Promise<void> };

/** Connections for each job's queue, its worker that listens, and their queries. */
const poolSize = 4 * Object.keys(jobs).length;

/**
 * PostgreSQL by default, Redis by `REDIS_URL`. Call it before Nest builds any queue: which backend a queue gets is read
 * in its constructor.
 *
 * @throws Error for a Redis that may drop jobs
 */
export async function queueBackend({ databaseUrl, redisUrl }: Settings): Promise<Backend> {
  if (redisUrl) {
    await checkRedis(redisUrl);
    setDefaultBackendFactory();
    const { connection } = redisConnection(redisUrl);
    return { name: 'Redis', connection, close: async () => {} };
  }
  setDefaultBackendFactory(createPostgresBackend);
  // the owner migrates the queue's tables; here they are used
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: '-c search_path=bullmq' });
  // idle connections break when the server restarts; the next query opens another
  pool.on('error', () => {});
  return { name: 'PostgreSQL', connection: pool as unknown as ConnectionOptions, close: () => pool.end() };
}

function redisConnection(redisUrl: string): { connection: ConnectionOptions } {
  const url = new URL(redisUrl);
  return {
    connection: {
      host: url.hostname,
      port: Number(url.port || 6379),
      ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      db: Number(url.pathname.slice(1) || 0),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      maxRetriesPerRequest: null,
    },
  };
}

/** Under another policy than `noeviction` Redis drops jobs silently when its memory is full. */
async function checkRedis(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 20, connectTimeout: 5_000 });
  // reported by the command that waits for the connection
  redis.on('error', () => {});
  try {
    const told = `${await redis.info('memory')}${await redis.info('persistence')}`;
    const policy = /maxmemory_policy:(\S+)/.exec(told)?.[1];
    if (policy !== 'noeviction')
      throw new Error(`Redis has maxmemory-policy ${policy ?? 'unknown'}; set it to noeviction, or it drops jobs`);
    if (!/aof_enabled:1/.test(told))
      new Logger('queue').warn(
        'Redis runs without appendonly: jobs lost in a crash are found again by the reconciler, later',
      );
  } finally {
    redis.disconnect();
  }
}
