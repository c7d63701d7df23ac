import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openDatabase } from '@gauge/db';
import { serveHealth } from './health.js';
import { MailProcessor } from './mail.processor.js';
import { queueBackend } from './queue.js';
import { Relay } from './relay.js';
import { ReleaseProcessor } from './release.processor.js';
import { ReportProcessor } from './report.processor.js';
import type { Settings } from './settings.js';
import { WorkerModule } from './worker.module.js';

export type RunningWorker = {
  backend: 'PostgreSQL' | 'Redis';
  /** Takes no new work, finishes what it has or hands it back, and lets go of everything. */
  stop(): Promise<void>;
};

/** Without a turn of the relay for this long the worker does not make progress any more. */
const stuckAfterMs = 30_000;

export async function startWorker(settings: Settings): Promise<RunningWorker> {
  const backend = await queueBackend(settings);
  const keeper = openDatabase(settings.releaseDatabaseUrl);
  const reader = openDatabase(settings.databaseUrl, { max: 2 });
  const module = WorkerModule.with(settings, { keeper, reader }, backend.connection);
  const app = await NestFactory.createApplicationContext(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const workers = [ReleaseProcessor, ReportProcessor, MailProcessor].map((processor) => app.get(processor).worker);
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const { loop } = app.get(Relay);

  let stopping = false;
  const isWell = () =>
    !stopping && workers.every((worker) => worker.isRunning()) && performance.now() - loop.lastTurn < stuckAfterMs;
  const health = settings.port === undefined ? undefined : await serveHealth(settings.port, isWell);
  return {
    backend: backend.name,
    async stop() {
      stopping = true;
      await app.close();
      await health?.close();
      await Promise.all([keeper.close(), reader.close()]);
      await backend.close();
    },
  };
}
