import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { createApp } from '../src/app.js';
import { Readiness } from '../src/http/readiness.js';
import type { Settings } from '../src/http/settings.js';

export type TestServer = { app: NestFastifyApplication; base: string; database: SuiteDatabase; stop(): Promise<void> };

/** The API as it runs, on a database of the suite's own. */
export async function startServer(settings: Partial<Settings> = {}): Promise<TestServer> {
  const database = await suiteDatabase();
  const app = await createApp({ ...testSettings(database), ...settings });
  await app.listen(0, '127.0.0.1');
  app.get(Readiness).serve();
  return {
    app,
    base: await app.getUrl(),
    database,
    async stop() {
      await app.close();
      await database.drop();
    },
  };
}

export const testSettings = (database: SuiteDatabase): Settings => ({
  databaseUrl: database.app,
  demo: false,
  demoAccounts: [],
  webDist: '/nowhere',
  publicUrl: 'http://gauge.test',
  trustProxy: false,
  drain: 0,
});
