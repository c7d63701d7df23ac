import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { jobs } from '@gauge/contracts';
import type { Database } from '@gauge/db';
import type { ConnectionOptions } from 'bullmq';
import { BulkProcessor } from './bulk.processor.js';
import { Doorbell } from './doorbell.js';
import { handlerFaults, HANDLES } from './handler.js';
import { MailProcessor } from './mail.processor.js';
import { Reconciler } from './reconciler.js';
import { Relay } from './relay.js';
import { ReleaseProcessor } from './release.processor.js';
import { Reminders } from './reminders.js';
import { ReportProcessor } from './report.processor.js';
import { RoundsLoop } from './rounds.loop.js';
import { DATABASE, SETTINGS, TENANT_DATABASE, type Settings } from './settings.js';
import { Suggestions } from './suggestions.js';

const names = Object.keys(jobs);

const defaultJobOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  // kept, to be looked at and tried again
  removeOnFail: { count: 1_000 },
};

@Module({})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  static with(
    settings: Settings,
    { across, within }: { across: Database; within: Database },
    connection: ConnectionOptions,
  ): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DiscoveryModule,
        BullModule.forRoot({ connection }),
        BullModule.registerQueue(...names.map((name) => ({ name, defaultJobOptions }))),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DATABASE, useValue: across },
        { provide: TENANT_DATABASE, useValue: within },
        Doorbell,
        ReleaseProcessor,
        ReportProcessor,
        MailProcessor,
        BulkProcessor,
        Relay,
        Reconciler,
        RoundsLoop,
        Reminders,
        Suggestions,
      ],
    };
  }

  onApplicationBootstrap(): void {
    const handled = this.discovery.getProviders().flatMap(({ metatype }): string[] => {
      const name: unknown = metatype && Reflect.getMetadata(HANDLES, metatype);
      return typeof name === 'string' ? [name] : [];
    });
    const faults = handlerFaults(handled, names);
    if (faults.length > 0) throw new Error(`The worker does not match the jobs:\n  ${faults.join('\n  ')}`);
  }
}
