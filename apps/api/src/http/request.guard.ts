import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Database } from '@gauge/db';
import { Reflector } from '@nestjs/core';
import type { Route } from '@gauge/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admit } from './admission.js';
import { COOKIE, dropSession, keepSession } from './cookie.js';
import { ROUTE } from './endpoint.js';
import { refuseForeignOrigin, refuseOtherBodies } from './origin.js';
import { DATABASE, SETTINGS, type Settings } from './settings.js';
import { stateOf } from './state.js';

/** Before anything else: from our own pages, in a form we read, by somebody who may. */
@Injectable()
export class RequestGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const route = this.reflector.get<Route>(ROUTE, context.getHandler());
    const now = new Date();

    refuseForeignOrigin(request, this.settings.publicUrl);
    const admission = await admit(this.database, route, request, now);
    refuseOtherBodies(route, request);

    const state = stateOf(request);
    state.admission = admission;
    state.visitor = {
      database: this.database,
      address: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, 300) ?? '',
      now,
      presented: request.cookies[COOKIE] ?? null,
      session: admission.session,
      keepSession: (id) => keepSession(reply, id),
      dropSession: () => dropSession(reply),
    };
    return true;
  }
}
