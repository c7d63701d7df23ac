import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { routes } from '@gauge/contracts';
import { checkPassword } from '@gauge/core/identity';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { readInput } from './http/input.js';
import { visitorOf } from './http/state.js';

/** E-mail and password; what passport hands on as the user is who signed in. Sessions are our own. */
@Injectable()
export class LoginStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ usernameField: 'email', passReqToCallback: true, session: false });
  }

  validate(request: FastifyRequest, email: string, password: string): Promise<{ id: string; name: string }> {
    return checkPassword(visitorOf(request), email, password);
  }
}

@Injectable()
export class LoginGuard extends AuthGuard('local') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // passport would answer 401 to a body that is only incomplete, and take the address as it was typed
    request.body = readInput(routes.login, request).body;
    return (await super.canActivate(context)) as boolean;
  }
}
