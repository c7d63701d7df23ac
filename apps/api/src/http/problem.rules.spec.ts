import { NotFoundException } from '@nestjs/common';
import { Problem } from '@gauge/core/platform';
import { openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { makeWorld, type Tenant } from '../../test/world.js';
import { tell } from './problem.rules.js';

let suite: SuiteDatabase;
let database: Database;
let a: Tenant;
beforeAll(async () => {
  suite = await suiteDatabase();
  database = openDatabase(suite.app, { max: 1 });
  ({ a } = await makeWorld(suite.owner));
});
afterAll(async () => {
  await database.close();
  await suite.drop();
});

type Work = Parameters<Database['transaction']>[1];
const told = (work: Work, timeout = 10_000) =>
  database
    .transaction({ user: a.userId('counsellor'), tenant: a.associationId, scope: 'association' }, work, { timeout })
    .then(() => 'no error', tell);

test('what a trigger refuses is told by its code and its sentence, however the statement was sent', async () => {
  const expected = {
    status: 409,
    code: 'instrument_in_use',
    detail: 'A round uses this instrument version, so it cannot change; make a new version.',
  };
  expect(
    await told((tx) => tx.instrumentVersion.update({ where: { id: a.otherId }, data: { definition: {} } })),
  ).toEqual(expected);
  expect(await told((tx) => tx.instrumentVersion.updateMany({ data: { definition: {} } }))).toEqual(expected);
  expect(await told((tx) => tx.$executeRaw`update instrument_version set definition = '{}'`)).toEqual(expected);
});

test('a trigger without a known code is a conflict', async () => {
  const raise = (text: string) => told((tx) => tx.$executeRawUnsafe(`do $$ begin raise exception '${text}'; end $$`));
  expect(await raise('MEMBERSHIP_FIXED: it stays')).toMatchObject({
    status: 409,
    code: 'conflict',
    detail: 'It stays.',
  });
  expect(await raise('plain words')).toMatchObject({ status: 409, code: 'conflict', detail: 'Plain words.' });
});

test('a taken name is a conflict; a missing row is not found', async () => {
  const taken = { associationId: a.associationId, firmId: a.firmId, memberNo: '1' };
  expect(await told((tx) => tx.membership.createMany({ data: [taken] }))).toMatchObject({ code: 'conflict' });
  expect(await told((tx) => tx.association.update({ where: { id: a.roundId }, data: { name: 'x' } }))).toMatchObject({
    code: 'not_found',
  });
});

test('what takes too long, and no connection, are for another moment', async () => {
  const slow = await told((tx) => tx.$queryRaw`select 1 from pg_sleep(5)`, 200);
  expect(slow).toMatchObject({ status: 503, code: 'busy', headers: { 'retry-after': '2' } });
  const nowhere = openDatabase('postgresql://nobody:x@127.0.0.1:1/x', { max: 1 });
  expect(await nowhere.transaction({}, (tx) => tx.user.count()).catch(tell)).toMatchObject({ code: 'busy' });
  expect(await nowhere.client.$queryRaw`select 1`.catch(tell)).toMatchObject({ code: 'busy' });
  await nowhere.close();
});

test('our own problems keep their words; everything unforeseen says nothing of itself', async () => {
  expect(tell(new Problem('conflict', 'No.', [{ path: 'x', message: 'y' }], 7))).toEqual({
    status: 409,
    code: 'conflict',
    detail: 'No.',
    errors: [{ path: 'x', message: 'y' }],
    headers: { 'retry-after': '7' },
  });
  expect(tell(new NotFoundException('Cannot GET /secret'))).toEqual({
    status: 404,
    code: 'not_found',
    detail: 'There is nothing here.',
  });
  expect(tell(new Error('password=hunter2'))).toEqual({ status: 500, code: 'internal', unexpected: true });
  expect(await told((tx) => tx.$queryRaw`select nonsense`)).toEqual({
    status: 500,
    code: 'internal',
    unexpected: true,
  });
  expect(tell(undefined)).toMatchObject({ status: 500 });
});
