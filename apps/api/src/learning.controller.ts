import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as learning from '@gauge/core/learning';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class LearningController {
  @Endpoint(routes.ownLearning)
  ownLearning(@Caller() ctx: Ctx) {
    return learning.ownLearning(ctx);
  }

  @Endpoint(routes.makeDeclaration)
  makeDeclaration(@Caller() ctx: Ctx, @Input() { body }: Of<'makeDeclaration'>) {
    return learning.makeDeclaration(ctx, body);
  }

  @Endpoint(routes.declaration)
  declaration(@Caller() ctx: Ctx, @Input() { params }: Of<'declaration'>) {
    return learning.declaration(ctx, params.declarationId);
  }

  @Endpoint(routes.changeDeclaration)
  changeDeclaration(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeDeclaration'>) {
    return learning.changeDeclaration(ctx, params.declarationId, body);
  }

  @Endpoint(routes.moveDeclaration)
  moveDeclaration(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveDeclaration'>) {
    return learning.moveDeclaration(ctx, params.declarationId, body.move);
  }

  @Endpoint(routes.findLearning)
  findLearning(@Caller() ctx: Ctx, @Input() { query }: Of<'findLearning'>) {
    return learning.findLearning(ctx, query);
  }

  @Endpoint(routes.askToLearn)
  askToLearn(@Caller() ctx: Ctx, @Input() { body }: Of<'askToLearn'>) {
    return learning.askToLearn(ctx, body);
  }

  @Endpoint(routes.memberDeclarations)
  memberDeclarations(@Caller() ctx: Ctx, @Input() { query }: Of<'memberDeclarations'>) {
    return learning.memberDeclarations(ctx, query);
  }

  @Endpoint(routes.memberDeclaration)
  memberDeclaration(@Caller() ctx: Ctx, @Input() { params }: Of<'memberDeclaration'>) {
    return learning.memberDeclaration(ctx, params.declarationId);
  }

  @Endpoint(routes.reviewDeclaration)
  reviewDeclaration(@Caller() ctx: Ctx, @Input() { params, body }: Of<'reviewDeclaration'>) {
    return learning.reviewDeclaration(ctx, params.declarationId, body);
  }
}
