import { existsSync, writeFileSync } from 'node:fs';
import { dataDir, inData, inRoot } from './layout.mjs';
import { PlainError, say } from './lifecycle.mjs';
import { secrets } from './secrets.mjs';

const database = 'gauge';

/**
 * A migrated database and the URL of each role. Embedded in the data folder, unless the environment names a server:
 * `DATABASE_URL` alone is its administrator's and the roles are made; together with `OWNER_DATABASE_URL` and
 * `RELEASE_DATABASE_URL` it is the application's role, and all of them exist.
 * `fresh` says that the database was empty.
 */
export async function openDatabase({ onStop, fail }) {
  const db = await import(inRoot('packages/db/dist/index.js'));
  if (!process.env.DATABASE_URL) return embedded(db, { onStop, fail });
  say('migrating the database of DATABASE_URL');
  return external(db, process.env);
}

/** The URLs of a database on a server, migrated. */
export async function external(db, { DATABASE_URL: app, OWNER_DATABASE_URL: owner, RELEASE_DATABASE_URL: release }) {
  if (owner && release) {
    const applied = await db.migrateAll(owner);
    return { owner, app, release, fresh: isFirst(applied) };
  }
  if (owner || release) {
    throw new PlainError(
      'OWNER_DATABASE_URL, DATABASE_URL and RELEASE_DATABASE_URL go together: one URL for each role.',
    );
  }
  const named = new URL(app).pathname.slice(1);
  const options = { adminUrl: app, database: named === 'postgres' || named === '' ? database : named };
  const { applied, ...urls } = await db.provision({ ...options, passwords: secrets().roles });
  return { ...urls, fresh: isFirst(applied) };
}

async function embedded(db, { onStop, fail }) {
  const existed = existsSync(inData('postgres')) || existsSync(inData('postgres.id'));
  if (existed && !existsSync(inData('secrets.json'))) {
    throw new PlainError(
      `${dataDir} has a database but not its secrets.json; bring that file back or remove the folder.`,
    );
  }
  say(existed ? 'starting PostgreSQL' : 'making a PostgreSQL database');
  const { superuser, roles } = secrets();
  const server = await db.startPostgres({
    data: inData('postgres'),
    port: await db.freePort(),
    password: superuser,
    logFile: inData('logs', 'postgres.log'),
  });
  let stopping = false;
  onStop(async () => {
    stopping = true;
    await server.stop();
  });
  void server.exited.then((log) => stopping || fail(`PostgreSQL stopped unexpectedly:\n${log}`));

  const adminUrl = server.url('postgres');
  const fresh = !existsSync(inData('seeded'));
  if (fresh) {
    // an interrupted first start leaves half a demo, which nobody can have worked with
    await db.connected(adminUrl, (admin) => admin.query(`drop database if exists ${database} with (force)`));
  }
  const { applied, ...urls } = await db.provision({ adminUrl, database, passwords: roles });
  if (applied.length > 0) say(`applied ${applied.length} migration${applied.length === 1 ? '' : 's'}`);
  return { ...urls, fresh };
}

export function markSeeded() {
  writeFileSync(inData('seeded'), `${new Date().toISOString()}\n`);
}

/** The server puts its first migration only into an empty database. */
function isFirst(applied) {
  return applied.some((name) => name.startsWith('0001'));
}
