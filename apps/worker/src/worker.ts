import 'reflect-metadata';
import type { WorkerHost } from '@nestjs/bullmq';
import { NestFactory } from '@nestjs/core';
import { openDatabase } from '@gauge/db';
import { BulkProcessor } from './bulk.processor.js';
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
  const databases = {
    across: openDatabase(settings.releaseDatabaseUrl),
    within: openDatabase(settings.databaseUrl, { max: 2 }),
  };
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, databases, backend.connection), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const processors = [ReleaseProcessor, ReportProcessor, MailProcessor, BulkProcessor];
  const workers = processors.map((processor) => app.get<WorkerHost>(processor).worker);
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
      await Promise.all([databases.across.close(), databases.within.close()]);
      await backend.close();
    },
  };
}
