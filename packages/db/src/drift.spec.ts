import { drift, layout } from './index.js';
import { suiteDatabase, type SuiteDatabase } from './testing.js';

let database: SuiteDatabase;
beforeAll(async () => {
  database = await suiteDatabase();
});
afterAll(() => database.drop());

test('the migrations arrive at the schema', async () => {
  expect(await drift(database.owner, layout.schemaDir, layout.migrationsDir)).toBeUndefined();
});
