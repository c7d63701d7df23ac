// Roles, database and migrations on a PostgreSQL server, before a new version starts. After `pnpm build`.
//
//   OWNER_DATABASE_URL=postgres://gauge_owner:...   migrations only; the roles exist (infra/roles.sql)
//   ADMIN_DATABASE_URL=postgres://postgres:...      also makes the roles and the database, with the passwords of
//     OWNER_DATABASE_URL, DATABASE_URL, RELEASE_DATABASE_URL and BACKUP_DATABASE_URL
import { inRoot } from './lib/layout.mjs';
import { PlainError, run, say } from './lib/lifecycle.mjs';

const roles = {
  owner: 'OWNER_DATABASE_URL',
  app: 'DATABASE_URL',
  release: 'RELEASE_DATABASE_URL',
  backup: 'BACKUP_DATABASE_URL',
};

function required(name) {
  const value = process.env[name];
  if (!value) throw new PlainError(`${name} is not set; the head of infra/migrate.mjs says what is needed.`);
  return value;
}

await run(async () => {
  const ownerUrl = required(roles.owner);
  const adminUrl = process.env.ADMIN_DATABASE_URL;
  const { migrateAll, provision } = await import(inRoot('packages/db/dist/index.js'));
  const passwordOf = ([role, name]) => [role, decodeURIComponent(new URL(required(name)).password)];
  const applied = adminUrl
    ? (
        await provision({
          adminUrl,
          database: new URL(ownerUrl).pathname.slice(1),
          passwords: Object.fromEntries(Object.entries(roles).map(passwordOf)),
        })
      ).applied
    : await migrateAll(ownerUrl);
  say(applied.length === 0 ? 'nothing to migrate' : `applied ${applied.join(', ')}`);
  return 0;
});
