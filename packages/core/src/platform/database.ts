import type { Database } from '@gauge/db';

/** Throws when the database does not answer. */
export async function ping(database: Database): Promise<void> {
  await database.client.$queryRaw`select 1`;
}
