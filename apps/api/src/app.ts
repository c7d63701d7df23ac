import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openDatabase, type Database } from '@gauge/db';
import type { FastifyInstance } from 'fastify';
import { AlliancesController } from './alliances.controller.js';
import { AssessmentsController } from './assessments.controller.js';
import { AssociationsController } from './associations.controller.js';
import { CounsellingController } from './counselling.controller.js';
import { EventsController } from './events.controller.js';
import { ContractCheck } from './http/contract.check.js';
import { serveDocs } from './http/docs.js';
import { sendSecurityHeaders } from './http/headers.js';
import { FORM } from './http/origin.js';
import { ProblemFilter, refuseEarly } from './http/problem.filter.js';
import { Readiness } from './http/readiness.js';
import { RequestGuard } from './http/request.guard.js';
import { RequestInterceptor } from './http/request.interceptor.js';
import { DATABASE, SETTINGS, type Settings } from './http/settings.js';
import { uploadLimits } from './http/upload.js';
import { serveWeb } from './http/web.js';
import { ImportsController } from './imports.controller.js';
import { GroupsController } from './groups.controller.js';
import { IdentityController } from './identity.controller.js';
import { InstrumentsController } from './instruments.controller.js';
import { IntroductionsController } from './introductions.controller.js';
import { LoginStrategy } from './login.strategy.js';
import { LearningController } from './learning.controller.js';
import { MembersController } from './members.controller.js';
import { PartnersController } from './partners.controller.js';
import { PlatformController } from './platform.controller.js';
import { ReleaseEventsController } from './release-events.controller.js';
import { ReportsController } from './reports.controller.js';
import { RoundsController } from './rounds.controller.js';
import { RunningController } from './running.controller.js';
import { StandingController } from './standing.controller.js';
import { SuggestionsController } from './suggestions.controller.js';

/** One controller for each file of contracts; what streams stands apart. */
const controllers = [
  PlatformController,
  IdentityController,
  AssociationsController,
  AlliancesController,
  MembersController,
  InstrumentsController,
  RoundsController,
  RunningController,
  AssessmentsController,
  ImportsController,
  StandingController,
  PartnersController,
  SuggestionsController,
  IntroductionsController,
  LearningController,
  GroupsController,
  EventsController,
  CounsellingController,
  ReportsController,
  ReleaseEventsController,
];

@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule],
      controllers,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DATABASE, useFactory: () => openDatabase(settings.databaseUrl) },
        Readiness,
        ContractCheck,
        LoginStrategy,
        { provide: APP_GUARD, useClass: RequestGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }

  /** After the last reply has left. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

const BODY_LIMIT = 1 << 20;
const FORM_LIMIT = 1 << 10;

/** The API and the web on one origin, not listening yet. */
export async function createApp(
  settings: Settings,
  module = AppModule.with(settings),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: settings.trustProxy,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    frameworkErrors: refuseEarly,
    forceCloseConnections: 'idle',
    // whoever still comes while we close is served: nobody is to see a failure for our restart
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.removeContentTypeParser('text/plain');
  // what is posted like this says nothing that its address does not say; all but one route refuse it
  fastify.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, _text, done) =>
    done(null, undefined),
  );
  sendSecurityHeaders(fastify);
  closeConnectionsWhileStopping(fastify, app.get(Readiness));
  await app.register(cookie);
  await app.register(multipart, { limits: uploadLimits });
  await serveDocs(fastify);
  await serveWeb(fastify, settings.webDist);
  return app;
}

function closeConnectionsWhileStopping(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (readiness.draining) reply.header('connection', 'close');
  });
}
