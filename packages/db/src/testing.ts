import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './embedded.js';
import { freePort } from './ports.js';
import { connected, derivedPasswords, provision, roleUrl, type DatabaseUrls, type Passwords } from './provision.js';

/** What suites need to know of the server; travels to Jest's processes in `TEST_SERVER`. */
interface TestServer {
  adminUrl: string;
  template: string;
  passwords: Passwords;
}

/**
 * A server with a migrated template database, told to suites through `process.env.TEST_SERVER`. It is, in this
 * order: the one that is told there already (`npm test` starts one for all packages), the server of
 * `TEST_DATABASE_URL` (an administrator's URL, never of a server in use: the roles get other passwords), or an
 * embedded one that lasts until `stop`.
 */
export async function testServer(): Promise<{ stop(): Promise<void> }> {
  if (process.env.TEST_SERVER) return { stop: async () => {} };
  const external = process.env.TEST_DATABASE_URL;
  const server = external ? { adminUrl: external, stop: async () => {} } : await embeddedServer();
  const told: TestServer = {
    adminUrl: server.adminUrl,
    template: `gauge_template_${process.pid}`,
    passwords: derivedPasswords(server.adminUrl),
  };
  try {
    await buildTemplate(told);
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.TEST_SERVER = JSON.stringify(told);
  return {
    async stop() {
      delete process.env.TEST_SERVER;
      if (external) await dropTemplate(told);
      await server.stop();
    },
  };
}

/**
 * What Node is told to run a process of the product: `npm test` has built it and says so in `TEST_BUILT`; a suite
 * run alone needs no build and starts the sources, which takes twice as long.
 */
export function mainOf(app: URL): string[] {
  const file = (path: string) => fileURLToPath(new URL(path, app));
  return process.env.TEST_BUILT ? [file('dist/main.js')] : ['--import', '@gauge/tooling/source', file('src/main.ts')];
}

export interface SuiteDatabase extends DatabaseUrls {
  drop(): Promise<void>;
}

/** A migrated, empty database of the suite's own: a copy of the template, some 50 ms in memory and 600 on a disk. */
export async function suiteDatabase(): Promise<SuiteDatabase> {
  const told = process.env.TEST_SERVER;
  if (!told) throw new Error('No test server: the jest.config of this package needs preset({ database: true })');
  const { adminUrl, template, passwords } = JSON.parse(told) as TestServer;
  const name = `suite_${randomBytes(6).toString('hex')}`;
  await connected(adminUrl, (admin) =>
    admin.query(`create database ${name} template ${template} owner gauge_owner strategy file_copy`),
  );
  return {
    owner: roleUrl(adminUrl, name, 'gauge_owner', passwords.owner),
    app: roleUrl(adminUrl, name, 'gauge_app', passwords.app),
    release: roleUrl(adminUrl, name, 'gauge_release', passwords.release),
    async drop() {
      await connected(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

// a test database need not survive a power cut
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '256MB',
};
const PREFIX = 'gauge-test-';
const MEMORY = '/dev/shm';
const ROOM = 3 * 2 ** 30;

async function embeddedServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  removeLeftovers();
  const home = mkdtempSync(join(roomiest(), `${PREFIX}${process.pid}-`));
  chmodSync(home, 0o711); // as root, the user that PostgreSQL runs as has to enter it
  const password = randomBytes(12).toString('hex');
  const server = await startPostgres({
    data: join(home, 'postgres'),
    port: await freePort(),
    password,
    settings: fast,
  });
  // an interrupted run never reaches its teardown
  process.once('exit', server.killNow);
  return {
    adminUrl: server.url('postgres'),
    async stop() {
      process.removeListener('exit', server.killNow);
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Memory where the system has enough to spare: a database is eight hundred files, and every test that writes copies them. */
function roomiest(): string {
  return memoryFree() >= ROOM ? MEMORY : tmpdir();
}

function memoryFree(): number {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize;
  } catch {
    return 0; // not Linux, or closed
  }
}

/** What runs that were killed left behind; their process is gone, the folder says which it was. */
function removeLeftovers(): void {
  for (const folder of memoryFree() > 0 ? [MEMORY, tmpdir()] : [tmpdir()])
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith(PREFIX))) {
      const pid = Number(name.slice(PREFIX.length).split('-')[0]);
      if (!alive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
    }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function buildTemplate({ adminUrl, template, passwords }: TestServer): Promise<void> {
  await provision({ adminUrl, database: template, passwords });
  await connected(adminUrl, (admin) =>
    admin.query('update pg_database set datallowconn = false, datistemplate = true where datname = $1', [template]),
  );
}

async function dropTemplate({ adminUrl, template }: TestServer): Promise<void> {
  await connected(adminUrl, async (admin) => {
    await admin.query('update pg_database set datistemplate = false where datname = $1', [template]);
    await admin.query(`drop database if exists ${template}`);
  });
}
