import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drift, initialSql, migrate } from './migrate.js';
import { connected } from './provision.js';
import { suiteDatabase, type SuiteDatabase } from './testing.js';

const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
const model = 'model Pressing {\n  id Int @id\n  name String\n}\n';
const functionWithSemicolons = `create function twice(n int) returns int language plpgsql as $$
begin
  n := n * 2;
  return n;
end $$;\n`;

let suite: SuiteDatabase;
let home: string;
let folder: { schema: string; migrations: string };
beforeAll(async () => {
  suite = await suiteDatabase();
  await connected(suite.owner, (owner) => owner.query('drop schema public cascade; create schema public'));
  home = mkdtempSync(join(tmpdir(), 'gauge-migrate-'));
  folder = { schema: join(home, 'schema'), migrations: join(home, 'migrations') };
  mkdirSync(folder.schema);
  writeFileSync(join(folder.schema, 'main.prisma'), datasource + model);
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await suite.drop();
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder.migrations, name), { recursive: true });
  writeFileSync(join(folder.migrations, name, 'migration.sql'), sql);
}

test('from the first SQL to a migrated database, each migration once', async () => {
  write('0001_init', await initialSql(suite.owner, folder.schema));
  write('0002_twice', functionWithSemicolons);
  expect(await migrate(suite.owner, folder.schema, folder.migrations)).toEqual(['0001_init', '0002_twice']);
  expect(await migrate(suite.owner, folder.schema, folder.migrations)).toEqual([]);
  const { rows } = await connected(suite.owner, (owner) => owner.query('select twice(21) as answer'));
  expect(rows).toEqual([{ answer: 42 }]);
});

test('drift is the SQL that is missing, and asking for it leaves the database as it was', async () => {
  expect(await drift(suite.owner, folder.schema, folder.migrations)).toBeUndefined();
  writeFileSync(
    join(folder.schema, 'main.prisma'),
    datasource + model.replace('name String', 'name String\n  width Int?'),
  );
  expect(await drift(suite.owner, folder.schema, folder.migrations)).toContain('ADD COLUMN     "width"');
  const { rows } = await connected(suite.owner, (owner) => owner.query('select twice(4) as answer'));
  expect(rows).toEqual([{ answer: 8 }]);
});

test('a migration that fails leaves nothing of itself', async () => {
  write('0003_broken', 'create table half (id int); select 1/0;');
  await expect(migrate(suite.owner, folder.schema, folder.migrations)).rejects.toThrow();
  const { rows } = await connected(suite.owner, (owner) => owner.query(`select to_regclass('half') as table`));
  expect(rows).toEqual([{ table: null }]);
});
