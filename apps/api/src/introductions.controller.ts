import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as network from '@gauge/core/network';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class IntroductionsController {
  @Endpoint(routes.introductions)
  introductions(@Caller() ctx: Ctx, @Input() { query }: Of<'introductions'>) {
    return network.introductions(ctx, query);
  }

  @Endpoint(routes.askForIntroduction)
  askForIntroduction(@Caller() ctx: Ctx, @Input() { body }: Of<'askForIntroduction'>) {
    return network.askForIntroduction(ctx, body);
  }

  @Endpoint(routes.introduction)
  introduction(@Caller() ctx: Ctx, @Input() { params }: Of<'introduction'>) {
    return network.introduction(ctx, params.introductionId);
  }

  @Endpoint(routes.moveIntroduction)
  moveIntroduction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveIntroduction'>) {
    return network.moveIntroduction(ctx, params.introductionId, body);
  }

  @Endpoint(routes.takeIntroduction)
  takeIntroduction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'takeIntroduction'>) {
    return network.putInCharge(ctx, params.introductionId, body);
  }

  @Endpoint(routes.writeMessage)
  writeMessage(@Caller() ctx: Ctx, @Input() { params, body }: Of<'writeMessage'>) {
    return network.writeMessage(ctx, params.introductionId, body.body);
  }

  @Endpoint(routes.reportOutcome)
  reportOutcome(@Caller() ctx: Ctx, @Input() { params, body }: Of<'reportOutcome'>) {
    return network.reportOutcome(ctx, params.introductionId, body);
  }

  @Endpoint(routes.brokeredIntroductions)
  brokeredIntroductions(@Caller() ctx: Ctx, @Input() { query }: Of<'brokeredIntroductions'>) {
    return network.introductions(ctx, query);
  }

  @Endpoint(routes.brokeredIntroduction)
  brokeredIntroduction(@Caller() ctx: Ctx, @Input() { params }: Of<'brokeredIntroduction'>) {
    return network.introduction(ctx, params.introductionId);
  }

  @Endpoint(routes.reviewIntroduction)
  reviewIntroduction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'reviewIntroduction'>) {
    return network.moveIntroduction(ctx, params.introductionId, body);
  }

  @Endpoint(routes.takeBrokeredIntroduction)
  takeBrokeredIntroduction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'takeBrokeredIntroduction'>) {
    return network.putInCharge(ctx, params.introductionId, body);
  }

  @Endpoint(routes.partneringFunnel)
  partneringFunnel(@Caller() ctx: Ctx) {
    return network.partneringFunnel(ctx);
  }
}
