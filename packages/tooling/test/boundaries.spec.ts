import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A rule, the file that breaks it, and the import that does. */
const breaches: [rule: string, file: string, imported: string][] = [
  ['contracts-is-pure', 'packages/contracts/src/npm.ts', 'prettier'],
  ['contracts-is-pure', 'packages/contracts/src/node.ts', 'node:fs'],
  ['contracts-is-pure', 'packages/contracts/src/local.ts', '../../matching/src/index.js'],
  ['statistics-is-pure', 'packages/statistics/src/npm.ts', 'prettier'],
  ['statistics-is-pure', 'packages/statistics/src/node.ts', 'node:fs'],
  ['matching-is-pure', 'packages/matching/src/local.ts', '../../statistics/src/index.js'],
  ['figures-is-pure', 'packages/figures/src/npm.ts', 'prettier'],
  ['figures-is-pure', 'packages/figures/src/local.ts', '../../statistics/src/index.js'],
  ['disclosure-is-pure', 'packages/disclosure/src/local.ts', '../../contracts/src/index.js'],
  ['audit-apart', 'packages/disclosure/src/audit/shared.ts', '../safe.js'],
  ['audit-apart', 'packages/disclosure/src/audit/maths.ts', '../../../statistics/src/index.js'],
  ['builder-apart', 'packages/disclosure/src/borrowed.ts', './audit/own.js'],
  ['db-uses', 'packages/db/src/local.ts', '../../contracts/src/index.js'],
  ['core-uses', 'packages/core/src/rounds/local.ts', '../../../scenarios/src/index.js'],
  ['scenarios-uses', 'packages/scenarios/src/local.ts', '../../../apps/api/src/index.js'],
  ['api-uses', 'apps/api/src/local.ts', '../../../packages/disclosure/src/index.js'],
  ['worker-uses', 'apps/worker/src/local.ts', '../../api/src/index.js'],
  ['web-uses', 'apps/web/src/local.ts', '../../../packages/core/src/rounds/index.js'],
  ['web-uses', 'apps/web/src/database.ts', '../../../packages/db/src/index.js'],
  ['cli-uses', 'apps/cli/src/local.ts', '../../../packages/contracts/src/index.js'],
  ['cli-libraries', 'apps/cli/src/npm.ts', 'prettier'],
  ['core-line-platform', 'packages/core/src/platform/later.ts', '../audit/index.js'],
  ['core-line-tables', 'packages/core/src/tables/later.ts', '../audit/index.js'],
  ['core-line-audit', 'packages/core/src/audit/later.ts', '../identity/index.js'],
  ['core-line-identity', 'packages/core/src/identity/later.ts', '../rounds/index.js'],
  ['core-line-instruments', 'packages/core/src/instruments/beside.ts', '../alliances/index.js'],
  ['core-line-alliances', 'packages/core/src/alliances/beside.ts', '../instruments/index.js'],
  ['core-line-associations', 'packages/core/src/associations/later.ts', '../rounds/index.js'],
  ['core-line-rounds', 'packages/core/src/rounds/later.ts', '../benchmarks/index.js'],
  ['core-line-benchmarks', 'packages/core/src/benchmarks/later.ts', '../counselling/index.js'],
  ['core-line-counselling', 'packages/core/src/counselling/beside.ts', '../network/index.js'],
  ['core-line-network', 'packages/core/src/network/later.ts', '../impact/index.js'],
  ['core-line-learning', 'packages/core/src/learning/beside.ts', '../events/index.js'],
  ['core-line-events', 'packages/core/src/events/later.ts', '../reports/index.js'],
  ['core-line-impact', 'packages/core/src/impact/later.ts', '../reports/index.js'],
  ['core-line-reports', 'packages/core/src/reports/called.ts', '../notifications/index.js'],
  ['core-doors', 'packages/core/src/benchmarks/inside.ts', '../rounds/inner.js'],
  ['core-doors', 'apps/api/src/inside.ts', '../../../packages/core/src/rounds/inner.js'],
  ['core-doors', 'packages/scenarios/src/inside.ts', '../../core/src/rounds/inner.js'],
  ['rules-are-pure', 'packages/core/src/rounds/round.rules.ts', '../../../db/src/index.js'],
  ['prisma-in-db-only', 'packages/core/src/rounds/prisma.ts', '@prisma/client'],
  ['no-cycles', 'packages/core/src/rounds/cycle-back.ts', './cycle.js'],
  ['unresolved', 'packages/core/src/rounds/missing.ts', './nowhere.js'],
  ['no-development-code-in-production', 'packages/core/src/rounds/dev.ts', 'prettier'],
];

