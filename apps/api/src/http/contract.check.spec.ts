import { Controller, Get, Module } from '@nestjs/common';
import { routes, type Route } from '@gauge/contracts';
import { suiteDatabase } from '@gauge/db/testing';
import { z } from 'zod';
import { AppModule, createApp } from '../app.js';
import { testSettings } from '../../test/server.js';
import { contractFaults } from './contract.check.js';
import { Endpoint } from './endpoint.js';

@Controller()
class Undeclared {
  @Get('/api/back-door')
  open() {
    return 'everything';
  }
}

@Controller()
class Twice {
  @Endpoint(routes.firm)
  again() {
    return {};
  }
}

@Module({ controllers: [Undeclared] })
class Careless {}
@Module({ controllers: [Twice] })
class Confused {}

test.each([
  ['a handler without a contract', Careless, 'Undeclared.open declares no contract'],
  ['a second handler of the same contract', Confused, '/api/firms/:firmId'],
])('%s keeps the process from booting', async (_name, extra, reason) => {
  const database = await suiteDatabase();
  const usual = AppModule.with(testSettings(database));
  const app = await createApp(testSettings(database), { ...usual, imports: [...(usual.imports ?? []), extra] });
  try {
    await expect(app.init()).rejects.toThrow(reason);
  } finally {
    await app.close();
    await database.drop();
  }
});

describe('what a set of contracts and handlers lacks', () => {
  const route = (part: Partial<Route>): Route => ({
    id: 'r',
    method: 'GET',
    path: '/api/firms/:firmId/x',
    scope: 'firm',
    permission: 'firm:read',
    summary: '',
    reply: z.object({}),
    ...part,
  });
  const faults = (contract: Route) => contractFaults([{ name: 'C.m', route: contract }], [contract]);

  test('nothing', () => expect(faults(route({}))).toEqual([]));

  test('a handler', () => expect(contractFaults([], [route({})])).toEqual(['r has no handler']));

  test('a permission, or the scope that would need none', () => {
    const { permission: _, ...bare } = route({});
    expect(faults(bare)).toEqual(['r: scope firm and permission do not fit']);
    expect(faults(route({ scope: 'public' }))).toEqual(['r: scope public and permission do not fit']);
  });

  test('the place in its path', () =>
    expect(faults(route({ scope: 'association' }))).toEqual(['r: no :associationId in its path']));
});
