import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from './migrate.js';

/** Where the schema, the migrations and the roles lie in this repository. */
export const layout = {
  schemaDir: fileURLToPath(new URL('../../../prisma/schema', import.meta.url)),
  migrationsDir: fileURLToPath(new URL('../../../prisma/migrations', import.meta.url)),
  rolesFile: fileURLToPath(new URL('../../../infra/roles.sql', import.meta.url)),
};

export interface Passwords {
  owner: string;
  app: string;
  release: string;
  backup: string;
}

/** One URL a role of the same database. */
export interface DatabaseUrls {
  owner: string;
  app: string;
  release: string;
}

export interface ProvisionOptions {
  /** A role that may create roles and databases: the embedded superuser, or a server's administrator. */
  adminUrl: string;
  database: string;
  passwords: Passwords;
  schemaDir?: string;
  migrationsDir?: string;
}

/** Roles, database, migrations and the queue's tables. Safe to repeat; does only what is missing. */
export async function provision(options: ProvisionOptions): Promise<DatabaseUrls & { applied: string[] }> {
  const { adminUrl, database, passwords } = options;
  await connected(adminUrl, async (admin) => {
    await createRoles(admin, passwords);
    await createDatabase(admin, database);
  });
  const urls = {
    owner: roleUrl(adminUrl, database, 'gauge_owner', passwords.owner),
    app: roleUrl(adminUrl, database, 'gauge_app', passwords.app),
    release: roleUrl(adminUrl, database, 'gauge_release', passwords.release),
  };
  const applied = await migrateAll(urls.owner, options);
  return { ...urls, applied };
}

/** What a new version of the software needs on a database that exists: our migrations, then BullMQ's. */
export async function migrateAll(
  ownerUrl: string,
  { schemaDir = layout.schemaDir, migrationsDir = layout.migrationsDir } = {},
): Promise<string[]> {
  const applied = await migrate(ownerUrl, schemaDir, migrationsDir);
  await migrateQueue(ownerUrl);
  return applied;
}

export function randomPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url');
  return { owner: password(), app: password(), release: password(), backup: password() };
}

/** The same passwords for the same seed: test runs that share a server agree on them without talking. */
export function derivedPasswords(seed: string): Passwords {
  const password = (role: string) => createHash('sha256').update(`${role} ${seed}`).digest('base64url');
  return { owner: password('owner'), app: password('app'), release: password('release'), backup: password('backup') };
}

export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function roleUrl(serverUrl: string, database: string, user: string, password: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  url.username = user;
  url.password = password;
  return url.toString();
}

const PROVISION_LOCK = 0x6a756765; // any number nobody else locks: two starts at once would collide on the roles

async function createRoles(admin: pg.Client, passwords: Passwords): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
  for (const [role, password] of Object.entries(passwords)) {
    await admin.query('select set_config($1, $2, false)', [`gauge.${role}_password`, password]);
  }
  await admin.query(readFileSync(layout.rolesFile, 'utf8'));
}

async function createDatabase(admin: pg.Client, database: string): Promise<void> {
  const name = admin.escapeIdentifier(database);
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await admin.query(`create database ${name} owner gauge_owner`);
  else await admin.query(`alter database ${name} owner to gauge_owner`);
  // a database keeps its own access list; nobody but our roles has business in it
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect on database ${name} to gauge_app, gauge_release, gauge_backup`);
}

/**
 * BullMQ's tables live in a schema of their own, which keeps them out of ours and out of the drift check. The owner
 * migrates them; the application opens its queues with `migrate: false`.
 */
async function migrateQueue(ownerUrl: string): Promise<void> {
  const { runMigrations } = await import('bullmq'); // 200 ms that requests and tests need not pay
  await connected(ownerUrl, async (owner) => {
    await runMigrations(owner, 'bullmq');
    await owner.query(`
      grant usage, create on schema bullmq to gauge_app;
      grant select, insert, update, delete on all tables in schema bullmq to gauge_app;
      grant usage, select, update on all sequences in schema bullmq to gauge_app;
      grant execute on all functions in schema bullmq to gauge_app`);
  });
}
