import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './layout.mjs';
import { PlainError, say } from './lifecycle.mjs';
import { pnpm, turbo } from './tools.mjs';

/** Installs and builds what is missing. Each step leaves a stamp of what it worked on and is skipped while it holds. */
export async function setup(signal) {
  await step('install', installHash(), existsSync(inRoot('node_modules/.modules.yaml')), async () => {
    say('installing packages (the first time this takes a moment)');
    return pnpm(['install', '--frozen-lockfile', '--reporter=append-only'], { signal });
  });
  await step('build', sourceHash(), outputs().every(existsSync), async () => {
    say('building');
    return turbo(['build', '--output-logs=errors-only'], { signal });
  });
}

// inside node_modules: whoever removes that folder removes the stamps with it
const stampFile = (name) => inRoot('node_modules/.gauge', name);

async function step(name, hash, outputsExist, work) {
  const stamp = stampFile(name);
  if (outputsExist && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const { code, output } = await work();
  if (code !== 0) throw new PlainError(`${output.trimEnd()}\nThe ${name} step failed.`);
  mkdirSync(inRoot('node_modules/.gauge'), { recursive: true });
  writeFileSync(stamp, hash);
}

function workspaces() {
  return ['apps', 'packages'].flatMap((folder) => readdirSync(inRoot(folder)).map((name) => join(folder, name)));
}

function outputs() {
  const built = workspaces().filter((folder) => {
    const file = inRoot(folder, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).scripts?.build;
  });
  return built.map((folder) => inRoot(folder, 'dist'));
}

function installHash() {
  const manifests = [...workspaces(), 'e2e', '.'].map((folder) => join(folder, 'package.json'));
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  return hashFiles(
    hash,
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests].filter((file) => existsSync(inRoot(file))),
  );
}

function sourceHash() {
  const hash = createHash('sha256').update(installHash());
  return hashFiles(hash, [
    ...sources('apps'),
    ...sources('packages'),
    ...sources('prisma'),
    'tsconfig.base.json',
    'turbo.json',
  ]);
}

const notSource = new Set(['node_modules', 'dist', 'generated', '.turbo', 'test']);

function sources(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (notSource.has(entry.name) || /\.spec\.tsx?$/.test(entry.name)) return [];
    return entry.isDirectory() ? sources(path) : [path];
  });
}

function hashFiles(hash, files) {
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
