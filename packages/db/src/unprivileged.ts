import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** How one cluster is run: which binaries, on which folder, as whom. */
export interface Placement {
  bin: string;
  data: string;
  /** The owner that the data folder must have; absent when it is simply ours. */
  owner?: { uid: number; gid: number };
  /** Turns a command into what has to be spawned, with the options it needs. */
  command(file: string, args: string[]): { file: string; args: string[]; identity: { uid?: number; gid?: number } };
}

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as is, in a namespace
 * when the password file does not know them (`docker run --user 1234`). Root runs it as `postgres`, else `nobody`
 * (initdb wants an entry in the password file). Below a folder that this user cannot enter (root's home is 0700):
 *
 * 1. in a user namespace where root looks like `nobody` while the files stay root's own. Keeping
 *    CAP_DAC_OVERRIDE instead would not do: initdb asks access(2), which drops it;
 * 2. where containers forbid namespaces, from the system's temporary folder.
 */
export function placeCluster(bin: string, data: string): Placement {
  if (process.getuid?.() !== 0) return hasPasswordEntry() ? plain(bin, data) : inNamespace(bin, data);
  const user = unprivilegedUser();
  // the owner of an existing cluster never changes: one that root owns was made in a namespace
  const namespaced = existsSync(join(data, 'PG_VERSION'))
    ? statSync(data).uid === 0
    : !(enterable(dirname(data)) && enterable(bin));
  if (!namespaced) return asUser(bin, data, user);
  return namespacesWork() ? inNamespace(bin, data) : relocated(bin, data, user);
}

function plain(bin: string, data: string): Placement {
  return { bin, data, command: (file, args) => ({ file, args, identity: {} }) };
}

function asUser(bin: string, data: string, user: { uid: number; gid: number }): Placement {
  return { bin, data, owner: user, command: (file, args) => ({ file, args, identity: user }) };
}

const asNobody = ['--user', '--map-user=65534', '--map-group=65534', '--'];

function inNamespace(bin: string, data: string): Placement {
  return {
    bin,
    data,
    command: (file, args) => ({ file: 'unshare', args: [...asNobody, file, ...args], identity: {} }),
  };
}

/** Each of the two is moved only if it has to be. */
function relocated(bin: string, data: string, user: { uid: number; gid: number }): Placement {
  return asUser(enterable(bin) ? bin : copiedBinaries(bin), enterable(dirname(data)) ? data : movedData(data), user);
}

function copiedBinaries(bin: string): string {
  const copy = join(tmpdir(), `gauge-postgres-${createHash('sha256').update(bin).digest('hex').slice(0, 12)}`);
  const complete = join(copy, 'complete');
  if (!existsSync(complete)) {
    ownFolder(copy);
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(complete, '');
  }
  ownFolder(copy); // it was there before: was it us who made it?
  return join(copy, basename(bin));
}

/** The id lies beside the data folder: who removes that folder's parent starts afresh. */
function movedData(data: string): string {
  const idFile = `${data}.id`;
  mkdirSync(dirname(idFile), { recursive: true });
  if (!existsSync(idFile)) writeFileSync(idFile, randomBytes(8).toString('hex'), { mode: 0o600 });
  const home = join(tmpdir(), `gauge-data-${readFileSync(idFile, 'utf8')}`);
  ownFolder(home);
  return join(home, 'postgres');
}

function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  if (lstatSync(path).uid !== 0) throw new Error(`${path} belongs to somebody else`);
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const user of ['postgres', 'nobody']) {
    const uid = numericId('-u', user);
    const gid = numericId('-g', user);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody"');
}

function hasPasswordEntry(): boolean {
  try {
    return userInfo().uid >= 0;
  } catch {
    return false;
  }
}

function numericId(flag: string, user: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function namespacesWork(): boolean {
  return spawnSync('unshare', [...asNobody, 'true']).status === 0;
}

function enterable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !(statSync(folder).mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}