const allowed: [file: string, imported: string][] = [
  ['packages/contracts/src/good.ts', 'zod'],
  ['packages/disclosure/src/good.ts', '../../statistics/src/index.js'],
  ['packages/disclosure/src/audit/good.ts', '../format.js'],
  ['packages/figures/src/good.ts', '../../contracts/src/index.js'],
  ['packages/core/src/benchmarks/good.ts', '../rounds/index.js'],
  ['packages/core/src/notifications/good.ts', '../network/index.js'],
  ['packages/core/src/rounds/good.ts', './inner.js'],
  ['apps/api/src/good.ts', '../../../packages/core/src/rounds/index.js'],
  ['apps/web/src/good.ts', '../../../packages/contracts/src/index.js'],
  ['apps/web/src/words.ts', '../../../packages/figures/src/index.js'],
  ['packages/statistics/src/good.spec.ts', 'node:fs'],
];

const packages = ['contracts', 'statistics', 'matching', 'figures', 'disclosure', 'db', 'scenarios'];
const modules =
  'platform audit identity instruments alliances associations rounds benchmarks counselling network events impact reports notifications';

let violations: { rule: { name: string }; from: string }[];
let home: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), text);
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gauge-boundaries-'));
  for (const name of packages) write(`packages/${name}/src/index.ts`, 'export {};\n');
  for (const name of modules.split(' ')) write(`packages/core/src/${name}/index.ts`, 'export {};\n');
  for (const name of ['api', 'worker', 'web', 'cli']) write(`apps/${name}/src/index.ts`, 'export {};\n');
  write('packages/core/package.json', '{ "name": "@gauge/core", "devDependencies": { "prettier": "*" } }');
  for (const name of ['safe', 'format', 'audit/own']) write(`packages/disclosure/src/${name}.ts`, 'export {};\n');
  write('packages/core/src/rounds/inner.ts', 'export {};\n');
  write('packages/core/src/rounds/cycle.ts', `import './cycle-back.js';\n`);
  write('node_modules/zod/index.js', '');
  write('node_modules/zod/package.json', '{ "name": "zod", "main": "index.js" }');
  write('node_modules/@prisma/client/index.js', '');
  write('node_modules/@prisma/client/package.json', '{ "name": "@prisma/client", "main": "index.js" }');
  symlinkSync(join(root, 'node_modules/prettier'), join(home, 'node_modules/prettier'));
  copyFileSync(join(root, 'tsconfig.base.json'), join(home, 'tsconfig.base.json'));
  for (const [, file, imported] of breaches) write(file, `import '${imported}';\n`);
  for (const [file, imported] of allowed) write(file, `import '${imported}';\n`);

  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = [program, 'apps', 'packages', '--config', config, '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8', maxBuffer: 50_000_000 });
  ({ violations } = (JSON.parse(stdout) as { summary: { violations: typeof violations } }).summary);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test.each(breaches)('%s refuses %s', (rule, file) => {
  expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
});

test.each(allowed)('%s may import %s', (file) => {
  expect(violations.filter(({ from }) => from === file)).toEqual([]);
});

test('every rule has a breach that proves it', async () => {
  const { default: config } = (await import(join(root, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: { name: string }[] };
  };
  const proven = new Set(breaches.map(([rule]) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
});
